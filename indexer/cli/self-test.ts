import { closeSearch } from '#lib/search/client';
import { changeInPoints, FIGURES } from '#lib/self-test/change';
import { figuresIn, type ModelFigures, type SelfTestRun } from '#lib/self-test/report';
import { getSelfTest, runSelfTest } from '#lib/self-test/service';
import { EXIT } from './exit-codes';
import { print, remark } from './print';
import { formatTable } from './table';

/** `rummage self-test`: @returns the exit code @throws RummageError `conflict` when nothing is expected yet */
export async function selfTest({ json }: { readonly json?: boolean }): Promise<number> {
  const [before = null] = (await getSelfTest()).runs;
  try {
    const run = await runSelfTest();
    if (json) print(JSON.stringify({ run, before }, null, 2));
    else for (const model of run.models) printModel(model, run, before);
  } finally {
    await closeSearch();
  }
  return EXIT.ok;
}

function printModel(
  { reference, title, isActive, queries, problem }: ModelFigures,
  run: SelfTestRun,
  before: SelfTestRun | null,
) {
  print(`${title}${isActive ? ' (answers now)' : ''}`);
  if (problem !== null) return remark(`  could not be asked: ${problem}`);

  const row = (query: string | null) => {
    const [now, then] = [figuresIn(run, reference, query), figuresIn(before, reference, query)];
    const figures = FIGURES.flatMap(({ key }) =>
      now === null ? ['', ''] : [now[key].toFixed(2), changeInPoints(now[key], then?.[key])],
    );
    return [query ?? 'all', ...figures];
  };
  const heading = ['', ...FIGURES.flatMap(({ name }) => [name, ''])];
  print(formatTable([heading, ...queries.map(({ query }) => row(query)), row(null)], 'lrlrlrlrl'));
}
