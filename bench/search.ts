import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#lib/paths';
import { benchLibrary, publishOnce } from './search-library';
import { plotOf, type PlotLine } from './search-plot';
import { type EngineFigures, type EngineName, ENGINES, modeOf, reportOf } from './search-report';

/** Above this only the engine that is chosen and the flat scan are asked: a graph of a million takes the better part of an hour. */
const EVERY_ENGINE_UP_TO = 100_000;
/** Drawn anew by every run; the one in docs/ is of the figures told there. */
const PLOT = join(projectRoot(), 'bench', 'data', 'search.svg');
const LARGE: readonly EngineName[] = ['flat', 'int8'];

/**
 * `npm run bench -- search [counts=10000,100000] [engines]`: recall, times, memory and files of each engine, on made-up
 * vectors with the geometry of CLIP's, through the real database and the real publisher.
 */
export async function main([counts = '10000,100000', engines = '']: readonly string[]): Promise<void> {
  const asked = engines.split(',').filter((name): name is EngineName => ENGINES.includes(name as EngineName));
  const figures = [];
  for (const count of counts.split(',').map(Number)) {
    const library = benchLibrary(count);
    const usual = count > EVERY_ENGINE_UP_TO ? LARGE : ENGINES;
    for (const engine of asked.length > 0 ? asked : usual) {
      const buildSeconds = engine === 'exact' ? 0 : await publishOnce(library, modeOf(engine));
      const measured = { ...measure(count, engine), buildSeconds };
      console.error(JSON.stringify({ bench: 'search', ...measured }));
      figures.push(measured);
    }
  }
  console.log(
    `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, ${(totalmem() / 1e9).toFixed(0)} GB, Node ${process.version}\n`,
  );
  console.log(reportOf(figures));
  writeFileSync(PLOT, plotOf('A search for ten, p50', linesOf(figures)));
}

/** The lines of the plot: one for each engine. */
function linesOf(figures: readonly EngineFigures[]): PlotLine[] {
  return ENGINES.map((name) => ({
    name,
    points: figures.filter(({ engine }) => engine === name).map(({ count, text }) => [count, text.p50] as const),
  })).filter(({ points }) => points.length > 0);
}

function measure(count: number, engine: EngineName): EngineFigures {
  const args = ['--expose-gc', '--import', 'tsx', join('bench', 'search-engine.ts'), String(count), engine];
  const output = execFileSync(process.execPath, args, { cwd: projectRoot(), stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(output.toString()) as EngineFigures;
}
