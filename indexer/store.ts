import { reachPoint } from '#lib/fault-points';
import type { Failure } from '#lib/nouns';
import { type Database, transact } from '#lib/store/database';
import { noteFillFailure } from '#lib/store/fills';
import { findPhoto, markFailed, markIndexed, type PhotoFacts, type PhotoRow, touchPhoto } from '#lib/store/photos';
import { type ScoredTag, setPhotoTags } from '#lib/store/tags';
import { putVector } from '#lib/store/vectors';

/** What one model makes of a photo. */
export interface ComputedVector {
  readonly modelId: number;
  /** L2-normalised Float32Array of the model's dimensions. */
  readonly embedding: Float32Array;
  readonly background: { readonly mean: number; readonly deviation: number };
  readonly tags: readonly ScoredTag[];
}

/** A photo with everything computed from it. */
export interface ComputedPhoto {
  readonly id: number;
  /** The content it was computed from. */
  readonly contentId: string;
  /** Null for a photo that is indexed already and only gets vectors of another model. */
  readonly facts: PhotoFacts | null;
  readonly vectors: readonly ComputedVector[];
  /** Models, other than the active one, that could make nothing of it. */
  readonly failures: readonly { readonly modelId: number; readonly failure: Failure }[];
}

/** A photo as it is stored with one model's vector; its tags are stored already. */
export interface StoredPhoto extends ComputedVector {
  readonly photoId: number;
  /** Milliseconds since 1970. */
  readonly takenAt: number | null;
}

/** A photo that could not be computed, and why. */
export interface UncomputedPhoto {
  readonly id: number;
  readonly contentId: string;
  readonly failure: Failure;
}

/**
 * Stores a batch in one transaction: vectors, facts, tags, and whatever `alongside` adds for each vector. A photo that was
 * edited, or is gone, since its content was read is left as it is: it waits to be computed anew.
 *
 * @param decoder version of what decoded it
 * @returns how many were stored
 */
export function storeBatch(
  db: Database,
  photos: readonly ComputedPhoto[],
  decoder: string,
  alongside: (photo: StoredPhoto) => void,
): number {
  const stored = transact(db, () => {
    const current = photos.filter((photo) => currentRow(db, photo, photo.facts === null ? 'indexed' : 'pending'));
    for (const photo of current) storePhoto(db, photo, decoder, alongside);
    reachPoint('before-commit');
    return current.length;
  });
  reachPoint('after-commit');
  return stored;
}

/**
 * Notes that the active model cannot have a photo's vector: nothing can find it.
 *
 * @param decoder version of what could not read it
 */
export function storeFailure(db: Database, photo: UncomputedPhoto, decoder: string): boolean {
  return transact(db, () => {
    if (!currentRow(db, photo, 'pending') && !currentRow(db, photo, 'indexed')) return false;
    markFailed(db, photo.id, photo.failure, decoder);
    return true;
  });
}

/** Notes that models being made ready cannot have a photo's vector; it goes on being found with the active one. */
export function storeFillFailure(
  db: Database,
  photo: UncomputedPhoto,
  modelIds: readonly number[],
  decoder: string,
): void {
  transact(db, () => {
    if (!currentRow(db, photo, 'indexed')) return;
    for (const modelId of modelIds) noteFillFailure(db, photo.id, modelId, photo.failure, decoder);
  });
}

function storePhoto(
  db: Database,
  { id, facts, vectors, failures }: ComputedPhoto,
  decoder: string,
  alongside: (photo: StoredPhoto) => void,
): void {
  for (const { modelId, embedding, background, tags } of vectors) {
    const { mean: backgroundMean, deviation: backgroundDeviation } = background;
    putVector(db, { photoId: id, modelId, embedding, backgroundMean, backgroundDeviation });
    setPhotoTags(db, id, modelId, tags);
  }
  for (const { modelId, failure } of failures) noteFillFailure(db, id, modelId, failure, decoder);
  if (facts === null) touchPhoto(db, id);
  else markIndexed(db, id, facts);

  const takenAt = facts?.takenAt ?? findPhoto(db, id)?.takenAt ?? null;
  for (const vector of vectors) alongside({ ...vector, photoId: id, takenAt });
}

/** The photo's row while it is still in `state` with the content that was computed. */
function currentRow(
  db: Database,
  { id, contentId }: { readonly id: number; readonly contentId: string },
  state: 'pending' | 'indexed',
): PhotoRow | null {
  const photo = findPhoto(db, id);
  return photo?.state === state && photo.contentId === contentId ? photo : null;
}
