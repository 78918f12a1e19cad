import { type ChildProcess, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import SQLite from 'better-sqlite3';
import { dataPaths, projectRoot } from '#lib/paths';
import { toldHindrance, visibleHindrance } from '#lib/status/hindrance';
import { openDatabase } from '#lib/store/database';
import { listFolders, readFolderState } from '#lib/store/folders';
import { countPhotos } from '#lib/store/photos';
import { type Findings, Life, type Workshop } from './life';
import { canMount } from './mount';
import { ended, killGroup, startIndexer } from './run';

const PHOTOS = 20;
const PATIENCE_MS = 120_000;
/** As long as each lasts after it was noticed; the database is held for half a minute more. */
const LASTS_MS = 10_000;
const HELD_MS = 30_000;
const DISK = '24m';
const TWO_DAYS_MS = 48 * 60 * 60_000;

/** What is done to a data folder, and undone. */
interface Hindrance {
  /** What the status must say meanwhile; null where nothing is to be noticed. */
  readonly says: RegExp | null;
  /** Whether it is there already when the indexer starts. */
  readonly isThereFirst?: boolean;
  begin(): void;
  end(): Promise<void>;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Fills the disk, takes away the right to write, holds the database, and turns the clock back, while photos come; the
 * status must say so, nothing may be lost, and the same process must go on by itself when it has passed.
 *
 * @param runs times each of these is done
 */
export async function hinder(workshop: Workshop, findings: Findings, runs: number, seed: number): Promise<object> {
  if (!canMount(workshop.template)) return { skipped: 'This needs the right to mount a tmpfs: run it as root.' };

  const totals: Record<string, number> = {};
  for (let i = 0; i < runs; i++) {
    for (const [name, make] of Object.entries(HINDRANCES)) {
      const life = new Life(workshop, findings, `${name}-${seed}-${i}`, seed + i);
      const unmount = onSmallDisk(life.data);
      try {
        await life.begin(PHOTOS);
        if (await goesOnByItself(life, make(life.data))) totals[name] = (totals[name] ?? 0) + 1;
        else findings.different.push(`${name}: nothing was said of it, or the indexer did not go on`);
        await life.complete();
      } finally {
        unmount();
        life.close();
      }
    }
  }
  return totals;
}

const HINDRANCES: Readonly<Record<string, (data: string) => Hindrance>> = {
  'full disk': (data) => {
    const filler = join(data, 'filler');
    return {
      says: /full/,
      begin: () => fill(filler),
      end: async () => rmSync(filler),
    };
  },
  'read-only': (data) => ({
    says: /cannot be written/,
    // The system refuses to take the right to write from whoever has a file open for it.
    isThereFirst: true,
    begin: () => remount(data, 'ro'),
    end: async () => remount(data, 'rw'),
  }),
  'held database': (data) => {
    let holder: SQLite.Database | null = null;
    return {
      says: /Another program/,
      begin: () => {
        holder = new SQLite(dataPaths(data).database, { timeout: 60_000 });
        holder.exec('BEGIN IMMEDIATE');
      },
      end: async () => {
        await wait(HELD_MS);
        holder?.close();
      },
    };
  },
  'clock back': () => ({
    says: null,
    begin: () => undefined,
    end: async () => undefined,
    env: {
      NODE_OPTIONS: `--import ${pathToFileURL(join(projectRoot(), 'bench', 'faults', 'clock-back.mjs')).href}`,
      RUMMAGE_FAULT_CLOCK: String(TWO_DAYS_MS),
    },
  }),
};

/** @returns whether it was said, and everything was indexed afterwards without a restart */
async function goesOnByItself(life: Life, { says, isThereFirst, begin, end, env }: Hindrance): Promise<boolean> {
  const paths = dataPaths(life.data);
  const lastWalk = lastWalkOf(life);
  if (isThereFirst) begin();
  const indexer = startIndexer(life.data, env);
  if (!isThereFirst) {
    await until(() => lastWalkOf(life) !== lastWalk, indexer);
    begin();
  }
  life.photos.add(PHOTOS / 2);
  const said = says === null || (await until(async () => says.test(await problemOf(paths)), indexer));
  life.photos.add(PHOTOS / 2);
  await wait(LASTS_MS);
  await end();
  const all = life.photos.list().length;
  const goesOn = await until(() => countOf(life.data) === all, indexer);
  const isQuiet = await until(async () => (await problemOf(paths)) === '', indexer);
  indexer.kill('SIGTERM');
  if (!(await ended(indexer, 30_000))) await killGroup(indexer);
  life.check();
  return said && goesOn && isQuiet;
}

async function problemOf(paths: ReturnType<typeof dataPaths>): Promise<string> {
  return ((await visibleHindrance(paths)) ?? (await toldHindrance(paths)))?.reason ?? '';
}

async function until(isSo: () => boolean | Promise<boolean>, indexer: ChildProcess): Promise<boolean> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline && indexer.exitCode === null && indexer.signalCode === null) {
    if (await isSo()) return true;
    await wait(200);
  }
  return false;
}

function lastWalkOf({ data, photos }: Life): number | null {
  return withDatabase(data, (db) => {
    const folder = listFolders(db).find(({ path }) => path === photos.path);
    return folder === undefined ? null : (readFolderState(db, folder.id)?.lastWalkAt ?? null);
  });
}

function countOf(data: string): number {
  return withDatabase(data, (db) => countPhotos(db).indexed) ?? -1;
}

/** Null while the database cannot be opened. */
function withDatabase<Result>(data: string, use: (db: SQLite.Database) => Result): Result | null {
  try {
    const db = openDatabase(dataPaths(data), 'computed');
    try {
      return use(db);
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}

/** Puts a data folder on a disk of its own; @returns what takes it away again */
function onSmallDisk(data: string): () => void {
  const aside = `${data}-aside`;
  cpSync(data, aside, { recursive: true });
  rmSync(data, { recursive: true });
  mkdirSync(data);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', data]);
  cpSync(aside, data, { recursive: true });
  return () => void execFileSync('umount', ['--lazy', data]);
}

function fill(file: string): void {
  for (const size of [1024 * 1024, 4 * 1024, 1]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size, 1), { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}

function remount(data: string, mode: 'ro' | 'rw'): void {
  execFileSync('mount', ['-o', `remount,${mode}`, data]);
}
