import { setImmediate as breathe } from 'node:timers/promises';
import { forgetFills } from '#lib/store/albums';
import { type Database, transact } from '#lib/store/database';
import { touchPhoto } from '#lib/store/photos';
import { type EmbeddedPhoto, embeddedPhotosAfter } from '#lib/store/embedded';
import { readTagging, type ScoredTag, setPhotoTags, syncLabels, writeTagging } from '#lib/store/tags';
import { setBackground } from '#lib/store/vectors';
import { type Background, measureBackground } from '#lib/tags/background';
import { decideTags } from '#lib/tags/decide';
import { VOCABULARY, VOCABULARY_VERSION } from '#lib/tags/vocabulary';
import { type LabelMatrix, scoreLabels } from '#lib/tags/zero-shot';

/** Photos tagged again in one transaction: some 50 ms during which other writers wait. */
const RETAG_BATCH = 200;

export interface Tagging {
  readonly background: Background;
  readonly tags: readonly ScoredTag[];
}

/**
 * What the vocabulary says of a photo.
 *
 * @param embedding L2-normalised, of the matrix's dimensions
 * @param tagIds by label, from `syncLabels`; a label without one is not a tag
 */
export function tagPhoto(embedding: Float32Array, labels: LabelMatrix, tagIds: ReadonlyMap<string, number>): Tagging {
  const cosines = scoreLabels(embedding, labels);
  const background = measureBackground(cosines, labels.typicalDeviation);

  const tags = decideTags(cosines, background).flatMap(({ label, score }) => {
    const tagId = tagIds.get(labels.labels[label]?.label ?? '');
    return tagId === undefined ? [] : [{ tagId, score }];
  });
  return { background, tags };
}

/**
 * Tags every photo again from a model's stored vector when that model's tags come from another vocabulary. Interrupted,
 * it starts over: only when all is done is the new vocabulary recorded.
 *
 * @returns photos tagged again; 0 when the tags were already of this vocabulary
 */
export async function retagAll(
  db: Database,
  modelId: number,
  labels: LabelMatrix,
  signal?: AbortSignal,
): Promise<number> {
  if (readTagging(db, modelId) === VOCABULARY_VERSION) return 0;

  const tagIds = syncLabels(db, VOCABULARY);
  let retagged = 0;
  let afterSeq = 0;
  while (signal?.aborted !== true) {
    const batch = embeddedPhotosAfter(db, modelId, afterSeq, RETAG_BATCH);
    const last = batch.at(-1);
    if (last === undefined) {
      finishRetagging(db, modelId);
      break;
    }

    retagBatch(db, modelId, batch, labels, tagIds);
    retagged += batch.length;
    afterSeq = last.seq;
    await breathe();
  }
  return retagged;
}

function finishRetagging(db: Database, modelId: number): void {
  transact(db, () => {
    writeTagging(db, modelId, VOCABULARY_VERSION);
    // Rules are judged by tags and backgrounds: every album is out of date now.
    forgetFills(db, modelId);
  });
}

function retagBatch(
  db: Database,
  modelId: number,
  batch: readonly EmbeddedPhoto[],
  labels: LabelMatrix,
  tagIds: ReadonlyMap<string, number>,
): void {
  const taggings = batch.map(({ embedding }) => tagPhoto(embedding, labels, tagIds));

  transact(db, () => {
    for (const [i, { seq, photoId }] of batch.entries()) {
      const { background, tags } = taggings[i] as Tagging;
      setBackground(db, seq, background.mean, background.deviation);
      setPhotoTags(db, photoId, modelId, tags);
      touchPhoto(db, photoId);
    }
  });
}
