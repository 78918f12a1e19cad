import type { Database } from '../store/database';
import { readBackgroundPhotos, readLabelMatrix } from '../store/label-matrices';
import { VOCABULARY_VERSION } from '../tags/vocabulary';
import { Calibration } from './calibrate';

/** Fewer background photos do not show what photos have in common. */
export const LEAST_BACKGROUND = 10;

/** The calibration of a model's searches; null until the indexer has kept what that takes. */
export function readCalibration(db: Database, modelId: number): Calibration | null {
  const labels = readLabelMatrix(db, modelId, VOCABULARY_VERSION);
  const photos = readBackgroundPhotos(db, modelId, VOCABULARY_VERSION);
  return labels === null || labels.labels.length < 2 || photos.length < LEAST_BACKGROUND
    ? null
    : new Calibration(labels, photos);
}
