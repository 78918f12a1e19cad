import { describe, expect, it } from 'vitest';
import { DTYPES, fileSuffix, formatReference, parseReference, referenceTo } from './reference';

describe('parseReference', () => {
  it.each([
    ['clip-pocket-384', 'clip-pocket-384', null],
    ['Xenova/clip-vit-base-patch32', 'Xenova/clip-vit-base-patch32', null],
    ['Xenova/clip-vit-base-patch32@q8', 'Xenova/clip-vit-base-patch32', 'q8'],
    ['/photos/models/mine', '/photos/models/mine', null],
    ['/photos/models/mine@fp16', '/photos/models/mine', 'fp16'],
    ['/home/me@work/mine', '/home/me@work/mine', null],
  ])('reads %s', (text, place, dtype) => {
    expect(parseReference(text)).toEqual({ place, dtype });
    expect(formatReference({ place, dtype: dtype as null })).toBe(text);
  });

  it.each(['', '..', '../etc', 'a/../b', 'a/b/c', 'a b', 'a@', 'https://hub/a', 'C:evil'])('refuses “%s”', (text) => {
    expect(() => parseReference(text)).toThrow(expect.objectContaining({ code: 'bad-model' }));
  });

  it('names the precisions there are when another is asked for', () => {
    expect(() => parseReference('clip-pocket-384@fp64')).toThrow(
      expect.objectContaining({
        message: '“fp64” is not a precision of a model.',
        hint: expect.stringContaining('q8'),
      }),
    );
  });
});

it('names a precision unless it is the best there can be', () => {
  expect(referenceTo('a/b', 'fp32')).toBe('a/b');
  expect(referenceTo('a/b', 'q8')).toBe('a/b@q8');
});

it('marks files as transformers.js does', () => {
  expect(DTYPES.map(fileSuffix)).toEqual(['', '_fp16', '_quantized', '_int8', '_uint8', '_q4', '_q4f16', '_bnb4']);
});
