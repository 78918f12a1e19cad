import { expect, it } from 'vitest';
import { isSeenIn, seenHref } from './seen-address';

it('is asked for in the address of the photo, beside the list it was opened from', () => {
  const asked = seenHref(7, new URLSearchParams('q=a+dog&at=3'), true);

  expect(asked).toBe('/photos/7?q=a+dog&at=3&seen=1');
  const query = new URL(asked, 'http://localhost').searchParams;
  expect(isSeenIn(query)).toBe(true);
  expect(seenHref(7, query, false)).toBe('/photos/7?q=a+dog&at=3');
  expect(seenHref(7, new URLSearchParams('seen=1'), false)).toBe('/photos/7');
});

it.each(['', 'seen=', 'seen=0'])('is not asked for in “%s”', (address) => {
  expect(isSeenIn(new URLSearchParams(address))).toBe(false);
});
