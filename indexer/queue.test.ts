import { expect, it } from 'vitest';
import { insertPhoto, markIndexed } from '#lib/store/photos';
import { putVector } from '#lib/store/vectors';
import { addTestPhoto, openTestLibrary, rememberTestModel, SOME_FACTS } from '#lib/testing/library';
import { vector } from '#lib/testing/vectors';
import { PhotoQueue } from './queue';

function queueOf(photos: number) {
  const { db } = openTestLibrary();
  const ids = Array.from({ length: photos }, (_, i) => insertPhoto(db, `content-${i}`));
  return { db, ids, queue: new PhotoQueue(db) };
}

it('hands out the newest first and nothing twice', () => {
  const { ids, queue } = queueOf(5);

  expect(queue.take(2)).toEqual([ids[4], ids[3]]);
  expect(queue.take(2)).toEqual([ids[2], ids[1]]);
  expect(queue.take(2)).toEqual([ids[0]]);
  expect(queue.take(2)).toEqual([]);
  expect(queue.underWay).toBe(5);
});

it('looks past what is under way to newer and older photos alike', () => {
  const { db, ids, queue } = queueOf(3);
  queue.take(2);
  const newer = insertPhoto(db, 'newer');

  expect(queue.take(10)).toEqual([newer, ids[0]]);
});

it('does not hand out what was settled, and hands out again what still waits', () => {
  const { db, ids, queue } = queueOf(2);
  const [second = 0, first = 0] = queue.take(2);
  markIndexed(db, second, SOME_FACTS);

  for (const id of [first, second]) queue.done(id);

  expect(queue.underWay).toBe(0);
  expect(queue.take(2)).toEqual([ids[0]]);
});

it('leaves what was set aside waiting until folders were looked at again', () => {
  const { ids, queue } = queueOf(2);
  const [id = 0] = queue.take(1);

  queue.setAside(id, 'pending');

  expect(queue.underWay).toBe(0);
  expect(queue.take(2)).toEqual([ids[0]]);
  queue.reconsider();
  expect(queue.take(2)).toEqual([id]);
});

function filling(photos: number) {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const next = rememberTestModel(db, 4, 'next-model');
  const embedding = vector(1, 0, 0, 0);
  // Added oldest last, so that the order of adding is not the order of taking.
  const ids = Array.from({ length: photos }, (_, i) =>
    addTestPhoto(db, { modelId, embedding, facts: { takenAt: Date.UTC(2020 - i, 0) } }),
  );
  const queue = new PhotoQueue(db);
  const cover = (photoId: number) =>
    putVector(db, { photoId, modelId: next, embedding, backgroundMean: 0, backgroundDeviation: 1 });
  return { db, modelId, next, ids, queue, cover };
}

it('hands out indexed photos a model has no vector of, the newest first, after those that wait', () => {
  const { db, next, ids, queue, cover } = filling(5);
  cover(ids[1] ?? 0);
  const pending = insertPhoto(db, 'pending');

  queue.fill(next);

  expect(queue.take(2)).toEqual([pending, ids[0]]);
  expect(queue.hasFilled(next)).toBe(false);
  expect(queue.take(10)).toEqual([ids[2], ids[3], ids[4]]);
  expect(queue.hasFilled(next)).toBe(true);
});

it('goes through the photos again when told to, and not at all once told to stop', () => {
  const { next, ids, queue } = filling(2);
  queue.fill(next);
  for (const id of queue.take(10)) queue.done(id);

  expect(queue.take(10)).toEqual([]);
  queue.fill(next);
  expect(queue.take(1)).toEqual([ids[0]]);
  queue.stopFilling(next);
  expect(queue.take(10)).toEqual([]);
});

it('tries indexed photos that were set aside again once folders were looked at', () => {
  const { next, queue } = filling(1);
  queue.fill(next);
  const [id = 0] = queue.take(1);

  queue.setAside(id, 'indexed');

  expect(queue.fillsAside).toBe(1);
  expect(queue.take(1)).toEqual([]);
  queue.reconsider();
  expect(queue.fillsAside).toBe(0);
  expect(queue.hasFilled(next)).toBe(false);
  expect(queue.take(1)).toEqual([id]);
});

it('hands out what a person looks at before all others, and the newest wish first', () => {
  const { ids, queue } = queueOf(6);
  const [a = 0, b = 0, c = 0] = ids;

  queue.first([a]);
  queue.first([b, c]);
  queue.first([a]);

  expect(queue.take(4)).toEqual([a, b, c, ids[5]]);
  expect(queue.take(10)).toEqual([ids[4], ids[3]]);
});

it('tries one set aside again when a person looks at it, and hands nothing out twice', () => {
  const { ids, queue } = queueOf(2);
  const [older = 0, newer = 0] = ids;
  expect(queue.take(1)).toEqual([newer]);
  queue.setAside(newer, 'pending');

  queue.first([newer]);

  expect(queue.take(5)).toEqual([newer, older]);
  queue.first([newer]);
  expect(queue.take(5)).toEqual([]);
});

it('takes a photo that was just added before older ones and before photos another model wants', () => {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const nextId = rememberTestModel(db, 4, 'next-model');
  const indexed = [1, 2, 3].map(() => addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0) }));
  const waiting = addTestPhoto(db, { modelId });
  const queue = new PhotoQueue(db);
  queue.fill(nextId);
  expect(queue.take(2)).toEqual([waiting, indexed[2]]);

  const added = addTestPhoto(db, { modelId });

  expect(queue.take(2)).toEqual([added, indexed[1]]);
});
