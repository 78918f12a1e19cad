import { beforeEach, expect, it } from 'vitest';
import { isListBehind, openFromList, showPhoto, takeLastShown } from './last-opened';

beforeEach(() => {
  openFromList(0, 'reset');
  takeLastShown('reset');
});

it('returns a list to the photo that was looked at last, once', () => {
  openFromList(4, 'q=dog');
  showPhoto(4, 'q=dog');
  showPhoto(5, 'q=dog');

  expect(takeLastShown('q=cat')).toBeNull();
  expect(takeLastShown('q=dog')).toBe(5);
  expect(takeLastShown('q=dog')).toBeNull();
});

it('knows that a list is one step back, however many photos were looked at', () => {
  openFromList(4, 'q=dog');
  showPhoto(4, 'q=dog');
  showPhoto(5, 'q=dog');

  expect(isListBehind('q=dog')).toBe(true);
});

it('never takes a photo opened by its address for one opened from a list', () => {
  showPhoto(4, 'q=dog');
  showPhoto(5, 'q=dog');

  expect(isListBehind('q=dog')).toBe(false);
});
