import { expect, it } from 'vitest';
import { insertPhoto, markIndexed } from '#lib/store/photos';
import { openTestLibrary, SOME_FACTS } from '#lib/testing/library';
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

  queue.setAside(id);

  expect(queue.underWay).toBe(0);
  expect(queue.take(2)).toEqual([ids[0]]);
  queue.reconsider();
  expect(queue.take(2)).toEqual([id]);
});
