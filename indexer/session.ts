import { availableParallelism } from 'node:os';
import type { Config } from '#lib/config';
import { type ModelFolder, readModelFolder } from '#lib/encoder/model-folder';
import type { DataPaths } from '#lib/paths';
import type { Database } from '#lib/store/database';
import { rememberModel } from '#lib/store/models';
import { queuePhotosWithoutVector, retryFailedByOlderDecoder } from '#lib/store/photos';
import { AlbumFiller } from './album-filler';
import { DECODER_VERSION } from './decode';
import { type Embedder, startEmbedder } from './embed';
import { excluder } from './exclude';
import { FolderKeeper } from './folder-keeper';
import { Pipeline } from './pipeline';
import { Publisher } from './publish';
import { PhotoQueue } from './queue';
import { type IndexerProgress, Reporter } from './reporter';
import { RequestRunner } from './requests';
import { startTagger } from './tagger';
import { Turns } from '#lib/turns';

/** What a session is made for. */
export interface SessionOptions {
  readonly config: Config;
  /** False for a run that ends by itself. */
  readonly watches: boolean;
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: IndexerProgress) => void) | undefined;
}

/** The stages of one run, each knowing the others only through what is handed to it here. */
export interface Session {
  readonly embedder: Embedder;
  readonly albums: AlbumFiller;
  readonly keeper: FolderKeeper;
  readonly pipeline: Pipeline;
  readonly publisher: Publisher;
  readonly requests: RequestRunner;
  readonly reporter: Reporter;
}

/**
 * Loads the model and puts the stages together; nothing runs yet.
 *
 * @throws RummageError `bad-model`
 */
export async function openSession(db: Database, paths: DataPaths, options: SessionOptions): Promise<Session> {
  const { config, signal } = options;
  const folder = await readModelFolder(config.model, paths.models);
  const modelId = rememberModel(db, folder.identity);
  retryFailedByOlderDecoder(db, DECODER_VERSION);
  queuePhotosWithoutVector(db, modelId);

  const embedder = await startCheckedEmbedder(folder);
  const tagger = await startTagger(db, modelId, embedder, signal);
  const albums = new AlbumFiller(db, modelId, (words) => embedder.call('words', words), signal);
  const reporter = new Reporter(db, modelId, options.onProgress);
  const publisher = new Publisher(db, paths, { id: modelId, dimensions: folder.identity.dimensions }, config.index);
  const queue = new PhotoQueue(db);

  const pipeline = new Pipeline({
    db,
    modelId,
    queue,
    embedder,
    recipe: folder.pixels,
    thumbnails: paths.thumbnails,
    concurrency: config.concurrency,
    tag: (embedding) => tagger.tag(embedding),
    alongside: (photo) => albums.fillWith(photo),
    onStored: (indexed, failed) => {
      reporter.add(indexed, failed);
      publisher.noteStored(indexed);
    },
    onDry: () => void publisher.publishIfDue(true),
    signal,
  });
  const onSettled = () => {
    queue.reconsider();
    pipeline.wake();
  };
  const look = {
    db,
    modelId,
    isExcluded: excluder(config.exclude, paths.thumbnails),
    turns: new Turns(),
    onSettled,
    signal,
  };
  const keeper = new FolderKeeper(look, options.watches);
  const requests = new RequestRunner({
    db,
    keeper,
    onWork: () => pipeline.wake(),
    refillAlbums: () => albums.refillStale(),
  });

  return { embedder, albums, keeper, pipeline, publisher, requests, reporter };
}

/** Ends the threads; what was under way has been stored. */
export async function closeSession({ keeper, publisher, embedder }: Session): Promise<void> {
  await keeper.close();
  await publisher.close();
  await embedder.close();
}

/** Half the machine for inference: the other half decodes. */
function threadsPerInference(): number {
  return Math.max(1, Math.floor(availableParallelism() / 2));
}

/** A model that does not work must end the run, not fail every photo of the library. */
async function startCheckedEmbedder(folder: ModelFolder): Promise<Embedder> {
  const embedder = startEmbedder({ folder, threads: threadsPerInference() });
  try {
    await embedder.call('images', [new Float32Array(3 * folder.pixels.height * folder.pixels.width)]);
    return embedder;
  } catch (error) {
    await embedder.close();
    throw error;
  }
}
