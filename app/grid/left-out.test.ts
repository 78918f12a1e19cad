import { expect, it } from 'vitest';
import { isFavourite, isLeftOut, leaveOut, onSaid, sayOfPhotos, takeBack, takeStale } from './left-out';

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

it('knows favourites from their list until something else is said of them, and tells who listens', () => {
  let heard = 0;
  const end = onSaid(() => heard++);
  expect([isFavourite({ id: 8, favourite: true }), isFavourite({ id: 9 })]).toEqual([true, false]);

  sayOfPhotos([8], { favourite: false });
  sayOfPhotos([9], { favourite: true });
  expect([isFavourite({ id: 8, favourite: true }), isFavourite({ id: 9 })]).toEqual([false, true]);
  end();
  sayOfPhotos([9], { favourite: false });
  expect(heard).toBe(2);
});
