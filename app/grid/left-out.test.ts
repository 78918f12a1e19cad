import { expect, it } from 'vitest';
import { isLeftOut, leaveOut, sayOfPhotos, takeBack, takeStale } from './left-out';

it('leaves a photo out until it is taken back, and says once that lists are out of date', () => {
  expect([isLeftOut(1), takeStale()]).toEqual([false, false]);

  leaveOut(1);
  expect([isLeftOut(1), isLeftOut(2), takeStale(), takeStale()]).toEqual([true, false, true, false]);

  takeBack(1);
  expect([isLeftOut(1), takeStale(), takeStale()]).toEqual([false, true, false]);
});

it('tells the lists of hidden photos and the trash from all others', () => {
  sayOfPhotos([5], { hidden: true });
  expect([isLeftOut(5), isLeftOut(5, 'hidden'), isLeftOut(5, 'trash')]).toEqual([true, false, false]);
  sayOfPhotos([5], { trashed: true });
  expect([isLeftOut(5), isLeftOut(5, 'hidden'), isLeftOut(5, 'trash')]).toEqual([true, true, false]);
  sayOfPhotos([5], { trashed: false });
  expect([isLeftOut(5), isLeftOut(5, 'hidden'), isLeftOut(5, 'trash')]).toEqual([true, false, true]);
  sayOfPhotos([5], { hidden: false });
  expect([isLeftOut(5), isLeftOut(5, 'hidden')]).toEqual([false, true]);
});
