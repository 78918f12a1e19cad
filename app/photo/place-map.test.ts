import { describe, expect, it } from 'vitest';
import { viewOfPlace } from './place-map';

describe('viewOfPlace', () => {
  it('puts a place in the middle', () => {
    const { left, top, markLeft, markTop } = viewOfPlace(0, 0);

    expect([left, top, markLeft, markTop]).toEqual([-200, -200, 50, 50]);
  });

  it('shows no more than there is at the ends of the world, and the mark where the place is', () => {
    const { left, top, markLeft, markTop } = viewOfPlace(90, -180);
    expect([left, top, markLeft, markTop]).toEqual([0, 0, 0, 0]);

    const south = viewOfPlace(-90, 180);
    expect([south.left, south.top, south.markLeft, south.markTop]).toEqual([-400, -400, 100, 100]);
  });

  it('has east on the right and north above', () => {
    const tokyo = viewOfPlace(35.7, 139.7);
    const sydney = viewOfPlace(-33.9, 151.2);

    expect(sydney.left).toBeLessThan(tokyo.left);
    expect(sydney.top).toBeLessThan(tokyo.top);
  });
});
