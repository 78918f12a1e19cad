import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '#lib/paths';
import { differingPaths, libraryState } from './library-state';
import { makeCrops, seededRandom } from './make-crops';
import { choose, kill, startIndexer, untilActive, untilIndexed } from './processes';
import { secondModel } from './second-model';

/** Images one killed run may have embedded and not yet stored. */
const BATCH_IN_FLIGHT = 8;
export interface KilledSwitch {
  readonly photos: number;
  readonly differences: number;
  /** Photos embedded, each as often as it was. */
  readonly embedded: number;
  /** Photos embedded more than once: those in flight at a kill. */
  readonly again: number;
  readonly atMost: number;
}

/**
 * Switches the model of a library while the indexer is killed on the way (`kill -9`), and compares what comes out with a
 * library indexed by the second model from the start.
 */
export async function switchWithKills(crops: number, kills: number, seed: number): Promise<KilledSwitch> {
  const folder = await mkdtemp(join(tmpdir(), 'rummage-switch-kill-'));
  const photos = join(folder, 'photos');
  const data = join(folder, 'data');
  try {
    await makeCrops(photos, crops, seed);
    const to = await secondModel(folder);
    const fresh = join(folder, 'fresh');
    const clean = startIndexer(fresh, [photos], { RUMMAGE_MODEL: to });
    await untilIndexed(fresh, crops);
    await kill(clean, 'SIGTERM');

    const first = startIndexer(data, [photos]);
    await untilIndexed(data, crops);
    await kill(first, 'SIGTERM');
    const counted = join(folder, 'embedded');
    await writeFile(counted, '');
    await killOnTheWay(data, to, kills, seed, counted);

    const differing = differingPaths(libraryState(fresh), libraryState(data));
    const photosEmbedded = readFileSync(counted, 'utf8').trimEnd().split('\n');
    const embedded = photosEmbedded.length;
    const again = embedded - new Set(photosEmbedded).size;
    return { photos: crops, differences: differing.length, embedded, again, atMost: crops + kills * BATCH_IN_FLIGHT };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function killOnTheWay(data: string, to: string, kills: number, seed: number, counted: string): Promise<void> {
  const random = seededRandom(seed + 1);
  const env = {
    NODE_OPTIONS: `--import ${pathToFileURL(join(projectRoot(), 'bench', 'count-inferences.mjs')).href}`,
    RUMMAGE_BENCH_COUNT: counted,
  };
  choose(data, to);
  for (let i = 0; i < kills; i++) {
    const indexer = startIndexer(data, [], env);
    // Long enough to start and fill something, short enough that work is left for the runs to come.
    await wait(1_500 + random() * 3_000);
    await kill(indexer);
  }

  const indexer = startIndexer(data, [], env);
  await untilActive(data, to);
  await kill(indexer, 'SIGTERM');
}

/** `npm run bench -- switch-kill [crops=3000] [kills=10]` */
export async function main([crops = '3000', kills = '10']: readonly string[]): Promise<void> {
  const result = await switchWithKills(Number(crops), Number(kills), 5);
  console.log(JSON.stringify({ bench: 'switch-kill', kills: Number(kills), ...result }));
  if (result.differences > 0 || result.embedded > result.atMost) process.exitCode = 1;
}
