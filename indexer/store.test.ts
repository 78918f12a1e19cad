import { expect, it } from 'vitest';
import { findPhoto, insertPhoto, replaceContent, setState } from '#lib/store/photos';
import { findVector } from '#lib/store/vectors';
import { openTestLibrary, rememberTestModel, SOME_FACTS } from '#lib/testing/library';
import { vector } from '#lib/testing/vectors';
import { type ComputedPhoto, storeBatch, storeFailure } from './store';

function openWaiting(...contents: string[]) {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  db.exec("INSERT INTO tags (id, label, label_group) VALUES (1, 'cat', 'animals')");
  const computed = contents.map((contentId): ComputedPhoto => ({
    id: insertPhoto(db, contentId),
    contentId,
    facts: SOME_FACTS,
    vectors: [
      {
        modelId,
        embedding: vector(1, 2, 3, 4),
        background: { mean: 0.1, deviation: 0.5 },
        tags: [{ tagId: 1, score: 0.75 }],
      },
    ],
    failures: [],
  }));
  const state = (photo: ComputedPhoto | undefined) => findPhoto(db, photo?.id ?? 0)?.state;
  return { db, modelId, computed, state };
}

const FAILURE = { reason: 'The file is empty.', remedy: 'Copy it again.' };

it('stores vector, facts and tags of each photo, and what goes alongside', () => {
  const { db, modelId, computed, state } = openWaiting('a', 'b');
  const alongside: number[] = [];

  expect(storeBatch(db, computed, 'decoder 1', ({ photoId }) => alongside.push(photoId))).toBe(2);

  const [first] = computed;
  expect(computed.map(state)).toEqual(['indexed', 'indexed']);
  expect(findVector(db, first?.id ?? 0, modelId)).toMatchObject({
    embedding: vector(1, 2, 3, 4),
    backgroundMean: 0.1,
    backgroundDeviation: 0.5,
  });
  expect(db.prepare('SELECT count(*) FROM photo_tags WHERE score = 0.75').pluck().get()).toBe(2);
  expect(alongside).toEqual(computed.map(({ id }) => id));
});

it('leaves alone what was edited, deleted or trashed while it was computed', () => {
  const { db, modelId, computed, state } = openWaiting('a', 'b', 'c', 'd');
  const [edited, missing, trashed, good] = computed;
  replaceContent(db, edited?.id ?? 0, 'edited');
  setState(db, missing?.id ?? 0, 'missing');
  setState(db, trashed?.id ?? 0, 'trashed');

  expect(
    storeBatch(db, [...computed, { ...computed[0], id: 999 } as ComputedPhoto], 'decoder 1', () => undefined),
  ).toBe(1);

  expect(computed.map(state)).toEqual(['pending', 'missing', 'trashed', 'indexed']);
  expect(findVector(db, edited?.id ?? 0, modelId)).toBeNull();
  expect(findVector(db, good?.id ?? 0, modelId)).not.toBeNull();
});

it('stores nothing of a batch when one part of it fails', () => {
  const { db, computed, state } = openWaiting('a', 'b');
  const failSecond = ({ photoId }: { readonly photoId: number }) => {
    if (photoId === computed[1]?.id) throw new Error('stop');
  };

  expect(() => storeBatch(db, computed, 'decoder 1', failSecond)).toThrow('stop');

  expect(computed.map(state)).toEqual(['pending', 'pending']);
  expect(db.prepare('SELECT count(*) FROM vectors').pluck().get()).toBe(0);
});

it('stores why a photo failed, unless it was edited since', () => {
  const { db, computed, state } = openWaiting('a', 'b');
  const [a, b] = computed as [ComputedPhoto, ComputedPhoto];
  replaceContent(db, b.id, 'edited');

  expect(storeFailure(db, { ...a, failure: FAILURE }, 'decoder 1')).toBe(true);
  expect(storeFailure(db, { ...b, failure: FAILURE }, 'decoder 1')).toBe(false);

  expect(findPhoto(db, a.id)).toMatchObject({
    state: 'failed',
    failureReason: FAILURE.reason,
    failureRemedy: FAILURE.remedy,
  });
  expect(state(b)).toBe('pending');
});
