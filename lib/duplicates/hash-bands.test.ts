import { expect, it } from 'vitest';
import { seededRandom } from '../testing/vectors';
import { bandsOf, distance, type HashBands, NEAR_BITS, probesOf } from './hash-bands';

const random = seededRandom(5);
const someHash = (): HashBands =>
  [0, 0, 0, 0].map(() => Math.floor(random() * 65_536)) as [number, number, number, number];

function withBitsFlipped(hash: HashBands, count: number): HashBands {
  const flipped = [...hash] as [number, number, number, number];
  const left = Array.from({ length: 64 }, (_, bit) => bit);
  for (let i = 0; i < count; i++) {
    const [bit = 0] = left.splice(Math.floor(random() * left.length), 1);
    flipped[bit >> 4] = (flipped[bit >> 4] as number) ^ (1 << (bit & 15));
  }
  return flipped;
}

it('counts the bits two hashes differ in', () => {
  expect(distance(bandsOf('0000000000000000'), bandsOf('ffffffffffffffff'))).toBe(64);
  expect(distance(bandsOf('00ff00000000000f'), bandsOf('00fe00000000000c'))).toBe(3);
  for (let bits = 0; bits <= 64; bits++) {
    const hash = someHash();
    expect(distance(hash, withBitsFlipped(hash, bits))).toBe(bits);
  }
});

it('has a probe for every hash that differs in no more bits than versions do', () => {
  const missed = Array.from({ length: 5_000 }, (_, i) => {
    const hash = someHash();
    const other = withBitsFlipped(hash, i % (NEAR_BITS + 1));
    return { hash, other, isFound: probesOf(hash).some((values, band) => values.includes(other[band] as number)) };
  }).filter(({ isFound }) => !isFound);

  expect(missed).toEqual([]);
});

it('asks for few values of the 65 536 there are of each band', () => {
  expect(probesOf(someHash()).map(({ length }) => length)).toEqual([137, 17, 17, 17]);
});
