import { describe, expect, it } from 'vitest';
import { dot } from '../encoder/normalise';
import { randomVector, seededRandom } from '../testing/vectors';
import { CodeRows } from './code-rows';

const random = seededRandom(11);

function rowsOf(vectors: readonly Float32Array[]): CodeRows {
  const rows = new CodeRows(vectors[0]?.length ?? 0);
  rows.reserve(vectors.length);
  for (const [slot, vector] of vectors.entries()) rows.set(slot, vector);
  return rows;
}

describe('CodeRows', () => {
  it.each([1, 15, 16, 17, 384, 512, 2_048])('scores rows of %i dimensions as their rounding allows', (dimensions) => {
    const vectors = Array.from({ length: 20 }, () => randomVector(random, dimensions));
    const query = randomVector(random, dimensions);
    const rows = rowsOf(vectors);

    rows.ask(query);
    const scores = rows.scan(0, vectors.length);

    for (const [slot, vector] of vectors.entries()) {
      expect(Math.abs((scores[slot] ?? NaN) - dot(vector, query))).toBeLessThan(0.008);
      expect(Math.abs((scores[slot] ?? NaN) - dot(rows.vectorAt(slot), query))).toBeLessThan(0.0005);
    }
  });

  it('keeps sums within 32 bits, whatever the vectors', () => {
    const flat = new Float32Array(4_096).fill(1 / 64);
    const rows = rowsOf([flat, flat.map((x) => -x)]);

    rows.ask(flat);

    const scores = rows.scan(0, 2);
    expect(scores[0]).toBeCloseTo(1, 3);
    expect(scores[1]).toBeCloseTo(-1, 3);
  });

  it('tells the same of listed rows, and of those that score enough', () => {
    const vectors = Array.from({ length: 300 }, () => randomVector(random, 32));
    const rows = rowsOf(vectors);
    rows.clear(7);
    rows.ask(randomVector(random, 32));
    const all = rows.scan(0, 300).slice();
    const least = all.filter((score) => !Number.isNaN(score)).sort()[250] ?? 0;

    expect([...rows.gather(Uint32Array.of(299, 7, 0))]).toEqual([all[299], NaN, all[0]]);
    const sifted = rows.sift(0, 300, least);
    expect(sifted.slots).toHaveLength(49);
    expect([...sifted.scores]).toEqual([...sifted.slots].map((slot) => all[slot]));
    expect([...rows.sift(100, 50, -1).slots]).toEqual(Array.from({ length: 50 }, (_, i) => 100 + i));
  });

  it('keeps what it holds when it makes room', () => {
    const vectors = [randomVector(random, 64)];
    const rows = rowsOf(vectors);
    const before = rows.vectorAt(0);

    rows.reserve(100_000);

    expect(rows.vectorAt(0)).toEqual(before);
    expect(rows.capacity).toBeGreaterThanOrEqual(100_000);
  });

  it('says when there are more rows than it can reach', () => {
    expect(() => new CodeRows(512).reserve(10_000_000)).toThrow('expected rows that fit');
  });

  it('scores a zero vector zero', () => {
    const rows = rowsOf([new Float32Array(16)]);
    rows.ask(randomVector(random, 16));

    expect(rows.scan(0, 1)[0]).toBe(0);
  });
});
