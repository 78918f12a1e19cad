import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RummageError } from '../errors';
import type { QueryPart } from '../nouns';
import { parseComposedQuery, parseSearchParams } from './parse';
import { writePart } from './part-address';

const IMAGE = '0123456789abcdef';
const BOX = { x: 0.1, y: 0.2, width: 0.5, height: 0.4 };

const parse = (...parts: string[]) => parseSearchParams(new URLSearchParams(parts.map((part) => ['part', part]))).parts;
const fault = (message: RegExp) =>
  expect.objectContaining({ code: 'bad-request', message: expect.stringMatching(message) });

describe('parts of an address', () => {
  it.each<[string, QueryPart]>([
    ['sunset at the sea', { text: 'sunset at the sea', weight: 1 }],
    ['-1*crowd', { text: 'crowd', weight: -1 }],
    ['1*2*4 timber', { text: '2*4 timber', weight: 1 }],
    ['text.photo.12', { text: 'photo.12', weight: 1 }],
    [
      'place.0-50-50-50.a dog. A big one',
      { text: 'a dog. A big one', place: { x: 0, y: 0.5, width: 0.5, height: 0.5 }, weight: 1 },
    ],
    ['-2*place.10-20-50-40.photo.12', { text: 'photo.12', place: BOX, weight: -2 }],
    ['text.place.12', { text: 'place.12', weight: 1 }],
    ['photo.12', { photo: 12, crop: null, weight: 1 }],
    ['-0.5*photo.12.10-20-50-40', { photo: 12, crop: BOX, weight: -0.5 }],
    [`image.${IMAGE}`, { image: IMAGE, crop: null, weight: 1 }],
    [`2*image.${IMAGE}.10-20-50-40`, { image: IMAGE, crop: BOX, weight: 2 }],
  ])('%s is read, and written the same', (written, part) => {
    expect(parse(written)).toEqual([part]);
    expect(writePart(part)).toBe(written);
  });

  it('keep their order, whatever they are', () => {
    expect(parse('photo.3', 'sea', '-2*photo.4')?.map(writePart)).toEqual(['photo.3', 'sea', '-2*photo.4']);
  });

  it('that say nothing are as if they were not there', () => {
    expect(parse('', ' ')).toBeUndefined();
  });

  it('never lead out of the picture when they are written', () => {
    const crop = { x: 0.3336, y: 0, width: 0.6664, height: 1 };
    expect(parse(writePart({ photo: 1, crop, weight: 1 }))).toHaveLength(1);
  });

  it.each([
    ['3*sea', /parts\.0\.weight: expected −2 … 2/],
    ['0*sea', /parts\.0\.weight: expected a weight other than 0/],
    ['photo.x', /parts\.0\.photo: expected the number of a photo/],
    ['photo.0', /photo/],
    ['image.../../etc/passwd', /image|part of a picture/],
    ['image.xyz', /parts\.0\.image: expected the name of an image/],
    ['photo.1.10-20', /“10-20”.*is no part of a picture/],
    ['photo.1.60-0-50-50', /x and width lead beyond/],
    ['photo.1.0-0-1-50', /parts\.0\.crop\.width: expected at least 0.02/],
    ['place.dog', /part=place\.dog names no place/],
    ['place.0-50-50.dog', /names no place/],
    ['place.60-0-50-50.dog', /parts\.0\.place: x and width lead beyond/],
    ['place.0-0-50-50.', /parts\.0\.text: expected words/],
    ['2*', /parts\.0\.text: expected words/],
  ])('%s is refused with what was expected', (written, message) => {
    expect(() => parse(written)).toThrow(fault(message));
    expect(() => parse(written)).toThrow(RummageError);
  });

  it('are read or refused, whatever is written', () => {
    const piece = fc.oneof(
      fc.constantFrom('photo.', 'image.', 'text.', '*', '-', '.', '-1*', '1e9*', '0-0-100-100', IMAGE, '12', '%', '\0'),
      fc.string({ maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    let read = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        try {
          const parts = parse(pieces.join(''));
          // What was read is read the same again.
          expect(parts && parse(...parts.map(writePart))).toEqual(parts);
          read++;
        } catch (error) {
          if (!(error instanceof RummageError)) throw error;
        }
      }),
      { numRuns: 500, seed: 5 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it('are refused when there are too many to weigh', () => {
    expect(() => parse(...Array.from({ length: 13 }, () => 'sea'))).toThrow(fault(/at most 12 parts/));
  });
});

describe('parts in JSON', () => {
  it('are the same as in an address, weight and crop being what is usual', () => {
    const body = { q: 'camera:canon', parts: [{ text: 'sea' }, { photo: 3, weight: -1 }, { image: IMAGE, crop: BOX }] };
    const params = new URLSearchParams([
      ['q', 'camera:canon'],
      ['part', 'sea'],
      ['part', '-1*photo.3'],
      ['part', `image.${IMAGE}.10-20-50-40`],
    ]);
    expect(parseComposedQuery(body)).toEqual(parseSearchParams(params));
  });

  it.each([
    ['sea', /parts: expected a list/],
    [[{ weight: 1 }], /parts\.0: expected text, photo or image/],
    [['sea'], /parts\.0: expected text, photo or image/],
    [[{ text: 'a', photo: 1 }], /parts\.0/],
    [[{ text: 'a', weight: '1' }], /parts\.0\.weight: expected a number/],
    [[{ photo: 1, crop: { x: 0, y: 0, width: 1 } }], /parts\.0\.crop\.height/],
  ])('%j is refused', (parts, message) => {
    expect(() => parseComposedQuery({ parts })).toThrow(fault(message));
  });

  it('tell whether contributions are asked for', () => {
    expect(parseComposedQuery({ explain: true }).explain).toBe(true);
    expect(parseSearchParams(new URLSearchParams('explain=1')).explain).toBe(true);
    expect(parseSearchParams(new URLSearchParams('explain=0')).explain).toBe(false);
    expect(() => parseSearchParams(new URLSearchParams('explain=yes'))).toThrow(fault(/explain: expected 1 or 0/));
  });
});
