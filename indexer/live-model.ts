import type { Config } from '#lib/config';
import { typicalCosineOf } from '#lib/duplicates/relate';
import { Encoder } from '#lib/encoder/encoder';
import type { Model } from '#lib/encoder/model';
import { takingKnown } from '#lib/labels/known-prompts';
import type { DataPaths } from '#lib/paths';
import type { Database } from '#lib/store/database';
import {
  readBackgroundPhotos,
  readLabelMatrix,
  writeBackgroundPhotos,
  writeLabelMatrix,
} from '#lib/store/label-matrices';
import { once } from '#lib/once';
import { rememberModel } from '#lib/store/models';
import { VOCABULARY_VERSION } from '#lib/tags/vocabulary';
import type { LabelMatrix } from '#lib/tags/zero-shot';
import { AlbumFiller } from './album-filler';
import { embedBackground } from './embed-background';
import { Publisher } from './publish';
import { rulePictures } from './rule-pictures';
import { PhotoTagger, type Tagging } from './tag';

/** Batches embedded at once: while one is sent, stored and answered, the other keeps the cores busy. */
export const BATCHES_AT_ONCE = 2;

/** What a live model needs from the run it is part of. */
export interface LiveModelContext {
  readonly db: Database;
  readonly paths: DataPaths;
  readonly index: Config['index'];
  /** Threads one inference may use. */
  readonly threads: number;
  readonly signal: AbortSignal;
}

/** A model whose vectors are being made: its encoder's thread, and everything computed with it. */
export interface LiveModel {
  /** Its number in the database. */
  readonly id: number;
  readonly model: Model;
  readonly encoder: Encoder;
  readonly albums: AlbumFiller;
  readonly publisher: Publisher;
  /** Mean cosine of two photos of different things. */
  readonly typicalCosine: number;
  /**
   * Resolves when photos may be embedded and tagged; to be awaited before. Costs nothing but the first time.
   *
   * @throws RummageError when the model does not work
   */
  ready(): Promise<void>;
  /** @param embedding L2-normalised Float32Array of the model's dimensions */
  tag(embedding: Float32Array): Tagging;
  /** Brings the tags and albums made with it up to date; @returns false when the run ended meanwhile */
  bringUpToDate(): Promise<boolean>;
  /** Draws anew what follows from these photos' tags, and learns from it: a person said something of them. */
  retag(photoIds: readonly number[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a model: checks that it works, and embeds the vocabulary if this model has not yet.
 *
 * @param waits its process is only started, and the model tried, when something is to be embedded: a run that has nothing to
 *   do costs a third of the time then
 * @throws RummageError `bad-model`; nothing is left running then
 */
export async function startLiveModel(model: Model, context: LiveModelContext, waits = false): Promise<LiveModel> {
  const { db, paths, index, threads, signal } = context;
  const encoder = new Encoder(model, { imageThreads: threads, textThreads: 1, lanes: BATCHES_AT_ONCE });
  const tried = once(() => encoder.images([new Float32Array(3 * model.pixels.height * model.pixels.width)]));

  try {
    if (!waits) await tried();
    const id = rememberModel(db, model.identity, model.reference);
    const labels = await vocabularyOf(db, id, encoder);
    await keepBackgroundPhotos(db, id, encoder);
    const tagger = new PhotoTagger({
      db,
      paths,
      modelId: id,
      encode: takingKnown(labels, (prompts) => encoder.prompts(prompts)),
      words: labels,
      photos: readBackgroundPhotos(db, id, VOCABULARY_VERSION),
      logitScale: model.logit.scale,
    });
    const ready = once(async () => {
      await tried();
      await tagger.takeInSets();
    });
    if (!waits) await ready();
    const encodeWords = async (words: string) => (await encoder.query(words)).vector;
    const albums = new AlbumFiller(db, id, { encodeWords, embedPicture: rulePictures(db, id, encoder) }, signal);
    const publisher = new Publisher(db, paths, { id, dimensions: model.identity.dimensions }, index);

    return {
      id,
      model,
      encoder,
      albums,
      publisher,
      typicalCosine: typicalCosineOf(db, id),
      ready,
      tag: (embedding) => tagger.tag(embedding),
      async bringUpToDate() {
        await tagger.retagAll(signal);
        await albums.refillStale();
        return !signal.aborted;
      },
      async retag(photoIds) {
        await tagger.retagPhotos(photoIds, signal);
        if ((await tagger.retagAll(signal)) > 0) await albums.refillStale();
      },
      async close() {
        await albums.ended();
        await publisher.close();
        await encoder.close();
      },
    };
  } catch (error) {
    await encoder.close();
    throw error;
  }
}

/** About a thousand short texts to embed: seconds with a large model, so they are kept. */
async function vocabularyOf(db: Database, modelId: number, encoder: Encoder): Promise<LabelMatrix> {
  const kept = readLabelMatrix(db, modelId, VOCABULARY_VERSION);
  if (kept !== null) return kept;

  const made = await encoder.labels();
  writeLabelMatrix(db, modelId, VOCABULARY_VERSION, made);
  return made;
}

/** Searches are calibrated against the photos that ship with Rummage, embedded once with each model. */
async function keepBackgroundPhotos(db: Database, modelId: number, encoder: Encoder): Promise<void> {
  if (readBackgroundPhotos(db, modelId, VOCABULARY_VERSION).length > 0) return;
  writeBackgroundPhotos(db, modelId, await embedBackground(encoder));
}
