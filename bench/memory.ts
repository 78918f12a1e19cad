import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { dataPaths } from '#lib/paths';
import { type Database, openDatabase } from '#lib/store/database';
import { countPhotos } from '#lib/store/photos';
import { makeCrops } from './make-crops';
import { processTree } from './process-tree';
import { kill, startIndexer } from './processes';

/** Megabytes of all processes, and of each kind by name. */
interface Memory {
  readonly total: number;
  readonly processes: Readonly<Record<string, number>>;
}

const EARLY = 500;
/** Memory goes up and down with every photo: the median of samples taken over so many photos is compared. */
const WINDOW = 200;
const SAMPLE_MS = 100;

/** `npm run bench -- memory [photos=10000] [model]`: memory of the indexer and all it started, after 500 photos and after all. */
export async function main([photos = '10000', model = 'clip-pocket-384']: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rummage-memory-'));
  const count = Number(photos);
  await makeCrops(join(folder, 'photos'), count, 3);

  const data = join(folder, 'data');
  const indexer = startIndexer(data, [join(folder, 'photos')], { RUMMAGE_MODEL: model });
  const db = openDatabase(dataPaths(data), 'computed');
  const sample = (from: number, to: number) => sampleBetween(db, indexer.pid ?? 0, from, to);
  try {
    const early = await sample(EARLY, EARLY + WINDOW);
    const late = await sample(count - WINDOW, count);
    const ratio = Number((late.total / early.total).toFixed(3));
    console.log(
      JSON.stringify({ bench: 'memory', model, photos: count, [`after${EARLY}`]: early, atTheEnd: late, ratio }),
    );
  } finally {
    db.close();
    await kill(indexer, 'SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

/** Megabytes by kind of process, and of all: medians of what was seen while the photos in between were indexed. */
async function sampleBetween(db: Database, pid: number, from: number, to: number): Promise<Memory> {
  const settled = () => {
    const { indexed, failed } = countPhotos(db);
    return indexed + failed;
  };
  while (settled() < from) await wait(SAMPLE_MS);

  const samples: Memory[] = [];
  do {
    samples.push(memoryNow(pid));
    await wait(SAMPLE_MS);
  } while (settled() < to);

  const names = [...new Set(samples.flatMap(({ processes }) => Object.keys(processes)))];
  const of = (name: string) => median(samples.map(({ processes }) => processes[name] ?? 0));
  return {
    total: median(samples.map(({ total }) => total)),
    processes: Object.fromEntries(names.map((name) => [name, of(name)])),
  };
}

function memoryNow(pid: number): Memory {
  const processes: Record<string, number> = {};
  for (const { name, rss } of processTree(pid)) processes[name] = (processes[name] ?? 0) + rss / 1e6;
  return { total: Object.values(processes).reduce((a, b) => a + b, 0), processes };
}

function median(values: readonly number[]): number {
  return Math.round([...values].sort((a, b) => a - b)[values.length >> 1] as number);
}
