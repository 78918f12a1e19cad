import { expect, it } from 'vitest';
import { isLeftOut, leaveOut, takeBack, takeStale } from './left-out';

it('leaves a photo out until it is taken back, and says once that lists are out of date', () => {
  expect([isLeftOut(1), takeStale()]).toEqual([false, false]);

  leaveOut(1);
  expect([isLeftOut(1), isLeftOut(2), takeStale(), takeStale()]).toEqual([true, false, true, false]);

  takeBack(1);
  expect([isLeftOut(1), takeStale(), takeStale()]).toEqual([false, true, false]);
});
