import { describe, expect, it } from 'vitest';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { vector } from '../testing/vectors';
import { setState } from './photos';
import {
  countVectors,
  countVectorsAfter,
  deleteVectors,
  findVector,
  fromBlob,
  putVector,
  renewVectors,
  toBlob,
  vectorsAfter,
} from './vectors';

function libraryWithPhoto() {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const photoId = addTestPhoto(db, { modelId, embedding: vector(1, 2, 3, 4) });
  return { db, modelId, photoId };
}

describe('a stored vector', () => {
  it('comes back exactly, to the last bit', () => {
    const extremes = Float32Array.of(Math.fround(0.1), -0, 1e-45, 3.4028234663852886e38, Number.NaN);
    const blob = toBlob(extremes);

    expect(blob.byteLength).toBe(20);
    expect(Object.is(fromBlob(blob)[1], -0)).toBe(true);
    expect(fromBlob(blob)).toEqual(extremes);
  });

  it('comes back exactly from a buffer that is not aligned', () => {
    const values = Float32Array.of(1.5, -2.25);
    const shifted = Buffer.concat([Buffer.from([0]), toBlob(values)]).subarray(1);

    expect(fromBlob(shifted)).toEqual(values);
  });

  it('is only the part it views of a larger array', () => {
    const row = Float32Array.of(1, 2, 3, 4, 5, 6).subarray(2, 4);

    expect(fromBlob(toBlob(row))).toEqual(Float32Array.of(3, 4));
  });

  it('is found under its photo and model only', () => {
    const { db, modelId, photoId } = libraryWithPhoto();

    expect(findVector(db, photoId, modelId)).toMatchObject({ photoId, modelId, embedding: vector(1, 2, 3, 4) });
    expect(findVector(db, photoId, modelId + 1)).toBeNull();
  });
});

describe('putVector', () => {
  it('replaces the vector there was and gives a new number, never used before', () => {
    const { db, modelId, photoId } = libraryWithPhoto();
    const before = findVector(db, photoId, modelId)?.seq ?? 0;

    putVector(db, { photoId, modelId, embedding: vector(4, 3, 2, 1), backgroundMean: 0, backgroundDeviation: 1 });

    const after = findVector(db, photoId, modelId);
    expect(after?.seq).toBeGreaterThan(before);
    expect(after?.embedding).toEqual(vector(4, 3, 2, 1));
    expect(countVectors(db, modelId)).toBe(1);
  });
});

describe('renewVectors', () => {
  it('gives the vectors of every model new numbers and changes nothing else', () => {
    const { db, modelId, photoId } = libraryWithPhoto();
    const other = rememberTestModel(db, 4, 'other-model');
    putVector(db, { photoId, modelId: other, embedding: vector(0, 1), backgroundMean: 0.5, backgroundDeviation: 2 });
    const before = [modelId, other].map((model) => findVector(db, photoId, model));
    const newest = Math.max(...before.map((row) => row?.seq ?? 0));

    renewVectors(db, photoId);

    for (const [i, model] of [modelId, other].entries()) {
      const after = findVector(db, photoId, model);
      expect(after?.seq).toBeGreaterThan(newest);
      expect({ ...after, seq: 0 }).toEqual({ ...before[i], seq: 0 });
    }
  });
});

describe('vectorsAfter', () => {
  it('pages through searchable vectors in the order they were stored', () => {
    const { db } = openTestLibrary();
    const modelId = rememberTestModel(db);
    const ids = [1, 2, 3, 4].map((x) => addTestPhoto(db, { modelId, embedding: vector(x, 1, 1, 1) }));
    setState(db, ids[1] ?? 0, 'missing');

    const first = vectorsAfter(db, modelId, 0, 2);
    expect(first.map(({ photoId }) => photoId)).toEqual([ids[0], ids[2]]);
    expect(vectorsAfter(db, modelId, first[1]?.seq ?? 0, 2).map(({ photoId }) => photoId)).toEqual([ids[3]]);
    expect(countVectors(db, modelId)).toBe(3);
    expect(countVectorsAfter(db, modelId, first[0]?.seq ?? 0)).toBe(2);
  });

  it('holds nothing of a photo whose content was replaced', () => {
    const { db, modelId, photoId } = libraryWithPhoto();

    deleteVectors(db, photoId);

    expect(vectorsAfter(db, modelId, 0, 10)).toEqual([]);
    expect(countVectorsAfter(db, modelId, 0)).toBe(0);
  });
});
