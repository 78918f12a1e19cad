import { describe, expect, it } from 'vitest';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { vector } from '../testing/vectors';
import { countCoveredByBoth, countStored, coveredByBoth, coverageMark } from './coverage';
import { setState } from './photos';
import { deleteVector, putVector } from './vectors';

function openCovered() {
  const { db } = openTestLibrary();
  const pair = { a: rememberTestModel(db, 2, 'one'), b: rememberTestModel(db, 3, 'other') };
  const alone = addTestPhoto(db, { modelId: pair.a, embedding: vector(0, 1) });
  const photos = [1, 2, 3].map((x) => addTestPhoto(db, { modelId: pair.a, embedding: vector(x, 1) }));
  const cover = (photoId: number) =>
    putVector(db, {
      photoId,
      modelId: pair.b,
      embedding: vector(1, 0, photoId),
      backgroundMean: 0,
      backgroundDeviation: 1,
    });
  photos.forEach(cover);
  return { db, pair, photos, alone, cover };
}

describe('coveredByBoth', () => {
  it('gives both vectors of the photos both models cover, and no others', () => {
    const { db, pair, photos, alone } = openCovered();

    const covered = coveredByBoth(db, pair, 0, 10);
    expect(covered.map(({ photoId }) => photoId)).toEqual(photos);
    expect(covered[0]?.a).toEqual(vector(1, 1));
    expect(covered[0]?.b).toEqual(vector(1, 0, photos[0] ?? 0));
    expect(photos).not.toContain(alone);
    expect(countCoveredByBoth(db, pair)).toBe(3);
    expect([countStored(db, pair.a), countStored(db, pair.b), countStored(db, 99)]).toEqual([4, 3, 0]);
  });

  it('goes on where it left off', () => {
    const { db, pair, photos } = openCovered();
    expect(coveredByBoth(db, pair, photos[0] ?? 0, 1).map(({ photoId }) => photoId)).toEqual([photos[1]]);
  });

  it('passes over photos that cannot be searched', () => {
    const { db, pair, photos } = openCovered();
    setState(db, photos[1] ?? 0, 'missing');
    expect(coveredByBoth(db, pair, 0, 10).map(({ photoId }) => photoId)).toEqual([photos[0], photos[2]]);
    expect(countCoveredByBoth(db, pair)).toBe(2);
  });
});

describe('coverageMark', () => {
  it('changes with what is covered, and not without', () => {
    const { db, pair, photos, alone, cover } = openCovered();
    const marks = [coverageMark(db, pair)];
    expect(coverageMark(db, pair)).toBe(marks[0]);

    for (const change of [
      () => cover(alone),
      () => setState(db, photos[0] ?? 0, 'trashed'),
      () => deleteVector(db, photos[1] ?? 0, pair.b),
      () => cover(photos[2] ?? 0),
    ]) {
      change();
      marks.push(coverageMark(db, pair));
    }
    expect(new Set(marks).size).toBe(5);
  });
});
