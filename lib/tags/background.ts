/**
 * How a photo's cosines with texts in general lie, measured on the whole vocabulary. Models differ in it (one with a
 * modality gap squeezes all its cosines into a narrow band) and so do photos of one model (some lie close to every text:
 * hubness, as in QB-Norm, arXiv 2112.12777). Against its photo's own background, the cosine of any text means the same
 * on every photo and with every model.
 */
export interface Background {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * The deviation is the photo's own, drawn half-way (in variance) towards what the model makes typical: a photo that
 * resembles nothing has a small one of its own, and chance would pass for certainty. On captioned-80, with
 * the bundled model, this brings tags of precision 0.7 from a recall of 0.13 to 0.16.
 *
 * @param cosines of one photo with every label, −1 … 1
 * @param typicalDeviation of the model's photos, as `LabelMatrix` tells it
 */
export function measureBackground(cosines: Float32Array, typicalDeviation: number): Background {
  const mean = meanOf(cosines);
  let squares = 0;
  for (const cosine of cosines) squares += (cosine - mean) ** 2;

  const variance = squares / Math.max(1, cosines.length);
  return { mean, deviation: Math.sqrt((variance + typicalDeviation ** 2) / 2) };
}

/** How many deviations a cosine lies above the background; −∞ without a background, which nothing stands out from. */
export function standardScore(cosine: number, { mean, deviation }: Background): number {
  return deviation > 0 ? (cosine - mean) / deviation : -Infinity;
}

function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / Math.max(1, values.length);
}
