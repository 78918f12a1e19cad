import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeCrops } from './make-crops';
import { kill, startIndexer, startWeb, untilAnswering, untilIndexed } from './processes';

const QUERIES = ['cat', 'a cup of coffee', 'sunset over a lake with boats', 'rocket launch', 'autumn leaves', 'bird'];

interface Timing {
  readonly errors: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** The slowest five, each with its number in the row: a slow first one was waiting for the model. */
  readonly slowest: readonly { readonly search: number; readonly ms: number }[];
}

/** Sends searches one after another, evenly spread, and times each. */
async function search(base: string, count: number, pauseMs: number): Promise<Timing> {
  const times: number[] = [];
  let errors = 0;
  for (let i = 0; i < count; i++) {
    const started = performance.now();
    // A query that was never asked before, so that the encoder works each time.
    const text = `${QUERIES[i % QUERIES.length]} ${i}`;
    const response = await fetch(`${base}/api/search?limit=50&q=${encodeURIComponent(text)}`);
    const body = (await response.json()) as { results?: unknown[] };
    times.push(performance.now() - started);
    if (!response.ok || !Array.isArray(body.results)) errors++;
    await wait(pauseMs);
  }

  const slowest = times
    .map((ms, search) => ({ search, ms: Math.round(ms) }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 5);
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    Number((times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(1));
  return { errors, p50Ms: at(0.5), p99Ms: at(0.99), slowest };
}

/** `npm run bench -- busy [crops=3000] [searches=200]`: searches over HTTP while photos are indexed, and after. */
export async function main([crops = '3000', searches = '200']: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rummage-busy-'));
  const data = join(folder, 'data');
  const port = 4391;
  const base = `http://127.0.0.1:${port}`;
  await makeCrops(join(folder, 'photos'), Number(crops), 2);

  const web = startWeb(data, port);
  const indexer = startIndexer(data, [join(folder, 'photos')]);
  try {
    await untilAnswering(base);
    const busy = await search(base, Number(searches), 50);
    const waiting = (await status(base)).pending;
    await untilIndexed(data, Number(crops));
    const idle = await search(base, Number(searches), 50);
    const ratio = Number((busy.p99Ms / idle.p99Ms).toFixed(2));
    console.log(JSON.stringify({ bench: 'busy', busy, stillWaitingAfterSearches: waiting, idle, p99Ratio: ratio }));
  } finally {
    await kill(indexer, 'SIGTERM');
    await kill(web, 'SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

async function status(base: string): Promise<{ pending: number }> {
  const response = await fetch(`${base}/api/status`);
  return ((await response.json()) as { photos: { pending: number } }).photos;
}
