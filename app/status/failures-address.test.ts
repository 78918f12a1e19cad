import { expect, it } from 'vitest';
import { failuresHref, shownFailures } from './failures-address';

it('a part of the list is the same after its address was read', () => {
  for (const shown of [
    { reason: null, offset: 0 },
    { reason: 'The file is “empty” & short.', offset: 200 },
  ]) {
    const { search } = new URL(failuresHref(shown), 'http://localhost');
    expect(shownFailures(new URLSearchParams(search))).toEqual(shown);
  }
  expect(failuresHref({ reason: null, offset: 0 })).toBe('/status#failures');
});

it('an address that makes no sense shows the beginning of all', () => {
  for (const address of ['from=-5', 'from=x', 'reason=', 'from=1.5']) {
    expect(shownFailures(new URLSearchParams(address))).toEqual({ reason: null, offset: 0 });
  }
});
