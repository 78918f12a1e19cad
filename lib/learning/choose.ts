import { dot } from '../encoder/normalise';

/** Candidates looked at of each kind: beyond them, a photo is neither likely nor in doubt. */
const LOOKED_AT = 150;
/** Two photos more alike than this, set apart from photos in general, teach the same. */
const ALIKE = 0.75;

/** What may be asked about, by place. */
export interface Choices {
  /** Log-odds, or anything that is 0 where it is most in doubt and greater for what is likelier; NaN is never chosen. */
  readonly odds: Float32Array;
  /** Set apart from photos in general, of length 1. */
  readonly vectorAt: (place: number) => Float32Array;
}

/**
 * The places to ask about: by turns the likeliest, which are pleasant to say yes to, and those most in doubt, which teach
 * most (uncertainty sampling, Lewis & Gale 1994); none much like another chosen before, for that would teach the same.
 */
export function choose({ odds, vectorAt }: Choices, limit: number): number[] {
  const places = [...odds.keys()].filter((place) => !Number.isNaN(odds[place]));
  const at = (place: number): number => odds[place] as number;
  const likely = best(places, (place) => -at(place));
  const doubtful = best(places, (place) => Math.abs(at(place)));

  const chosen: number[] = [];
  const vectors: Float32Array[] = [];
  const isNew = (place: number) => vectors.every((other) => dot(other, vectorAt(place)) < ALIKE);
  while (chosen.length < Math.min(limit, places.length)) {
    const pool = chosen.length % 2 === 0 ? likely : doubtful;
    const left = [...pool, ...likely, ...doubtful].filter((place) => !chosen.includes(place));
    const next = left.find(isNew) ?? left[0];
    if (next === undefined) break;
    chosen.push(next);
    vectors.push(vectorAt(next).slice());
  }
  return chosen;
}

/**
 * Places far from each other, when nothing tells which are likely: each next one is the least like those before.
 *
 * @param places to choose among; some thousand at most
 * @param known vectors of what was asked about before
 */
export function scatter(
  places: readonly number[],
  vectorAt: Choices['vectorAt'],
  known: readonly Float32Array[],
  limit: number,
): number[] {
  const vectors = places.map((place) => vectorAt(place).slice());
  const nearest = vectors.map((vector) => known.reduce((most, other) => Math.max(most, dot(other, vector)), -1));
  const chosen: number[] = [];
  while (chosen.length < Math.min(limit, places.length)) {
    const next = nearest.indexOf(Math.min(...nearest));
    chosen.push(places[next] as number);
    const own = vectors[next] as Float32Array;
    for (const [i, vector] of vectors.entries()) nearest[i] = Math.max(nearest[i] as number, dot(own, vector));
    nearest[next] = Infinity;
  }
  return chosen;
}

/** Those with the least values, in order. */
function best(places: readonly number[], value: (place: number) => number): number[] {
  return places.toSorted((a, b) => value(a) - value(b)).slice(0, LOOKED_AT);
}
