import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/vectors';
import { compareRankings } from './rankings';

const compare = (a: number[] | null, b: number[] | null, limit = 2, photoIds = [10, 20, 30, 40]) =>
  compareRankings(photoIds, a && Float64Array.from(a), b && Float64Array.from(b), limit);
const ranks = (photos: ReturnType<typeof compare>['a']) => photos.map((p) => [p.photoId, p.rank, p.otherRank]);

describe('compareRankings', () => {
  it('tells of each photo where the other model has it, however far down', () => {
    const { a, b, overlap } = compare([0.9, 0.8, 0.2, 0.1], [0.7, 0.1, 0.9, 0.3]);

    expect(ranks(a)).toEqual([
      [10, 1, 2],
      [20, 2, 4],
    ]);
    expect(ranks(b)).toEqual([
      [30, 1, 3],
      [10, 2, 1],
    ]);
    expect(overlap).toBe(1);
    expect(a[0]?.similarity).toBe(0.9);
  });

  it('finds a model in full agreement with itself', () => {
    const similarities = [0.3, -0.2, 0.9, 0.1];
    const { a, b, overlap } = compare(similarities, similarities, 4);

    expect(a).toEqual(b);
    expect(overlap).toBe(4);
    expect(a.every(({ rank, otherRank }) => rank === otherRank)).toBe(true);
  });

  it('breaks ties by id, as every search does', () => {
    const { a } = compare([0.5, 0.5, 0.5, 0.5], [0.2, 0.2, 0.2, 0.1], 3, [1, 2, 3, 4]);

    expect(ranks(a)).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 3],
    ]);
  });

  it('ranks nothing for a model that can make nothing of the query, and has every photo behind all others there', () => {
    const { a, b, overlap } = compare([0.1, 0.2, 0.3, 0.4], null);

    expect(ranks(a)).toEqual([
      [40, 1, 5],
      [30, 2, 5],
    ]);
    expect([b, overlap]).toEqual([[], 0]);
  });

  it('does with no photos, and with fewer than asked for', () => {
    expect(compare([], [], 10, [])).toEqual({ a: [], b: [], overlap: 0 });
    expect(compare([1], [1], 10, [7]).overlap).toBe(1);
  });

  it('agrees with sorting both rankings, on seeded photos with many ties', () => {
    const random = seededRandom(3);
    const photoIds = Array.from({ length: 500 }, (_, i) => i * 3 + 1);
    const [a, b] = [1, 2].map(() => photoIds.map(() => Math.round(random() * 50) / 50)) as [number[], number[]];
    const sorted = (similarities: number[]) =>
      photoIds
        .map((photoId, i) => ({ photoId, similarity: similarities[i] ?? 0 }))
        .sort((x, y) => y.similarity - x.similarity || x.photoId - y.photoId)
        .map(({ photoId }) => photoId);

    const expected = sorted(a)
      .slice(0, 40)
      .map((photoId, i) => [photoId, i + 1, sorted(b).indexOf(photoId) + 1]);
    expect(ranks(compare(a, b, 40, photoIds).a)).toEqual(expected);
  });
});
