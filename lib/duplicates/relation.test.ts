import { describe, expect, it } from 'vitest';
import { vector } from '../testing/vectors';
import { likenessOf, relationOf, type Shot, typicalCosine } from './relation';

const UNDATED: Shot = { width: 4000, height: 3000, format: 'jpeg', moment: null };
const at = (seconds: number, camera = 'Acme X1'): Shot => ({ ...UNDATED, moment: { camera, at: seconds * 1000 } });
const ALIKE = { bits: 4, likeness: 0.95 };

describe('what two photos are to each other', () => {
  it('is near when hash and embedding agree, and nothing when one of them does not', () => {
    expect(relationOf(UNDATED, at(5), { bits: 8, likeness: 0.5 })).toBe('near');
    expect(relationOf(UNDATED, at(5), { bits: 10, likeness: 0.99 })).toBeNull();
    expect(relationOf(UNDATED, at(5), { bits: 0, likeness: 0.49 })).toBeNull();
    expect(relationOf(UNDATED, at(5), { bits: null, likeness: 0.99 })).toBeNull();
  });

  it('is a burst within three seconds of one camera, however alike they look', () => {
    expect(relationOf(at(1), at(4), { bits: 0, likeness: 1 })).toBe('burst');
    expect(relationOf(at(1), at(2), { bits: null, likeness: 0.7 })).toBe('burst');
    expect(relationOf(at(1), at(2), { bits: 30, likeness: 0.69 })).toBeNull();
  });

  it('is nothing when the camera’s clock tells two shots apart', () => {
    expect(relationOf(at(1), at(5), ALIKE)).toBeNull();
  });

  it('does not compare the clocks of two cameras', () => {
    expect(relationOf(at(1), at(500, 'Other 9'), ALIKE)).toBe('near');
  });

  it('is near in the same second for another size or format, or hardly a bit of difference; else the next frame', () => {
    expect(relationOf(at(1), { ...at(1), width: 2000, height: 1500 }, ALIKE)).toBe('near');
    expect(relationOf(at(1), { ...at(1), format: 'webp' }, ALIKE)).toBe('near');
    expect(relationOf(at(1), at(1), { ...ALIKE, bits: 2 })).toBe('near');
    expect(relationOf(at(1), at(1), ALIKE)).toBe('burst');
  });
});

it('puts the cosines of any model on one scale', () => {
  expect(likenessOf(1, 0.6)).toBe(1);
  expect(likenessOf(0.6, 0.6)).toBe(0);
  expect(likenessOf(0.8, 0.6)).toBeCloseTo(0.5);
});

it('knows what is typical from photos of different things, each pair once', () => {
  const [a, b, c] = [vector(1, 0, 0), vector(0.6, 0.8, 0), vector(0, 0, 1)];

  expect(typicalCosine([a, b, c])).toBeCloseTo(0.6 / 3);
  expect(typicalCosine([a])).toBe(0);
});
