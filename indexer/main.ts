/**
 * The indexer: folders → walk + watch → queue → decode → embed → store → publish. `session.ts` composes the stages; this
 * runs them. As a program (`node scripts/indexer.mjs [folder…]`) it goes on until it is told to stop.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, loadConfig } from '#lib/config';
import { RummageError } from '#lib/errors';
import { rememberConfiguredFolders, rememberFolders } from '#lib/folders/remember';
import { lowerPriority } from '#lib/indexing/priority';
import { refuseHeld } from '#lib/indexing/refuse-held';
import { log } from '#lib/log';
import { type DataPaths, dataPaths } from '#lib/paths';
import { type Database, dataVersion, openDatabase } from '#lib/store/database';
import { readIndexingSettings } from '#lib/store/indexing-settings';
import { acquireProcessLock } from '#lib/store/process-lock';
import { startDailyBackup } from './daily-backup';
import { Faults } from './faults';
import { throughHindrances } from './hindered';
import type { IndexerProgress } from './reporter';
import { closeSession, openSession, type Session } from './session';

export interface IndexerOptions {
  readonly config: Config;
  /** Absolute paths of folders to add and remember. */
  readonly folders: readonly string[];
  /** Ends when everything found has been indexed, instead of watching on. */
  readonly once: boolean;
  readonly signal: AbortSignal;
  /** See `SessionOptions`. */
  readonly announceMs?: number;
  readonly onProgress?: (progress: IndexerProgress) => void;
}

/** How many photos a run indexed, and how many it could not read. */
export interface IndexerTotals {
  readonly indexed: number;
  readonly failed: number;
}

/** Whoever only looks whether the lock is held holds it for a moment; an indexer that stops, for a little longer. */
const LOCK_WAIT_MS = 2_000;
const LOOK_FOR_REQUESTS_MS = 250;
const REPORT_EVERY_MS = 1_000;
/** A drive that is connected again is found within this. */
const FIND_LOST_MS = 5_000;

/**
 * Indexes until everything is done (`once`) or until the signal aborts; then what is under way is stored, and the rest
 * waits in the database for the next run. What keeps it from writing, such as a full disk, is waited out, unless `once`.
 *
 * @throws RummageError `conflict` when a run that is to end by itself is paused, or comes at the wrong time of day; `locked` when another indexer runs on this data folder, `bad-model`, `bad-database`, `unavailable`
 *   when something keeps a run that is to end by itself from writing, or what is wrong with a folder named
 */
export async function runIndexer(options: IndexerOptions): Promise<IndexerTotals> {
  lowerPriority();
  const paths = dataPaths(options.config.data);
  const patience = { isPatient: !options.once, signal: options.signal };
  const totals = await throughHindrances(paths, patience, async () => {
    const db = openDatabase(paths, 'computed');
    try {
      if (options.once) refuseHeld(readIndexingSettings(db));
      const lock = acquireProcessLock(paths.indexerLock, 'The indexer', LOCK_WAIT_MS);
      try {
        // The lock is kept while something keeps the run from writing: nobody else could, either.
        return await throughHindrances(paths, patience, () => runSession(db, paths, options));
      } finally {
        lock.release();
      }
    } finally {
      db.close();
    }
  });
  return totals ?? { indexed: 0, failed: 0 };
}

async function runSession(db: Database, paths: DataPaths, options: IndexerOptions): Promise<IndexerTotals> {
  const { config, folders } = options;
  rememberConfiguredFolders(db, config.folders, ({ message, hint }) => log.warn(`${message} ${hint}`));
  rememberFolders(db, folders);
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const faults = new Faults();
  const session = await openSession(db, paths, {
    ...options,
    watches: !options.once,
    signal,
    onFault: (error) => faults.raise(error),
  });
  const daily = startDailyBackup(paths);
  return await run(session, db, options, signal, stop, faults).finally(() => daily.close());
}

async function run(
  session: Session,
  db: Database,
  { config, once }: IndexerOptions,
  signal: AbortSignal,
  stop: AbortController,
  faults: Faults,
): Promise<IndexerTotals> {
  const { keeper, switcher, pipeline, requests, purge, reporter, governor } = session;
  const running = pipeline.run();
  const every = (ms: number, act: () => unknown) => setInterval(() => void faults.watch(act), ms);
  const timers = [
    every(REPORT_EVERY_MS, () => {
      reporter.report();
      switcher.report();
    }),
    every(
      LOOK_FOR_REQUESTS_MS,
      whenChanged(db, () => {
        governor.look();
        requests.look();
      }),
    ),
    every(FIND_LOST_MS, () => keeper.findLost()),
    every(config.walkEveryMinutes * 60_000, () => keeper.walk().then(() => purge.look())),
  ];

  try {
    requests.look();
    void faults.watch(() => switcher.look());
    const working = keeper.sync().then(() => {
      void faults.watch(() => purge.look());
      return once ? Promise.race([finish(session), untilHeld(db, signal)]) : untilAborted(signal);
    });
    await Promise.race([working, untilAborted(signal), faults.first, running.then(() => untilAborted(signal))]);
  } finally {
    for (const timer of timers) clearInterval(timer);
    stop.abort();
    await Promise.allSettled([running]);
    await closeSession(session);
  }
  reporter.report();
  return reporter.totals;
}

/** Waits until nothing is left to do; a switch to another model is completed, unless photos it needs are away. */
async function finish({ keeper, requests, pipeline, switcher, models }: Session): Promise<void> {
  await keeper.settled();
  await requests.settled();
  do {
    await pipeline.drained();
    await switcher.look();
  } while (switcher.isUnderWay);
  await models.refillAlbums();
  await models.active.publisher.publishIfDue(true);
}

/** Never resolves: a run that somebody waits for ends when it is paused, or its time is over. @throws RummageError `conflict` */
async function untilHeld(db: Database, signal: AbortSignal): Promise<void> {
  for (;;) {
    await sleep(LOOK_FOR_REQUESTS_MS);
    if (signal.aborted) return;
    refuseHeld(readIndexingSettings(db));
  }
}

/** Calls `look` when another process has committed something since the last time. */
function whenChanged(db: Database, look: () => void): () => void {
  let seen = dataVersion(db);
  return () => {
    const version = dataVersion(db);
    if (version === seen) return;
    seen = version;
    look();
  };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/**
 * The program: settings from the environment, until SIGINT or SIGTERM.
 *
 * @param folders absolute paths
 */
export async function main(folders: readonly string[]): Promise<void> {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());

  try {
    await runIndexer({ config: loadConfig(), folders, once: false, signal: stop.signal });
  } catch (error) {
    if (!(error instanceof RummageError)) log.error({ err: error }, 'The indexer stopped.');
    else process.stderr.write(`${error.message} ${error.hint}\n`);
    process.exitCode = 1;
  }
}
