import { describe, expect, it } from 'vitest';
import { dot } from '../encoder/normalise';
import { randomVector, seededRandom } from '../testing/vectors';
import { VectorTable } from './vector-table';

const random = seededRandom(1);
const row = (photoId: number, dimensions = 6, seq = photoId) => ({
  photoId,
  seq,
  backgroundMean: photoId / 16,
  backgroundDeviation: 0.5,
  embedding: randomVector(random, dimensions),
});

describe('VectorTable', () => {
  it('holds what was put, exactly', () => {
    const table = new VectorTable(6);
    const vectors = [row(7), row(3)];
    for (const vector of vectors) table.put(vector);

    for (const { photoId, seq, embedding } of vectors) {
      const slot = table.slotOf(photoId) ?? -1;
      expect(table.photoAt(slot)).toBe(photoId);
      expect(table.seqAt(slot)).toBe(seq);
      expect(table.vectorAt(slot)).toEqual(embedding);
      expect(table.backgroundAt(slot)).toEqual({ mean: photoId / 16, deviation: 0.5 });
    }
  });

  it('replaces the vector of a photo in its place', () => {
    const table = new VectorTable(6);
    table.put(row(7));
    const again = row(7, 6, 99);

    table.put(again);

    expect(table.size).toBe(1);
    expect(table.slots).toBe(1);
    expect(table.seqAt(0)).toBe(99);
    expect(table.vectorAt(0)).toEqual(again.embedding);
  });

  it('gives the slot of a removed photo to the next new one', () => {
    const table = new VectorTable(6);
    for (const id of [1, 2, 3]) table.put(row(id));

    expect(table.remove(2)).toBe(true);
    expect(table.remove(2)).toBe(false);
    expect(table.photoAt(1)).toBe(-1);
    expect(table.slotOf(2)).toBeUndefined();

    table.put(row(4));
    expect(table.slotOf(4)).toBe(1);
    expect(table.slots).toBe(3);
    expect(table.size).toBe(3);
  });

  it('grows without losing anything', () => {
    const table = new VectorTable(6, 2);
    const vectors = Array.from({ length: 3_000 }, (_, i) => row(i + 1));
    for (const vector of vectors) table.put(vector);

    expect(table.size).toBe(3_000);
    for (const { photoId, embedding } of vectors) expect(table.vectorAt(photoId - 1)).toEqual(embedding);
    expect(table.photoAt(3_000)).toBe(-1);
  });

  it.each([1, 3, 4, 7, 384])('computes the cosine in %i dimensions', (dimensions) => {
    const table = new VectorTable(dimensions);
    const [stored, query] = [row(1, dimensions), randomVector(random, dimensions)];
    table.put(row(2, dimensions));
    table.put(stored);

    expect(table.similarity(1, query)).toBeCloseTo(dot(stored.embedding, query), 12);
  });
});
