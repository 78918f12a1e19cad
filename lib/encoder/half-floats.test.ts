import { expect, it } from 'vitest';
import { fromHalves, toHalves } from './half-floats';

// Bit patterns from IEEE 754-2008, and Wikipedia's examples of them.
const PATTERNS: readonly (readonly [bits: number, value: number])[] = [
  [0x0000, 0],
  [0x0001, 2 ** -24],
  [0x03ff, 2 ** -14 * (1023 / 1024)],
  [0x0400, 2 ** -14],
  [0x3555, 0.333251953125],
  [0x3bff, 0.99951171875],
  [0x3c00, 1],
  [0x3c01, 1.0009765625],
  [0x7bff, 65_504],
  [0x7c00, Infinity],
  [0xc000, -2],
  [0xfc00, -Infinity],
];

it('reads and writes half-precision numbers', () => {
  const bits = Uint16Array.from(PATTERNS, ([pattern]) => pattern);
  const values = Float32Array.from(PATTERNS, ([, value]) => value);

  expect(fromHalves(bits)).toEqual(values);
  expect(toHalves(values)).toEqual(bits);
});

it('rounds to the nearest, also up into the next power of two', () => {
  expect(fromHalves(toHalves(Float32Array.of(1 / 3, 1.9999, 2 ** -14 * 0.9999, 1e9, -1e-9)))).toEqual(
    Float32Array.of(0.333251953125, 2, 2 ** -14, Infinity, -0),
  );
});

it('keeps what is no number', () => {
  expect(fromHalves(toHalves(Float32Array.of(Number.NaN)))[0]).toBeNaN();
});
