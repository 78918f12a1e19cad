import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { dataPaths } from '#lib/paths';
import { openDatabase } from '#lib/store/database';
import { listFolders, readFolderState } from '#lib/store/folders';
import { type Findings, Life, type Workshop } from './life';
import { canMount } from './mount';
import { ended, killGroup, startIndexer } from './run';

const PHOTOS = 40;
const PATIENCE_MS = 60_000;
/** Walks often: a drive that goes away without an event is found by the next. */
const OFTEN = { RUMMAGE_WALK_MINUTES: '0.03' };

/** What the indexer does while the drive goes away: it runs on, was not running, or is killed meanwhile. */
const ORDERS = ['running', 'stopped', 'killed'] as const;
type Order = (typeof ORDERS)[number];

interface State {
  readonly searchable: string;
  readonly all: string;
}

/** A folder that can be made to go away and come back. */
interface Drive {
  disconnect(): void;
  connect(): void;
}

/**
 * Takes the drive away from under a library, in every order with an indexer that runs, is stopped or is killed; while it
 * is away nothing may be forgotten, and when it is back everything must be as it was, with nothing embedded again.
 */
export async function unmountRoots(
  workshop: Workshop,
  findings: Findings,
  runs: number,
  seed: number,
): Promise<object> {
  const life = new Life(workshop, findings, `unmount-${seed}`, seed);
  await life.begin(PHOTOS);
  const before = state(life.data);
  const isMounted = canMount(life.photos.path);
  const drive = isMounted ? boundTo(life.photos.path) : movedAway(life.photos.path);
  const totals = { isMounted, suspended: 0, back: 0 };

  drive.connect();
  try {
    for (let i = 0; i < runs; i++) {
      const { whileAway, back } = await unmountOnce(life, drive, ORDERS[i % ORDERS.length] as Order);
      if (whileAway.searchable === before.searchable) totals.suspended++;
      else findings.lost.push(`photos while the drive was away, run ${i}`);
      if (back.all === before.all) totals.back++;
      else findings.different.push(`the library when the drive was back, run ${i}`);
    }
    await life.complete();
  } finally {
    drive.disconnect();
    life.close();
  }
  return totals;
}

async function unmountOnce(life: Life, drive: Drive, order: Order): Promise<{ whileAway: State; back: State }> {
  let indexer = order === 'stopped' ? null : startIndexer(life.data, OFTEN);
  if (indexer !== null) await untilState(life, ['ready']);
  drive.disconnect();
  indexer ??= startIndexer(life.data, OFTEN);
  await untilState(life, ['suspended', 'unreadable']);
  const whileAway = state(life.data);

  if (order === 'killed') {
    await killGroup(indexer);
    indexer = startIndexer(life.data, OFTEN);
  }
  drive.connect();
  await untilState(life, ['ready']);
  // Whatever would be embedded again has begun to be by then.
  await wait(500);
  indexer.kill('SIGTERM');
  await ended(indexer, PATIENCE_MS);
  return { whileAway, back: state(life.data) };
}

/** What is searchable, and everything computed; a photo embedded again would have another `seq`. */
function state(data: string): State {
  const db = openDatabase(dataPaths(data), 'computed');
  const read = (sql: string) => JSON.stringify(db.prepare(sql).raw().all());
  const searchable = read("SELECT id FROM photos WHERE state = 'indexed' ORDER BY id");
  const all = [
    searchable,
    read('SELECT seq, photo_id, hex(embedding) FROM vectors ORDER BY seq'),
    read('SELECT id, photo_id, path FROM files ORDER BY id'),
    read('SELECT photo_id, tag_id, score FROM photo_tags ORDER BY photo_id, tag_id'),
  ].join('\n');
  db.close();
  return { searchable, all };
}

async function untilState(life: Life, states: readonly string[]): Promise<void> {
  const db = openDatabase(dataPaths(life.data), 'computed');
  const deadline = Date.now() + PATIENCE_MS;
  try {
    const [folder] = listFolders(db).filter(({ path }) => path === life.photos.path);
    for (;;) {
      const now = folder && readFolderState(db, folder.id)?.state;
      if (now !== undefined && states.includes(now)) return;
      if (Date.now() > deadline) throw new Error(`The folder is ${now}, not ${states.join(' or ')}.`);
      await wait(50);
    }
  } finally {
    db.close();
  }
}

/** A real mount: the photos lie in a folder beside and are bound to their place. */
function boundTo(path: string): Drive {
  const drive = `${path}-drive`;
  renameSync(path, drive);
  mkdirSync(path);
  let isConnected = false;
  return {
    connect: () => {
      execFileSync('mount', ['--bind', drive, path]);
      isConnected = true;
    },
    disconnect: () => {
      if (isConnected) execFileSync('umount', ['--lazy', path]);
      isConnected = false;
    },
  };
}

/** Where this user may not mount, the photos are moved away, and an empty folder stays, as a mount point does. */
function movedAway(path: string): Drive {
  const drive = `${path}-drive`;
  renameSync(path, drive);
  mkdirSync(path);
  let isConnected = false;
  return {
    connect: () => {
      rmdirSync(path);
      renameSync(drive, path);
      isConnected = true;
    },
    disconnect: () => {
      if (!isConnected) return;
      renameSync(path, drive);
      mkdirSync(path);
      isConnected = false;
    },
  };
}
