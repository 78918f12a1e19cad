import type { Config } from '#lib/config';
import { threadsPerInference } from '#lib/encoder/threads';
import type { DataPaths } from '#lib/paths';
import type { Database } from '#lib/store/database';
import { countPhotos, retryFailedByOlderDecoder } from '#lib/store/photos';
import { Turns } from '#lib/turns';
import { DECODER_VERSION } from './decode';
import { FolderKeeper } from './folder-keeper';
import { FolderProcess } from './folder-process';
import { forgetModel } from './forget-model';
import { Governor } from './governor';
import { HashFill } from './hash-fill';
import { LiveModels, startActiveModel } from './live-models';
import { Pipeline } from './pipeline';
import { PlaceholderFill } from './placeholder-fill';
import { Purge } from './purge';
import { PhotoQueue } from './queue';
import { type IndexerProgress, Reporter } from './reporter';
import { RequestRunner } from './requests';
import { ModelSwitcher } from './switch';
import type { ThumbnailFill } from './thumbnail-fill';

/** A text tower of several hundred megabytes, and the vectors of 100 000 photos, are loaded within this. */
const ANNOUNCE_MS = 3_000;

/** What a session is made for. */
export interface SessionOptions {
  readonly config: Config;
  /** False for a run that ends by itself. */
  readonly watches: boolean;
  readonly signal: AbortSignal;
  /** How long readers are given to load the next model before it becomes the active one, in milliseconds. */
  readonly announceMs?: number | undefined;
  readonly onProgress?: ((progress: IndexerProgress) => void) | undefined;
  /** Told of an error that is no fault of the folder or the request it came up with. */
  readonly onFault: (error: unknown) => void;
}

/** The stages of one run, each knowing the others only through what is handed to it here. */
export interface Session {
  readonly models: LiveModels;
  readonly switcher: ModelSwitcher;
  readonly keeper: FolderKeeper;
  readonly pipeline: Pipeline;
  readonly requests: RequestRunner;
  readonly purge: Purge;
  readonly reporter: Reporter;
  readonly governor: Governor;
  /** What is made up for while nothing waits to be indexed. */
  readonly fills: readonly ThumbnailFill[];
}

/**
 * Loads the active model and puts the stages together; nothing runs yet.
 *
 * @throws RummageError `bad-model`
 */
export async function openSession(db: Database, paths: DataPaths, options: SessionOptions): Promise<Session> {
  const { config, signal, onFault } = options;
  const live = { db, paths, index: config.index, threads: threadsPerInference(), signal };
  const models = new LiveModels(await startActiveModel(live, config));
  retryFailedByOlderDecoder(db, DECODER_VERSION);
  await models.active.bringUpToDate().catch(async (error: unknown) => {
    await models.close();
    throw error;
  });

  const queue = new PhotoQueue(db);
  const hasWork = () =>
    countPhotos(db).pending + queue.underWay > 0 || switcher.isUnderWay || !queue.hasFilled(models.active.id);
  const governor = new Governor({ db, searchSignal: paths.searchSignal, hasWork, signal });
  const reporter = new Reporter({
    db,
    modelId: () => models.active.id,
    state: () => governor.state,
    onProgress: options.onProgress,
  });
  queue.fill(models.active.id);
  const pipeline: Pipeline = new Pipeline({
    db,
    models,
    queue,
    thumbnails: paths.thumbnails,
    concurrency: config.concurrency,
    mayGoOn: () => governor.mayGoOn(),
    onMeasured: (measured) => {
      governor.noteMeasured(measured);
      reporter.addMeasured(measured);
    },
    onStored: (settled) => {
      reporter.add(settled);
      switcher.noteFilled(settled.filled);
      for (const { publisher } of models.all) publisher.noteStored(settled.indexed + settled.filled);
    },
    onDry: () => {
      void models.active.publisher.publishIfDue(true);
      // What was stored may be better than what albums were judged against, and of photos a person had judged before.
      models.retag(null).catch(onFault);
      switcher.noteDry();
      for (const fill of fills) fill.look();
    },
    signal,
  });
  const idle = {
    db,
    thumbnails: paths.thumbnails,
    mayGoOn: () => governor.mayGoOn(),
    isIdle: () => queue.underWay === 0,
    signal,
  };
  const fills = [new HashFill(idle), new PlaceholderFill(idle)];
  const onWork = () => pipeline.wake();
  const switcher = new ModelSwitcher({
    ...live,
    config,
    models,
    queue,
    announceMs: options.announceMs ?? ANNOUNCE_MS,
    onWork,
    onFault,
  });
  const onSettled = () => {
    queue.reconsider();
    onWork();
  };
  const look = {
    db,
    activeModel: () => models.active.id,
    makeViewer: () =>
      new FolderProcess({ data: paths.root, exclusion: { patterns: config.exclude, ownFolder: paths.thumbnails } }),
    turns: new Turns(),
    onSettled,
    onDatesChanged: () => void models.refillAlbums(),
    onFault,
    signal,
  };
  const keeper = new FolderKeeper(look, options.watches);
  const purge = new Purge({ db, thumbnails: paths.thumbnails, turns: look.turns, signal });
  const requests = new RequestRunner({
    db,
    keeper,
    onWork,
    forget: (photoIds) => purge.forget(photoIds),
    onFirst: (photoIds) => queue.first(photoIds),
    onFault,
    refillAlbums: () => models.refillAlbums(),
    retag: (photoIds) => models.retag(photoIds),
    switchModel: () => switcher.lookAgain(),
    forgetModel: (reference) =>
      forgetModel(
        db,
        reference,
        models.all.map(({ id }) => id),
        signal,
      ),
  });

  return { models, switcher, keeper, pipeline, requests, purge, reporter, governor, fills };
}

/** Ends the threads; what was under way has been stored. */
export async function closeSession({ keeper, purge, fills, switcher, models }: Session): Promise<void> {
  await keeper.close();
  await purge.ended();
  await Promise.all(fills.map((fill) => fill.ended()));
  await switcher.ended();
  await models.close();
}
