import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { differingPaths, libraryState } from './library-state';
import { makeCrops, seededRandom } from './make-crops';
import { kill, startIndexer, untilIndexed } from './processes';

/**
 * Indexes seeded crops twice: once undisturbed, once with the indexer killed on the way (`kill -9`), and compares the two
 * libraries.
 *
 * @returns how many photos differ, and the first of them; none is what must come out
 */
export async function compareKilledRun(
  crops: number,
  kills: number,
  seed: number,
): Promise<{ photos: number; differences: number; differing: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'rummage-kill-'));
  const photos = join(folder, 'photos');
  try {
    await makeCrops(photos, crops, seed);
    const undisturbedMs = await indexUndisturbed(join(folder, 'calm'), photos, crops);
    await indexWithKills(join(folder, 'killed'), photos, crops, kills, undisturbedMs, seed);

    const calm = libraryState(join(folder, 'calm'));
    const differing = differingPaths(calm, libraryState(join(folder, 'killed')));
    return { photos: calm.length, differences: differing.length, differing: differing.slice(0, 10) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function indexUndisturbed(data: string, photos: string, count: number): Promise<number> {
  const started = Date.now();
  const indexer = startIndexer(data, [photos]);
  await untilIndexed(data, count);
  await kill(indexer, 'SIGTERM');
  return Date.now() - started;
}

async function indexWithKills(
  data: string,
  photos: string,
  count: number,
  kills: number,
  calmMs: number,
  seed: number,
) {
  const random = seededRandom(seed + 1);
  for (let i = 0; i < kills; i++) {
    const indexer = startIndexer(data, [photos]);
    // Long enough to start and store something, short enough that work is left for the runs to come.
    await wait(800 + (random() * (2 * calmMs)) / (kills + 1));
    await kill(indexer);
  }

  const indexer = startIndexer(data, [photos]);
  await untilIndexed(data, count);
  await kill(indexer, 'SIGTERM');
}

/** `npm run bench -- kill [crops=3000] [kills=10]` */
export async function main([crops = '3000', kills = '10']: readonly string[]): Promise<void> {
  const result = await compareKilledRun(Number(crops), Number(kills), 1);
  console.log(JSON.stringify({ bench: 'kill', kills: Number(kills), ...result }));
  if (result.differences > 0) process.exitCode = 1;
}
