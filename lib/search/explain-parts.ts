import { addTo, dot } from '../encoder/normalise';
import type { QueryPart } from '../nouns';
import type { Calibration, Explained } from './calibrate';
import { CANCELLED, type EmbeddedPart } from './compose';
import { isPlaced } from './part-address';

/**
 * What a picture counts beside a text of the same weight: photos' cosines with pictures are spread wider. Chosen on
 * captioned-80 with both pocket models (`npm run bench -- compose-cutoff`), where 0.5 … 0.7 come to the same.
 */
const PICTURE = 0.6;

/**
 * Makes the parts of a composed query one query that can be judged as a text is. Texts are what everyday words explain of
 * them, pictures what sets them apart from photos in general; how well it is explained is the mean of what is asked for, and
 * a picture explains itself. A text alone comes to what {@link Calibration.explain} makes of it, whatever its weight; what is
 * pushed away takes from the score of photos that show it, and from no other's.
 *
 * @param parts with vectors as the model gives them; of weight 0 where it knows nothing of one
 * @returns null when nothing is asked for, or the parts cancel each other out
 */
export function explainParts(calibration: Calibration, parts: readonly EmbeddedPart[]): Explained | null {
  const wanted = sumOf(
    calibration,
    parts.filter(({ weight }) => weight > 0),
  );
  const unwanted = sumOf(
    calibration,
    parts.filter(({ weight }) => weight < 0),
  );
  const sum = wanted.direction.slice();
  addTo(sum, unwanted.direction, 1);
  const isCancelled = wanted.longest > 0 && lengthOf(sum) <= CANCELLED * (wanted.longest + unwanted.longest);
  if (wanted.weight === 0 || isCancelled) return null;

  const length = wanted.length / wanted.weight;
  const scale = length / (lengthOf(wanted.direction) || 1);
  return { direction: sum.map((value) => value * scale), length, coverage: wanted.coverage / wanted.weight };
}

interface Sum {
  readonly direction: Float32Array;
  /** What its length would be, were all its parts alike. */
  readonly longest: number;
  readonly weight: number;
  /** Times the weight. */
  readonly length: number;
  readonly coverage: number;
}

function sumOf(calibration: Calibration, parts: readonly EmbeddedPart[]): Sum {
  const direction = new Float32Array(calibration.photoMean.length);
  const sum = { longest: 0, weight: 0, length: 0, coverage: 0 };
  for (const part of parts) {
    const own = explainPart(calibration, part);
    const counts = (part.isText ? 1 : PICTURE) * part.weight;
    sum.weight += part.weight;
    sum.length += part.weight * own.length;
    sum.coverage += part.weight * own.coverage;
    // Everyday words explain nothing of it.
    if (own.length === 0) continue;

    addTo(direction, own.direction, counts / own.length);
    sum.longest += Math.abs(counts);
  }
  return { direction, ...sum };
}

/**
 * Whether the parts say what is meant, so that a search can tell what matches: words, or part of a picture. Of a whole
 * picture nobody knows which of the things it shows is meant, and where in a photo words match only the best are looked through
 * for: by these photos are only ranked.
 */
export function sayWhatIsMeant(parts: readonly QueryPart[]): boolean {
  const isMeant = (part: QueryPart) => part.weight > 0 && ('text' in part || part.crop !== null);
  return parts.some(isMeant) && !parts.some(isPlaced);
}

function explainPart(calibration: Calibration, { isText, vector }: EmbeddedPart): Explained {
  return isText ? calibration.explain(vector) : { direction: calibration.photoApart(vector), length: 1, coverage: 1 };
}

function lengthOf(vector: Float32Array): number {
  return Math.sqrt(dot(vector, vector));
}
