import { dot } from '../encoder/normalise';
import type { PatchGrid } from '../encoder/patch-grids';
import type { CropBox } from '../nouns';
import type { Calibration } from '../search/calibrate';

/** A part of a photo as a model sees it. */
export interface SeenPart {
  /** As fractions of the photo. */
  readonly box: CropBox;
  /** Float32Array of the model's dimensions, not normalised: of a patch, its length tells how much there is to see. */
  readonly vector: Float32Array;
}

/** The patches of a frame as parts of its photo. */
export function partsOfFrame(frame: CropBox, { rows, columns, vectors }: PatchGrid): SeenPart[] {
  const dimensions = vectors.length / (rows * columns);
  const [width, height] = [frame.width / columns, frame.height / rows];
  return Array.from({ length: rows * columns }, (_, i) => ({
    box: {
      x: frame.x + (i % columns) * width,
      y: frame.y + Math.floor(i / columns) * height,
      width,
      height,
    },
    vector: vectors.subarray(i * dimensions, (i + 1) * dimensions),
  }));
}

/**
 * How much each part of a photo speaks for some words: its cosine with them, once both are rid of what photos and texts have
 * in common, times its length. That is PACL's patch similarity (arXiv 2212.04994, §3.1), weighted: an image's vector is
 * the mean of its patches, to which a short one adds little, whatever it resembles. On captioned-80 the length brings
 * the largest patch into a box of its object 0.32 times in all, where the cosine alone does so 0.27 times.
 *
 * @param words what sets them apart from texts in general, as {@link Calibration.apart} tells it
 */
export function evidenceOf(parts: readonly SeenPart[], words: Float32Array, calibration: Calibration): Float32Array {
  const { photoMean } = calibration;
  const score = calibration.scorer({ direction: words });

  return Float32Array.from(parts, ({ vector }) => {
    const length = Math.sqrt(dot(vector, vector));
    return length === 0 ? 0 : length * score(dot(vector, words) / length, dot(vector, photoMean) / length);
  });
}
