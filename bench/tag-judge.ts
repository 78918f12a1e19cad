import { TAGGING } from '#lib/tags/decide-tags';
import { COCO_CATEGORIES, JUDGED_LABELS } from './judged-labels';

/** A label a photo may be tagged with. */
export interface Candidate {
  readonly label: string;
  readonly ancestors: readonly string[];
  readonly evidence: number;
}

export interface JudgedPhoto {
  /** COCO's categories there are boxes of. */
  readonly objects: ReadonlySet<string>;
  /** Evidence of COCO's names, all competing; a name the model does not know has none. */
  readonly categories: ReadonlyMap<string, number>;
  /** The labels photos are tagged with. */
  readonly candidates: readonly Candidate[];
  /** Those of them it is tagged with, with what follows from them. */
  readonly tags: readonly string[];
}

/** Categories with fewer photos say little. */
const FEWEST_PHOTOS = 3;
/** Precision a threshold must have on the photos it is chosen on: a little more than it is to have on others. */
const FITTED_PRECISION = 0.72;

/** Over COCO's categories with at least three photos. */
export function meanAveragePrecision(photos: readonly JudgedPhoto[]) {
  const categories = COCO_CATEGORIES.filter(
    (name) => photos.filter(({ objects }) => objects.has(name)).length >= FEWEST_PHOTOS,
  );
  const all = categories.map((name) => averagePrecision(photos, name));
  return { categories: all.length, mAP: round(all.reduce((sum, each) => sum + each, 0) / all.length) };
}

/** Of the tags as they are stored, with the constants as they stand. */
export function ofStoredTags(photos: readonly JudgedPhoto[]) {
  return figures(photos.map((photo) => judge(photo, new Set(photo.tags))));
}

/** Of tags with a threshold chosen on every other photo, for all models together, judged on the rest; and the other way round. */
export function foldsOf(models: readonly (readonly JudgedPhoto[])[]) {
  const judged = models.map((): Judged[] => []);
  const fitted = [0, 1].map((fold) => {
    const isFitted = (_: JudgedPhoto, i: number) => i % 2 === fold;
    const own = models.flatMap((photos) => photos.filter(isFitted));
    const threshold = chooseThreshold(own);
    for (const [m, photos] of models.entries()) {
      const others = photos.filter((photo, i) => !isFitted(photo, i));
      judged[m]?.push(...others.map((photo) => judge(photo, tagsAbove(photo, threshold))));
    }
    return { threshold: round(threshold), ...fitLogistic(own) };
  });
  return { fitted, judged: judged.map(figures) };
}

interface Judged {
  readonly stored: number;
  readonly judged: number;
  readonly right: number;
  readonly present: number;
  readonly found: number;
}

/** The lowest threshold, and so the highest recall, with enough precision. */
function chooseThreshold(photos: readonly JudgedPhoto[]): number {
  const tried = Array.from({ length: 120 }, (_, i) => 1 + i * 0.04);
  const enough = tried.find((threshold) => {
    const all = photos.map((photo) => judge(photo, tagsAbove(photo, threshold)));
    return figures(all).precision >= FITTED_PRECISION;
  });
  return enough ?? Infinity;
}

function tagsAbove({ candidates }: JudgedPhoto, threshold: number): ReadonlySet<string> {
  const best = candidates
    .filter(({ evidence }) => evidence >= threshold)
    .toSorted((a, b) => b.evidence - a.evidence)
    .slice(0, TAGGING.mostTags);
  return new Set(best.flatMap(({ label, ancestors }) => [label, ...ancestors]));
}

/** Precision is over the tags COCO can judge, recall over the (photo, category) pairs some label could have named. */
function judge({ objects }: JudgedPhoto, tags: ReadonlySet<string>): Judged {
  const nameable = new Set([...JUDGED_LABELS.values()].flat());
  const judgeable = [...tags].filter((label) => JUDGED_LABELS.has(label));
  const named = judgeable.flatMap((label) => JUDGED_LABELS.get(label) ?? []);
  return {
    stored: tags.size,
    judged: judgeable.length,
    right: judgeable.filter((label) => JUDGED_LABELS.get(label)?.some((name) => objects.has(name))).length,
    present: [...objects].filter((name) => nameable.has(name)).length,
    found: [...objects].filter((name) => named.includes(name)).length,
  };
}

function figures(all: readonly Judged[]) {
  const sum = (of: keyof Judged) => all.reduce((total, each) => total + each[of], 0);
  return {
    tagsPerPhoto: round(sum('stored') / all.length),
    judged: sum('judged'),
    precision: round(sum('right') / Math.max(1, sum('judged'))),
    recall: round(sum('found') / Math.max(1, sum('present'))),
  };
}

function averagePrecision(photos: readonly JudgedPhoto[], name: string): number {
  const evidence = ({ categories }: JudgedPhoto) => categories.get(name) ?? -Infinity;
  const ranked = photos.toSorted((a, b) => evidence(b) - evidence(a));
  let found = 0;
  let sum = 0;
  for (const [i, { objects }] of ranked.entries()) {
    if (!objects.has(name)) continue;
    found++;
    sum += found / (i + 1);
  }
  return sum / found;
}

/** Logistic regression of “COCO's boxes hold it” on the evidence, by Newton's method. */
function fitLogistic(photos: readonly JudgedPhoto[]) {
  const points = photos.flatMap(({ candidates, objects }) =>
    candidates.flatMap(({ label, evidence }) => {
      const names = JUDGED_LABELS.get(label);
      return names ? [[evidence, names.some((name) => objects.has(name)) ? 1 : 0] as const] : [];
    }),
  );

  let [slope, offset] = [1, -3];
  for (let step = 0; step < 30; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
    for (const [x, y] of points) {
      const p = 1 / (1 + Math.exp(-slope * x - offset));
      const w = p * (1 - p);
      [g0, g1, h00, h01, h11] = [g0 + y - p, g1 + (y - p) * x, h00 + w, h01 + w * x, h11 + w * x * x];
    }
    const determinant = h00 * h11 - h01 * h01;
    offset += (h11 * g0 - h01 * g1) / determinant;
    slope += (h00 * g1 - h01 * g0) / determinant;
  }
  return { slope: round(slope), midpoint: round(-offset / slope) };
}

function round(value: number): number {
  return Number(value.toFixed(3));
}
