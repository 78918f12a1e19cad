import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { FAULT_POINTS, type FaultPoint } from '#lib/fault-points';
import { dataPaths } from '#lib/paths';
import { seededRandom } from '../make-crops';
import { type Findings, Life, manyLives, shuffled, type Workshop } from './life';
import { ended, killedAt, killGroup, startIndexer, startPerson } from './run';

/** How a process is to end: at a named point, or at any time. */
export type Ending = FaultPoint | 'at random';

/** Kills in the life of one library: the last of them meet one that has been through much. */
const KILLS_PER_LIFE = 10;
const FIRST_PHOTOS = 30;
/** A graph is published when a tenth of the photos are new to it. */
const ENOUGH_TO_PUBLISH = 12;
const POINT_PATIENCE_MS = 60_000;

export interface KillTotals {
  /** Processes that ended at each point. */
  readonly at: Record<string, number>;
  /** Things a person said, acknowledged before the process they were said to was killed, too. */
  acknowledged: number;
}

/**
 * Kills indexers, and processes a person speaks to, while photos come, go, move and change.
 *
 * @param runs indexers to kill; half of them at random times, the others at each named point in turn
 */
export function killMany(workshop: Workshop, findings: Findings, runs: number, seed: number): Promise<KillTotals> {
  return killInTurn(workshop, findings, shuffled(planned(runs), seededRandom(seed)), seed);
}

/** Kills in the order given. */
export async function killInTurn(
  workshop: Workshop,
  findings: Findings,
  endings: readonly Ending[],
  seed: number,
): Promise<KillTotals> {
  const totals: KillTotals = { at: {}, acknowledged: 0 };
  await manyLives(endings.length, KILLS_PER_LIFE, async (first, last) => {
    const life = new Life(workshop, findings, `kill-${seed}-${first}`, seed + first);
    const calmMs = await life.begin(FIRST_PHOTOS);
    for (const ending of endings.slice(first, last)) {
      await killOnce(life, ending, calmMs, totals);
      life.check();
    }
    await life.complete();
    life.close();
  });
  return totals;
}

function planned(runs: number): Ending[] {
  return Array.from({ length: runs }, (_, i) =>
    i % 2 === 0 ? (FAULT_POINTS[(i / 2) % FAULT_POINTS.length] as FaultPoint) : 'at random',
  );
}

async function killOnce(life: Life, ending: Ending, calmMs: number, totals: KillTotals): Promise<void> {
  const { random, photos, data } = life;
  photos.tidy(3);
  photos.add(ending.startsWith('graph') ? ENOUGH_TO_PUBLISH : 4);
  if (ending.startsWith('graph') && random() < 0.3) clearGraphs(data);

  const nth = 1 + Math.floor(random() * (ending === 'decoded' ? 4 : 1));
  const indexer = startIndexer(data, ending === 'at random' ? {} : killedAt(ending, nth));
  const person = startPerson(data, Math.floor(random() * 2 ** 31), life.otherFolder, life.said);
  // From just before the first look at the folder until everything is done.
  const moment = (0.3 + random()) * calmMs;
  await wait(moment / 2);
  photos.tidy(3);
  await wait(moment / 2);
  // Either process may go first.
  if (random() < 0.5) await person.kill();
  if (ending !== 'at random' && !(await ended(indexer, POINT_PATIENCE_MS))) {
    throw new Error(`No indexer came to the point “${ending}” within ${POINT_PATIENCE_MS} ms.`);
  }
  await killGroup(indexer);
  totals.at[ending] = (totals.at[ending] ?? 0) + 1;
  await person.kill();
  totals.acknowledged += person.acknowledged();
}

/** Graphs are derived and may be deleted at any time. */
function clearGraphs(data: string): void {
  const { graphs } = dataPaths(data);
  for (const name of readdirSync(graphs)) rmSync(join(graphs, name));
}
