import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { secondModel } from './second-model';
import { makeCrops } from './make-crops';
import { choose, kill, startIndexer, startWeb, untilActive, untilAnswering, untilIndexed } from './processes';

const SUBJECTS = ['cat', 'a cup of coffee', 'sunset over a lake', 'rocket launch', 'autumn leaves', 'bird', 'a dog'];
const QUALITIES = ['red', 'blue', 'old', 'small', 'dark', 'bright', 'green', 'white', 'big', 'wooden'];
const PLACES = [
  '',
  'on a table',
  'in the snow',
  'by the sea',
  'in a garden',
  'at night',
  'in the city',
  'on the grass',
];
const AFTER_FLIP = 30;

interface Answer {
  readonly model: string | null;
  readonly results: readonly { readonly id: number; readonly similarity: number | null }[];
}

/** One search during the switch, with what the status said just before and just after it. */
interface Observed {
  readonly query: number;
  readonly before: string;
  readonly after: string;
  readonly answer: Answer;
}

/** `npm run bench -- switch [crops=3000] [searches=500] [model folder]`: searches over HTTP while the model is switched. */
export async function main([crops = '3000', searches = '500', model]: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rummage-switch-'));
  const data = join(folder, 'data');
  const base = 'http://127.0.0.1:4392';
  const to = model ?? (await secondModel(folder));
  await makeCrops(join(folder, 'photos'), Number(crops), 3);

  const indexer = startIndexer(data, [join(folder, 'photos')]);
  const web = startWeb(data, 4392);
  try {
    await untilAnswering(base);
    await untilIndexed(data, Number(crops));
    const queries = makeQueries(Number(searches));
    const old = await askAll(base, queries);
    const started = Date.now();
    choose(data, to);
    const observed = await searchUntilFlipped(base, queries, to);
    const seconds = (Date.now() - started) / 1000;
    await untilActive(data, to);
    const now = await askAll(base, queries);

    const faults = judge(observed, old, now, to);
    const answeredByOld = observed.filter(({ answer }) => answer.model !== to).length;
    const result = { photos: Number(crops), searches: observed.length, seconds, answeredByOld, ...faults };
    console.log(JSON.stringify({ bench: 'switch', ...result }));
    if (Object.values(faults).some((count) => count > 0)) process.exitCode = 1;
  } finally {
    await kill(indexer, 'SIGTERM');
    await kill(web, 'SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

/** Different ones, so that the encoder works each time. */
function makeQueries(count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const subject = SUBJECTS[i % SUBJECTS.length];
    const quality = QUALITIES[Math.floor(i / SUBJECTS.length) % QUALITIES.length];
    const place = PLACES[Math.floor(i / (SUBJECTS.length * QUALITIES.length)) % PLACES.length];
    return `${quality} ${subject} ${place}`.trim();
  });
}

async function searchUntilFlipped(base: string, queries: readonly string[], to: string): Promise<Observed[]> {
  const observed: Observed[] = [];
  let sinceFlip = 0;
  for (let i = 0; i < queries.length || sinceFlip < AFTER_FLIP; i++) {
    const query = i % queries.length;
    const { model: before, share } = await readStatus(base);
    const answer = await ask(base, queries[query] ?? '');
    const { model: after } = await readStatus(base);
    observed.push({ query, before, after, answer });
    if (after === to) sinceFlip++;
    // Spread over the switch: the i-th search when the i-th part is done, and closely around the flip.
    while (i < queries.length - 60 && share < 0.97 && (await readStatus(base)).share < i / (queries.length - 60)) {
      await wait(20);
    }
  }
  return observed;
}

/** What is wrong with the answers; nothing is what must come out. */
function judge(observed: readonly Observed[], old: readonly Answer[], now: readonly Answer[], to: string) {
  const isSame = (a: Answer, b: Answer | undefined) => JSON.stringify(a.results) === JSON.stringify(b?.results);
  const firstNew = observed.findIndex(({ answer }) => answer.model === to);

  return {
    empty: observed.filter(({ answer }) => answer.results.length === 0).length,
    neitherOldNorNew: observed.filter(({ answer, query }) => !isSame(answer, (answer.model === to ? now : old)[query]))
      .length,
    oldAfterNew: observed.slice(firstNew).filter(({ answer }) => answer.model !== to).length,
    oldAfterFlip: observed.filter(({ before, answer }) => before === to && answer.model !== to).length,
    newBeforeFlip: observed.filter(({ after, answer }) => after !== to && answer.model === to).length,
    sameForBoth: old.filter((answer, i) => isSame(answer, now[i])).length,
  };
}

async function askAll(base: string, queries: readonly string[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const query of queries) answers.push(await ask(base, query));
  return answers;
}

async function ask(base: string, query: string): Promise<Answer> {
  const response = await fetch(`${base}/api/search?limit=50&q=${encodeURIComponent(query)}`);
  const { model, results } = (await response.json()) as Answer;
  return { model, results: results.map(({ id, similarity }) => ({ id, similarity })) };
}

async function readStatus(base: string): Promise<{ model: string; share: number }> {
  const response = await fetch(`${base}/api/status`);
  const status = (await response.json()) as {
    model: { id: string };
    switch: { done: number; total: number } | null;
  };
  return { model: status.model.id, share: status.switch ? status.switch.done / Math.max(1, status.switch.total) : 0 };
}
