import { describe, expect, it } from 'vitest';
import { RummageError } from '../errors';
import { DEFAULT_CUTOFF, parseAlbumChange, parseAlbumInput, parsePin, parseRule } from './parse';

const EMPTY = { words: null, tag: null, from: null, to: null, cutoff: DEFAULT_CUTOFF, decidedBy: 'search' };

function refusal(parse: () => unknown): RummageError {
  try {
    parse();
  } catch (error) {
    if (error instanceof RummageError) return error;
  }
  throw new Error('It was taken.');
}

describe('parseAlbumInput', () => {
  it('fills in what is not said', () => {
    expect(parseAlbumInput({ name: '  Dogs ' })).toEqual({ name: 'Dogs', rule: EMPTY });
    expect(parseAlbumInput({ name: 'Dogs', rule: { words: 'a dog' } }).rule).toEqual({ ...EMPTY, words: 'a dog' });
  });

  it.each([
    [{ name: '   ' }, /name: expected a name/],
    [{ name: 'x'.repeat(101) }, /name: expected at most 100 characters/],
    [{}, /name: expected text/],
    [null, /body: expected an object/],
    [{ name: 'Dogs', colour: 'red' }, /colour/],
    [{ name: 'Dogs', rule: { words: 7 } }, /rule.words: expected text/],
  ])('refuses %j', (body, message) => {
    const { code, message: said, hint } = refusal(() => parseAlbumInput(body));

    expect(code).toBe('bad-request');
    expect(said).toMatch(message);
    expect(hint).toContain('Send');
  });

  it('names every fault at once', () => {
    expect(refusal(() => parseAlbumInput({ name: '', rule: { cutoff: 2 } })).message).toMatch(/name: .*cutoff: /);
  });
});

describe('parseRule', () => {
  it('reads empty fields of a form as nothing said', () => {
    expect(parseRule({ words: ' ', tag: '', from: '', to: null })).toEqual(EMPTY);
  });

  it('takes a whole rule', () => {
    const rule = {
      words: 'a dog',
      tag: 'beach',
      from: '2020-02-29',
      to: '2020-02-29',
      cutoff: 0.7,
      decidedBy: 'confidence',
    };

    expect(parseRule(rule)).toEqual(rule);
  });

  it.each([
    [{ from: '2021-02-29' }, /from: expected a calendar day as YYYY-MM-DD/],
    [{ to: 'yesterday' }, /to: expected a calendar day/],
    [{ from: '2021-02-02', to: '2021-02-01' }, /from: expected a day no later than `to`/],
    [{ words: 'x'.repeat(501) }, /words: expected at most 500 characters/],
    [{ decidedBy: 'chance' }, /decidedBy: expected "search" or "confidence"/],
    [{ cutoff: -0.1 }, /cutoff: expected at least 0/],
    [{ cutoff: Number.NaN }, /cutoff: expected a number/],
    [[], /body: expected an object/],
  ])('refuses %j', (body, message) => {
    expect(refusal(() => parseRule(body)).message).toMatch(message);
  });
});

describe('parseAlbumChange', () => {
  it('takes a name, a rule, or both', () => {
    expect(parseAlbumChange({ name: ' Cats' })).toEqual({ name: 'Cats' });
    expect(parseAlbumChange({ rule: { tag: 'cat' } })).toEqual({ rule: { ...EMPTY, tag: 'cat' } });
  });

  it('refuses a change of nothing', () => {
    expect(refusal(() => parseAlbumChange({})).message).toMatch('expected a name or a rule');
  });
});

describe('parsePin', () => {
  it('takes in, out and neither', () => {
    for (const pin of ['in', 'out', null]) expect(parsePin({ pin })).toEqual({ pin });
  });

  it.each([[{ pin: 'up' }], [{}], ['in']])('refuses %j', (body) => {
    expect(refusal(() => parsePin(body)).code).toBe('bad-request');
  });
});

it('refuses words that are no query, and says what is wrong with them', () => {
  expect(() => parseRule({ words: 'cats camra:canon' })).toThrow(/words: There is no filter “camra:”/);
  expect(() => parseRule({ words: 'album:Cats' })).toThrow(/words: an album cannot be filled from albums/);
  expect(parseRule({ words: 'cats camera:canon -people' }).words).toBe('cats camera:canon -people');
});

describe('the parts of a rule', () => {
  const parts = [{ photo: 3, weight: 0.5 }, { text: ' dogs ', weight: -1 }, { image: '0123456789abcdef' }];

  it('are those of a composed search', () => {
    expect(parseRule({ words: 'cats', parts })).toMatchObject({
      words: 'cats',
      parts: [
        { photo: 3, crop: null, weight: 0.5 },
        { text: 'dogs', weight: -1 },
        { image: '0123456789abcdef', crop: null, weight: 1 },
      ],
    });
    expect(parseRule({ words: 'cats', parts: [] })).not.toHaveProperty('parts');
    expect(parseRule({ words: 'cats', parts: null })).not.toHaveProperty('parts');
  });

  it.each([
    [{ parts: [{ photo: 'x' }] }, /parts\.0\.photo: expected the number of a photo/],
    [{ parts: 'photo.3' }, /parts: expected a list of parts/],
    [{ parts: [{ text: 'dogs', weight: -1 }] }, /parts: expected words, or at least one part with a weight above 0/],
    [{ words: 'year:2020', parts: [{ photo: 3, weight: -1 }] }, /at least one part with a weight above 0/],
    [{ parts: [{ photo: 3 }], decidedBy: 'confidence' }, /decidedBy: expected "search" beside parts/],
  ])('are refused where they make no rule: %j', (rule, message) => {
    expect(() => parseRule(rule)).toThrow(message);
  });
});
