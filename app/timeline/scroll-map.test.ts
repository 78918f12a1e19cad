import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScrollMap } from './scroll-map';

describe('ScrollMap', () => {
  it('is the page itself while the page can be that high', () => {
    const map = new ScrollMap(5_000, 900, 6_000_000);

    expect([map.physicalHeight, map.isScaled, map.end]).toEqual([5_000, false, 4_100]);
    expect([map.toVirtual(1_234), map.toPhysical(1_234)]).toEqual([1_234, 1_234]);
  });

  it.each([6_000_000, 600_000])('leads from end to end of 50 million pixels on a page of %i', (mostHigh) => {
    const map = new ScrollMap(50_000_000, 900, mostHigh);

    expect(map.physicalHeight).toBe(mostHigh);
    expect([map.toVirtual(0), map.toVirtual(mostHigh - 900)]).toEqual([0, 50_000_000 - 900]);
    expect(map.toVirtual(100)).toBe(100);
    expect(map.toVirtual(mostHigh - 1_000)).toBe(50_000_000 - 1_000);
  });

  it('goes back to where it came from, and only ever onwards', () => {
    const map = new ScrollMap(50_000_000, 900, 600_000);
    const position = fc.integer({ min: 0, max: map.end });

    fc.assert(
      fc.property(position, position, (a, b) => {
        expect(map.toVirtual(map.toPhysical(a))).toBeCloseTo(a, 3);
        expect(Math.sign(map.toPhysical(a) - map.toPhysical(b))).toBe(Math.sign(a - b));
      }),
    );
  });

  it('says near either end that little is left to scroll, but not of a page of its own height', () => {
    const map = new ScrollMap(50_000_000, 900, 600_000);
    expect([10, 300_000, 599_000].map((physical) => map.isNearEnd(physical))).toEqual([true, false, true]);
  });
});
