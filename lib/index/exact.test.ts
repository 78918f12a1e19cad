import { expect, it } from 'vitest';
import { dot } from '../encoder/normalise';
import { randomVector, seededRandom, vector } from '../testing/vectors';
import { scanAll, scanPhotos } from './exact';
import { VectorTable } from './vector-table';

const put = (table: VectorTable, photoId: number, embedding: Float32Array) =>
  table.put({ photoId, seq: photoId, backgroundMean: 0, backgroundDeviation: 1, embedding });

it('finds what comparing with every vector finds', () => {
  const random = seededRandom(2);
  const table = new VectorTable(16);
  const embeddings = new Map(Array.from({ length: 500 }, (_, i) => [i + 1, randomVector(random, 16)]));
  for (const [photoId, embedding] of embeddings) put(table, photoId, embedding);
  for (const photoId of [5, 50, 500]) {
    table.remove(photoId);
    embeddings.delete(photoId);
  }
  const query = randomVector(random, 16);

  const naive = [...embeddings].map(([id, embedding]) => ({ id, cosine: dot(embedding, query) }));
  naive.sort((a, b) => b.cosine - a.cosine);

  const found = scanAll(table, query, 20);
  expect(found.map(({ photoId }) => photoId)).toEqual(naive.slice(0, 20).map(({ id }) => id));
  for (const [i, { similarity }] of found.entries()) expect(similarity).toBeCloseTo(naive[i]?.cosine ?? 0, 6);
  expect(scanAll(table, query, 1_000)).toHaveLength(497);
});

it('puts equally near photos in the order of their ids, however they were stored', () => {
  const table = new VectorTable(2);
  for (const photoId of [9, 4, 6, 1, 8]) put(table, photoId, vector(1, 1));

  expect(scanAll(table, vector(1, 0), 3).map(({ photoId }) => photoId)).toEqual([1, 4, 6]);
});

it('looks only among the photos named and passes over those it does not have', () => {
  const table = new VectorTable(2);
  put(table, 1, vector(1, 0));
  put(table, 2, vector(1, 1));
  put(table, 3, vector(0, 1));

  expect(scanPhotos(table, vector(1, 0), [3, 99, 2], 10).map(({ photoId }) => photoId)).toEqual([2, 3]);
});
