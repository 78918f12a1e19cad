/**
 * Finding hashes that differ in few bits without looking at all of them: multi-index hashing (Norouzi, Punjani and Fleet,
 * 2012). A hash is cut into four bands; when two differ in at most eight bits, either one band differs in at most one, or
 * every band, the first included, in exactly two.
 */

/** Bits in which two versions of one picture differ at most; see docs/decisions/2026-11-21-duplicates.md. */
export const NEAR_BITS = 8;

const BAND_BITS = 16;

/** The four bands of a hash, each in 0 … 65535. */
export type HashBands = readonly [number, number, number, number];

/** @param hash 16 hex digits */
export function bandsOf(hash: string): HashBands {
  const band = (at: number) => Number.parseInt(hash.slice(4 * at, 4 * at + 4), 16);
  return [band(0), band(1), band(2), band(3)];
}

/** For each band, the values one of which a hash has that differs in at most {@link NEAR_BITS} bits: 188 in all. */
export function probesOf(hash: HashBands): readonly [number[], number[], number[], number[]] {
  const [first, second, third, fourth] = hash;
  return [withTwoBits(first), withOneBit(second), withOneBit(third), withOneBit(fourth)];
}

/** In how many bits two hashes differ, 0 … 64. */
export function distance(a: HashBands, b: HashBands): number {
  return a.reduce((bits, band, at) => bits + bitsSet(band ^ (b[at] as number)), 0);
}

/** The value, and every one that differs in one bit. */
function withOneBit(value: number): number[] {
  return [value, ...Array.from({ length: BAND_BITS }, (_, bit) => value ^ (1 << bit))];
}

/** The value, and every one that differs in one bit or two. */
function withTwoBits(value: number): number[] {
  return [...new Set(withOneBit(value).flatMap(withOneBit))];
}

function bitsSet(value: number): number {
  let left = value - ((value >> 1) & 0x5555);
  left = (left & 0x3333) + ((left >> 2) & 0x3333);
  left = (left + (left >> 4)) & 0x0f0f;
  return (left + (left >> 8)) & 0x1f;
}
