import { dot } from '../encoder/normalise';
import type { Database } from '../store/database';
import { readBackgroundPhotos } from '../store/label-matrices';
import { addRelation, comparedPhoto, forgetRelations, lookAlikeCandidates } from '../store/look-alikes';
import { modelsCovering } from '../store/vectors';
import { VOCABULARY_VERSION } from '../tags/vocabulary';
import { distance } from './hash-bands';
import { likenessOf, relationOf, typicalCosine } from './relation';

/** Mean cosine of two photos of different things, with this model: of those that ship with Rummage. */
export function typicalCosineOf(db: Database, modelId: number): number {
  return typicalCosine(readBackgroundPhotos(db, modelId, VOCABULARY_VERSION));
}

/**
 * Notes which photos are versions of this one, or of one burst with it, as a model sees them; whatever was noted before is
 * forgotten. To be called inside a transaction, once the photo is stored with its hash and this model's vector.
 *
 * @param typical see {@link typicalCosineOf}
 */
export function relate(db: Database, photoId: number, modelId: number, typical: number): void {
  forgetRelations(db, photoId, modelId);
  const photo = comparedPhoto(db, photoId, modelId);
  if (photo === null) return;

  for (const other of lookAlikeCandidates(db, photo, modelId)) {
    const relation = relationOf(photo, other, {
      bits: photo.bands && other.bands && distance(photo.bands, other.bands),
      likeness: likenessOf(dot(photo.embedding, other.embedding), typical),
    });
    if (relation !== null) addRelation(db, [photo.id, other.id], modelId, relation);
  }
}

/** The same with every model there is a vector of: for a photo that got its hash, or another date, later. */
export function relateAnew(db: Database, photoId: number): void {
  for (const modelId of modelsCovering(db, photoId)) relate(db, photoId, modelId, typicalCosineOf(db, modelId));
}
