import { dot } from '../encoder/normalise';

/**
 * How a photo's cosines with texts in general lie: the mean and standard deviation over the whole vocabulary. Models
 * differ in it (a model with a modality gap squeezes all its cosines into a narrow band) and so do photos of one model
 * (some lie close to every text: hubness, as in QB-Norm, arXiv 2112.12777). Measured against its photo's own background, the
 * cosine of any text means the same on every photo and with every model.
 */
export interface Background {
  readonly mean: number;
  readonly deviation: number;
}

/** @param cosines of one photo with every label, −1 … 1; of any length, none included */
export function measureBackground(cosines: Float32Array): Background {
  if (cosines.length === 0) return { mean: 0, deviation: 0 };

  let sum = 0;
  for (const cosine of cosines) sum += cosine;
  const mean = sum / cosines.length;

  let squares = 0;
  for (const cosine of cosines) squares += (cosine - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / cosines.length) };
}

/** How many deviations a cosine lies above the photo's background; −∞ for a photo without one, which fits nothing. */
export function standardScore(cosine: number, { mean, deviation }: Background): number {
  return deviation > 0 ? (cosine - mean) / deviation : -Infinity;
}
