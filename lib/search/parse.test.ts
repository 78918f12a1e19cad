import { describe, expect, it } from 'vitest';
import { parseComposedQuery, parsePage, parseSearchParams } from './parse';

const parse = (query: string) => parseSearchParams(new URLSearchParams(query));
const fault = (text: RegExp) => expect.objectContaining({ code: 'bad-request', message: expect.stringMatching(text) });
const NO_FILTERS = { tag: undefined, albumId: undefined, folderId: undefined, from: undefined, to: undefined };

describe('parseSearchParams', () => {
  it('has an answer for an empty query: every photo, a first page', () => {
    expect(parse('')).toEqual({ text: '', limit: 100, offset: 0, filters: NO_FILTERS });
    expect(parse('q=&limit=&offset=&tag=&album=&folder=&from=&to=')).toEqual(parse(''));
  });

  it('reads everything there is to say', () => {
    const query = 'q=a+cat&limit=20&offset=40&tag=hot+dog&album=3&folder=4&from=2019-01-01&to=2020-02-29';

    expect(parse(query)).toEqual({
      text: 'a cat',
      limit: 20,
      offset: 40,
      filters: { tag: 'hot dog', albumId: 3, folderId: 4, from: '2019-01-01', to: '2020-02-29' },
    });
  });

  it('trims words and writes letters one way', () => {
    expect(parse('q=%20%20cafe%CC%81%09').text).toBe('café');
    expect(parse('q=%20%20').text).toBe('');
    expect(parse('q=猫').text).toBe('猫');
  });

  it('takes a query of 500 characters and no longer one', () => {
    expect(parse(`q=${'a'.repeat(500)}`).text).toHaveLength(500);
    expect(() => parse(`q=${'a'.repeat(501)}`)).toThrow(fault(/q: expected at most 500 characters/));
  });

  it.each([
    ['limit=0', /limit: expected at least 1/],
    ['limit=1001', /limit: expected at most 1000/],
    ['limit=ten', /limit: expected a number/],
    ['limit=1.5', /limit: expected a whole number/],
    ['limit=Infinity', /limit: expected/],
    ['offset=-1', /offset: expected 0 or more/],
    ['offset=1e99', /offset: expected/],
    ['album=0', /album: expected a number above 0/],
    ['folder=x', /folder: expected a number/],
    ['from=2019-02-29', /from: expected a calendar day/],
    ['from=2019-1-1', /from: expected a calendar day/],
    ['to=yesterday', /to: expected a calendar day/],
    ['from=2020-01-02&to=2020-01-01', /from: expected a day no later than `to`/],
  ])('refuses %s, naming it', (query, message) => {
    expect(() => parse(query)).toThrow(fault(message));
  });

  it('names every fault at once', () => {
    expect(() => parse('limit=0&offset=-1&from=x')).toThrow(fault(/limit.*offset.*from|from.*limit.*offset/));
  });

  it('takes the largest page and one day', () => {
    expect(parse('limit=1000').limit).toBe(1000);
    expect(parse('from=2020-01-01&to=2020-01-01').filters).toMatchObject({ from: '2020-01-01', to: '2020-01-01' });
  });
});

describe('parseComposedQuery', () => {
  it('reads the same from JSON, numbers being numbers', () => {
    expect(parseComposedQuery({ q: 'a cat', limit: 20, album: 3 })).toEqual(parse('q=a+cat&limit=20&album=3'));
  });

  it.each([null, 'a cat', 5, ['a cat']])('refuses %o, which is no object', (body) => {
    expect(() => parseComposedQuery(body)).toThrow(fault(/Expected a JSON object/));
  });

  it('refuses words that are no text', () => {
    expect(() => parseComposedQuery({ q: 5 })).toThrow(fault(/q: expected text/));
    expect(() => parseComposedQuery({ q: 'cat', tag: {} })).toThrow(fault(/tag/));
  });
});

describe('parsePage', () => {
  it('reads a page and nothing else', () => {
    expect(parsePage(new URLSearchParams('limit=5&offset=10&q=cat'))).toEqual({ limit: 5, offset: 10 });
    expect(() => parsePage(new URLSearchParams('limit=0'))).toThrow(fault(/limit/));
  });
});
