import { describe, expect, it } from 'vitest';
import { randomVector, seededRandom } from '../testing/vectors';
import { LibraryIndex } from './library-index';
import { principalDirections } from './principal';

const DIMENSIONS = 48;
const random = seededRandom(8);
/** Images lie around one direction and differ more in some than in others. */
const newImage = () => {
  const image = randomVector(random, DIMENSIONS).map((x, i) => x / (1 + i) + (i === 0 ? 1 : 0));
  const length = Math.hypot(...image);
  return image.map((x) => x / length);
};

/** A compact index and one that keeps every vector as it is, told the same things. */
class Twins {
  readonly stored = new Map<number, Float32Array>();
  readonly compact = new LibraryIndex(DIMENSIONS, 'auto', (seqs) => this.#read(seqs));
  readonly exact = new LibraryIndex(DIMENSIONS, 'exact');
  reads = 0;
  #seq = 0;

  constructor(photos: number) {
    for (let photoId = 1; photoId <= photos; photoId++) this.put(photoId);
    this.compact.table.compact();
  }

  put(photoId: number): void {
    const embedding = newImage();
    const seq = ++this.#seq;
    this.stored.set(seq, embedding);
    for (const index of [this.compact, this.exact]) {
      index.put({ photoId, seq, backgroundMean: 0, backgroundDeviation: 1, embedding });
    }
  }

  remove(photoId: number): void {
    for (const index of [this.compact, this.exact]) index.remove(photoId);
  }

  addSketch(): void {
    const sample = [...this.stored.values()].slice(0, 500);
    this.compact.table.addSketch(principalDirections(sample, DIMENSIONS, 24));
  }

  expectSame(limit: number, scope = {}): void {
    for (let i = 0; i < 20; i++) {
      const query = i % 2 === 0 ? newImage() : randomVector(random, DIMENSIONS);
      expect(this.compact.search(query, limit, scope)).toEqual(this.exact.search(query, limit, scope));
    }
  }

  #read(seqs: readonly number[]): Map<number, Float32Array> {
    this.reads += seqs.length;
    return new Map(seqs.map((seq) => [seq, this.stored.get(seq) ?? new Float32Array(DIMENSIONS)]));
  }
}

describe('a compact LibraryIndex answers as the exact scan does', () => {
  it('reading only the vectors it ranks', () => {
    const twins = new Twins(3_000);

    twins.expectSame(10);
    expect(twins.reads).toBeLessThanOrEqual(20 * 45);
  });

  it('after photos came, changed and went', () => {
    const twins = new Twins(500);
    for (let photoId = 1; photoId <= 500; photoId += 3) twins.remove(photoId);
    for (let photoId = 2; photoId <= 500; photoId += 3) twins.put(photoId);
    for (let photoId = 501; photoId <= 700; photoId++) twins.put(photoId);

    twins.expectSame(10);
    twins.expectSame(1_000);
  });

  it('through sketches, also of photos that came after them', () => {
    const twins = new Twins(19_000);
    twins.addSketch();
    for (let photoId = 19_001; photoId <= 20_000; photoId++) twins.put(photoId);
    for (let photoId = 1; photoId <= 1_000; photoId++) twins.remove(photoId);

    let same = 0;
    for (let i = 0; i < 20; i++) {
      const query = newImage();
      const expected = new Set(twins.exact.search(query, 10).map(({ photoId }) => photoId));
      same += twins.compact.search(query, 10).filter(({ photoId }) => expected.has(photoId)).length;
    }
    expect(same / 200).toBeGreaterThanOrEqual(0.99);
  });

  it.each([1, 30, 300, 1_500])('with exactly as many rows as there are matches or as wanted, among %i', (matches) => {
    const twins = new Twins(3_000);
    const among = Array.from({ length: matches }, (_, i) => 1 + 2 * i);

    twins.expectSame(100, { among });
    expect(twins.compact.search(newImage(), 100, among)).toHaveLength(Math.min(100, matches));
    expect(twins.compact.search(newImage(), 100, [99_999])).toEqual([]);
  });

  it('leaving out what is newer than the first page was', () => {
    const twins = new Twins(1_000);
    const upTo = twins.compact.lastSeq;
    const query = newImage();
    const before = twins.compact.search(query, 50);
    for (let photoId = 1_001; photoId <= 1_300; photoId++) twins.put(photoId);

    expect(twins.compact.search(query, 50, { upTo })).toEqual(before);
    twins.expectSame(50, { upTo });
    twins.expectSame(900, { upTo, among: Array.from({ length: 1_200 }, (_, i) => i + 1) });
  });
});

it('ranks every photo once, best first, exactly down to a depth and nearly so below', () => {
  const twins = new Twins(4_000);
  const query = newImage();

  const ranked = twins.compact.search(query, 10_000);
  const exact = twins.exact.search(query, 10_000);

  expect(ranked).toHaveLength(4_000);
  expect(new Set(ranked.map(({ photoId }) => photoId)).size).toBe(4_000);
  const ids = (candidates: typeof ranked) => candidates.slice(0, 2_000).map(({ photoId }) => photoId);
  expect(ids(ranked)).toEqual(ids(exact));
  for (const [i, { similarity }] of ranked.entries()) {
    expect(similarity).toBeLessThanOrEqual(ranked[i - 1]?.similarity ?? 1);
    expect(Math.abs(similarity - (exact[i]?.similarity ?? 0))).toBeLessThan(0.004);
  }
});

it('tells the cosine of every slot, NaN where it is empty', () => {
  const twins = new Twins(500);
  twins.remove(3);
  const query = newImage();

  const rounded = twins.compact.similarities(query);
  const exact = twins.exact.similarities(query);

  expect(rounded).toHaveLength(500);
  expect([rounded[2], exact[2]]).toEqual([NaN, NaN]);
  for (const [slot, similarity] of exact.entries()) {
    if (slot !== 2) expect(Math.abs((rounded[slot] ?? NaN) - similarity)).toBeLessThan(0.004);
  }
});

it('ranks a photo by its rounded vector when the exact one is being replaced', () => {
  const index = new LibraryIndex(DIMENSIONS, 'auto', () => new Map());
  const embedding = newImage();
  index.put({ photoId: 1, seq: 1, backgroundMean: 0, backgroundDeviation: 1, embedding });
  index.table.compact();

  expect(index.search(embedding, 1)[0]?.similarity).toBeCloseTo(1, 2);
});

it('becomes compact by itself when it grows, where exact vectors can be read', () => {
  const grown = (index: LibraryIndex) => {
    const embedding = newImage();
    for (let photoId = 1; photoId <= 5_001; photoId++) {
      index.put({ photoId, seq: photoId, backgroundMean: 0, backgroundDeviation: 1, embedding });
    }
    return index.table.codes !== null;
  };

  expect(grown(new LibraryIndex(DIMENSIONS, 'auto', () => new Map()))).toBe(true);
  expect(grown(new LibraryIndex(DIMENSIONS, 'exact', () => new Map()))).toBe(false);
  expect(grown(new LibraryIndex(DIMENSIONS, 'auto'))).toBe(false);
});
