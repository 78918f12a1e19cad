import type { Encoder } from '../encoder/encoder';
import { dot } from '../encoder/normalise';
import type { LabelSet, LabelSetWarnings } from '../nouns';
import type { Calibration } from '../search/calibrate';
import { ancestorsOf } from './hierarchy';
import { promptsOf } from './prompts';

/**
 * Cosine, once rid of what all texts have in common, from which two labels mean nearly the same to the model. With the
 * bundled one, seven pairs of the 327 everyday labels lie above it; above 0.8 there are many that only it finds alike.
 */
const ALIKE = 0.85;
const MOST_PAIRS = 20;

/**
 * What may go wrong with a set: labels the model does not know, pairs it hardly tells apart, and labels of an exclusive set
 * that are true together.
 *
 * @param calibration tells what texts have in common; null while nothing does: then no labels are compared
 */
export async function checkLabels(
  encoder: Encoder,
  calibration: Calibration | null,
  { labels, templates, exclusive }: Pick<LabelSet, 'labels' | 'templates' | 'exclusive'>,
): Promise<LabelSetWarnings> {
  const vectors = await encoder.prompts(labels.map((label) => promptsOf(label, templates)));
  const apart = vectors.map((vector) => (vector && calibration ? calibration.apart(vector) : null));
  const ancestors = ancestorsOf(labels);
  const isKin = (a: string, b: string) =>
    ancestors.get(a)?.includes(b) === true || ancestors.get(b)?.includes(a) === true;

  const alike: { labels: [string, string]; similarity: number }[] = [];
  for (const [i, one] of apart.entries()) {
    for (let j = 0; j < i; j++) {
      const other = apart[j];
      const [a, b] = [labels[j]?.label ?? '', labels[i]?.label ?? ''];
      const similarity = one && other ? dot(one, other) : 0;
      // A puppy is a dog: that both are true of a photo is meant.
      if (similarity >= ALIKE && !isKin(a, b)) alike.push({ labels: [a, b], similarity });
    }
  }

  const own = new Set(labels.map(({ label }) => label));
  return {
    unknown: labels.filter((_, i) => vectors[i] === null).map(({ label }) => label),
    alike: alike.sort((a, b) => b.similarity - a.similarity).slice(0, MOST_PAIRS),
    notExclusive: exclusive
      ? labels.flatMap(({ label, parent }) => (parent !== null && own.has(parent) ? [[label, parent] as const] : []))
      : [],
  };
}
