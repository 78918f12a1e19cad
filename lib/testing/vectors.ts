import { normalise } from '../encoder/normalise';

/** Numbers in 0 … 1 that are the same on every run (mulberry32, Tommy Ettinger). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** L2-normalised. */
export function vector(...values: number[]): Float32Array {
  const made = Float32Array.from(values);
  normalise(made);
  return made;
}

/** L2-normalised, in every direction alike. */
export function randomVector(random: () => number, dimensions: number): Float32Array {
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return vector(...Array.from({ length: dimensions }, gauss));
}
