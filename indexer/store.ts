import type { Failure } from '#lib/nouns';
import { type Database, transact } from '#lib/store/database';
import { findPhoto, markFailed, markIndexed, type PhotoFacts } from '#lib/store/photos';
import { type ScoredTag, setPhotoTags } from '#lib/store/tags';
import { putVector } from '#lib/store/vectors';

/** A photo with everything computed from it. */
export interface ComputedPhoto {
  readonly id: number;
  /** The content it was computed from. */
  readonly contentId: string;
  readonly facts: PhotoFacts;
  /** L2-normalised Float32Array of the model's dimensions. */
  readonly embedding: Float32Array;
  readonly background: { readonly mean: number; readonly deviation: number };
  readonly tags: readonly ScoredTag[];
}

/** A photo that could not be computed, and why. */
export interface UncomputedPhoto {
  readonly id: number;
  readonly contentId: string;
  readonly failure: Failure;
}

/**
 * Stores a batch in one transaction: vector, facts, tags, and whatever `alongside` adds for each photo. A photo that was
 * edited, or is gone, since its content was read is left as it is: it waits to be computed anew.
 *
 * @returns how many were stored
 */
export function storeBatch(
  db: Database,
  modelId: number,
  photos: readonly ComputedPhoto[],
  alongside: (photo: ComputedPhoto) => void,
): number {
  return transact(db, () => {
    const current = photos.filter((photo) => isCurrent(db, photo));
    for (const photo of current) {
      const { embedding, background } = photo;
      putVector(db, {
        photoId: photo.id,
        modelId,
        embedding,
        backgroundMean: background.mean,
        backgroundDeviation: background.deviation,
      });
      setPhotoTags(db, photo.id, photo.tags);
      markIndexed(db, photo.id, photo.facts);
      alongside(photo);
    }
    return current.length;
  });
}

/** @param decoder version of what could not read it */
export function storeFailure(db: Database, photo: UncomputedPhoto, decoder: string): boolean {
  return transact(db, () => {
    if (!isCurrent(db, photo)) return false;
    markFailed(db, photo.id, photo.failure, decoder);
    return true;
  });
}

function isCurrent(db: Database, { id, contentId }: { readonly id: number; readonly contentId: string }): boolean {
  const photo = findPhoto(db, id);
  return photo?.state === 'pending' && photo.contentId === contentId;
}
