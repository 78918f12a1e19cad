import { expect, it } from 'vitest';
import { decodePlaceholders, encodePlaceholders } from './placeholders';

it('brings placeholders over as they are, and says of which photos there are none', () => {
  const hashes = [Uint8Array.of(1, 2, 3), null, Uint8Array.of(0), null];

  expect(decodePlaceholders(encodePlaceholders(hashes))).toEqual(hashes);
  expect(decodePlaceholders(encodePlaceholders([]))).toEqual([]);
});
