import { describe, expect, it } from 'vitest';
import { evenly } from './evenly';

describe('evenly', () => {
  it('takes all where there are no more than wanted', () => {
    expect(evenly(['a', 'b'], 3)).toEqual(['a', 'b']);
    expect(evenly([], 3)).toEqual([]);
  });

  it('takes as many as wanted, equally far apart, from the first on', () => {
    expect(evenly([...Array(10).keys()], 4)).toEqual([0, 2, 5, 7]);
  });
});
