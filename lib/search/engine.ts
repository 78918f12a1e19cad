import { availableParallelism } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import type { Config } from '../config';
import { Encoder } from '../encoder/encoder';
import { openModel } from '../encoder/model';
import { RummageError } from '../errors';
import type { DataPaths } from '../paths';
import type { Database } from '../store/database';
import { findModel } from '../store/models';
import { IndexFeed } from './index-feed';
import { Searcher } from './searcher';
import { Judge } from './verdicts';

/** Queries come one at a time, and the indexer needs the other cores; pictures are seldom looked at, and somebody waits. */
const THREADS = { imageThreads: Math.min(2, availableParallelism()), textThreads: 1 };

export interface EngineParts {
  readonly db: Database;
  readonly paths: DataPaths;
  readonly index: Config['index'];
}

/** Everything that answers searches with one model. */
export interface Engine {
  /** The model's number in the database; null while no indexer has run with it. */
  readonly modelId: number | null;
  readonly encoder: Encoder;
  readonly searcher: Searcher;
  /** Loads what the first search would otherwise wait for. */
  warm(): Promise<void>;
}

/**
 * @param modelId the active model's number, whose vectors are searched; null while there is none
 * @param running an encoder to go on with if it is of this very model: the first photos indexed give the model a number
 *   while people search, and loading it again would keep them waiting. Whoever started it ends it
 * @throws RummageError `bad-model`, also when the files are not those the vectors were made with
 */
export async function openEngine(
  reference: string,
  modelId: number | null,
  parts: EngineParts,
  running: Encoder | null = null,
): Promise<Engine> {
  const { db, paths, index } = parts;
  const model = await openModel(reference, paths);
  if (modelId !== null && findModel(db, model.identity) !== modelId) {
    throw new RummageError(
      'bad-model',
      `The files of the model ${reference} are not those its vectors were made with.`,
      {
        hint: 'Start the indexer: it embeds the photos anew. Or put the former files back.',
      },
    );
  }

  const isRunning = running !== null && isDeepStrictEqual(running.model.identity, model.identity);
  const encoder = isRunning ? running : new Encoder(model, THREADS);
  const feed = new IndexFeed(db, paths, { id: modelId, dimensions: model.identity.dimensions }, index);
  return {
    modelId,
    encoder,
    searcher: new Searcher({
      db,
      feed,
      encoder,
      judge: new Judge(db, modelId),
      reference: modelId === null ? null : model.reference,
    }),
    async warm() {
      await encoder.warmText();
      await feed.refresh();
    },
  };
}
