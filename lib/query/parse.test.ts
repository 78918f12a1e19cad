import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RummageError } from '../errors';
import { FILTERS } from './filters';
import { someQuery } from '../testing/queries';
import { parseQuery } from './parse';
import type { Condition } from './parsed-query';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const conditionOf = (query: string) => parseQuery(query).filters[0]?.condition;

function faultOf(query: string): { message: string; hint: string; points: string } {
  try {
    parseQuery(query);
  } catch (error) {
    if (!(error instanceof RummageError) || error.at === undefined) throw error;
    const { position, length } = error.at;
    return { message: error.message, hint: error.hint, points: query.slice(position, position + length) };
  }
  throw new Error(`${query} was understood`);
}

describe('words', () => {
  it.each([
    'a cat on a sofa',
    'sunset, over a lake',
    'cat: asleep',
    'https://example.org',
    '10:30 at the station',
    '12" record',
    'rock’n’roll',
    '- a dash',
    '--',
    'why not',
    'no',
    'not no',
    '猫',
    ':)',
  ])('“%s” are words alone', (query) => {
    expect(parseQuery(query)).toEqual({ words: query, without: [], filters: [], terms: [] });
  });

  it('may stand before, between and after filters', () => {
    expect(parseQuery('a dog year:2020 on the has:gps beach')).toMatchObject({
      words: 'a dog on the beach',
      terms: [{ text: 'year:2020', position: 6, length: 9 }, { text: 'has:gps' }],
    });
  });
});

describe('what is left out', () => {
  it.each<[string, string, string[]]>([
    ['beach -people', 'beach', ['people']],
    ['-people beach', 'beach', ['people']],
    ['beach without people', 'beach', ['people']],
    ['beach no people', 'beach', ['people']],
    ['beach not people', 'beach', ['people']],
    ['Beach Without People', 'Beach', ['People']],
    ['a beach without any people at night', 'a beach at night', ['people']],
    ['street without traffic lights in winter', 'street in winter', ['traffic lights']],
    ['a street without cars or people', 'a street', ['cars', 'people']],
    ['a dog not on a leash', 'a dog', ['leash']],
    ['beach without people, at night', 'beach at night', ['people']],
    ['-cat -dog', '', ['cat', 'dog']],
    ['without people', '', ['people']],
    ['street -"traffic light"', 'street', ['traffic light']],
  ])('of “%s” is said apart', (query, words, without) => {
    expect(parseQuery(query)).toMatchObject({ words, without });
  });

  it('can be taken back as one term', () => {
    expect(parseQuery('a street without cars or people at night').terms).toEqual([
      { text: 'without cars or people', position: 9, length: 22 },
    ]);
  });
});

describe('quotation marks', () => {
  it.each(['"IMG_1017"', '“IMG_1017”', '„IMG_1017“', '«IMG_1017»'])('%s ask for text', (query) => {
    expect(parseQuery(query)).toMatchObject({
      words: '',
      filters: [{ condition: { kind: 'text', phrase: 'IMG_1017' }, negated: false }],
    });
  });

  it('leave out photos by text, and by look when they hold words', () => {
    expect(parseQuery('-"IMG_1017"')).toMatchObject({ without: [], filters: [{ negated: true }] });
    expect(parseQuery('not "hot dog"')).toMatchObject({ without: ['hot dog'], filters: [{ negated: true }] });
  });

  it('hold values with spaces together', () => {
    expect(conditionOf('camera:"Canon EOS 5D"')).toEqual({ kind: 'camera', name: 'Canon EOS 5D' });
  });
});

describe('a filter', () => {
  it.each<[string, Condition]>([
    ['before:2019', { kind: 'taken', begins: null, ends: day('2019-01-01') }],
    ['before:2019-06-30', { kind: 'taken', begins: null, ends: day('2019-06-30') }],
    ['after:2018-06', { kind: 'taken', begins: day('2018-06-01'), ends: null }],
    ['year:2020', { kind: 'taken', begins: day('2020-01-01'), ends: day('2021-01-01') }],
    ['year:2018..2020', { kind: 'taken', begins: day('2018-01-01'), ends: day('2021-01-01') }],
    ['year:2018-2020', { kind: 'taken', begins: day('2018-01-01'), ends: day('2021-01-01') }],
    ['month:july', { kind: 'month', month: 7 }],
    ['month:Jul', { kind: 'month', month: 7 }],
    ['month:12', { kind: 'month', month: 12 }],
    ['month:2019-12', { kind: 'taken', begins: day('2019-12-01'), ends: day('2020-01-01') }],
    ['camera:canon', { kind: 'camera', name: 'canon' }],
    ['lens:35mm', { kind: 'lens', name: '35mm' }],
    ['folder:2019/lisbon', { kind: 'folder', name: '2019/lisbon' }],
    ['type:JPG', { kind: 'type', formats: ['jpeg'] }],
    ['type:.png', { kind: 'type', formats: ['png'] }],
    ['tag:beach', { kind: 'tag', name: 'beach' }],
    ['album:"Summer 2019"', { kind: 'album', name: 'Summer 2019' }],
    ['has:gps', { kind: 'has', what: 'gps' }],
    ['near:47.4,8.5', { kind: 'near', latitude: 47.4, longitude: 8.5, km: 10 }],
    ['near:-33.9,151.2,500m', { kind: 'near', latitude: -33.9, longitude: 151.2, km: 0.5 }],
    ['near:"47.4, 8.5, 20 km"', { kind: 'near', latitude: 47.4, longitude: 8.5, km: 20 }],
    ['size:>5mb', { kind: 'bytes', least: 5_000_001, most: null }],
    ['size:<=500kb', { kind: 'bytes', least: null, most: 500_000 }],
    ['size:1mb..2.5mb', { kind: 'bytes', least: 1_000_000, most: 2_500_000 }],
    ['size:>=12mp', { kind: 'pixels', least: 12_000_000, most: null }],
    ['orientation:Portrait', { kind: 'orientation', shape: 'portrait' }],
    ['rating:4', { kind: 'rating', least: 4, most: 4 }],
    ['rating:>=4', { kind: 'rating', least: 4, most: null }],
    ['rating:<3', { kind: 'rating', least: null, most: 2 }],
    ['rating:3..5', { kind: 'rating', least: 3, most: 5 }],
    ['rating:rejected', { kind: 'rating', least: -1, most: -1 }],
    ['CAMERA:canon', { kind: 'camera', name: 'canon' }],
  ])('%s', (query, condition) => {
    expect(parseQuery(query)).toMatchObject({ words: '', filters: [{ condition, negated: false }] });
  });

  it.each(['-tag:cat', 'not tag:cat', 'NOT tag:cat', 'without tag:cat', 'no tag:cat'])(
    '%s is turned around',
    (query) => {
      expect(parseQuery(query)).toMatchObject({
        words: '',
        filters: [{ condition: { kind: 'tag', name: 'cat' }, negated: true }],
        terms: [{ text: query, position: 0, length: query.length }],
      });
    },
  );

  it('is understood as its own example shows it', () => {
    for (const { key, example } of FILTERS) {
      expect(example.startsWith(`${key}:`), example).toBe(true);
      expect(parseQuery(example).filters).toHaveLength(1);
    }
  });

  it('of raw files means every camera’s', () => {
    expect(conditionOf('type:raw')).toMatchObject({ formats: expect.arrayContaining(['cr2', 'nef', 'dng', 'raw']) });
  });
});

describe('a mistake', () => {
  it.each([
    ['cat camra:Canon', 'camra:', /no filter “camra:”/, /camera/],
    ['cat camera:', 'camera:', /Expected a value/, /without a space/],
    ['camera: Canon', 'camera:', /Expected a value/, /without a space/],
    ['a "cat', '"', /never closed/, /Close it/],
    ['a camera:"cat', '"', /never closed/, /Close it/],
    ['a "" cat', '""', /nothing between/, /leave them out/],
    ['camera:" "', '" "', /nothing between/, /leave them out/],
    ['before:yesterday', 'yesterday', /no year, month or day/, /2019-06/],
    ['before:2019-02-30', '2019-02-30', /no year, month or day/, /2019-06/],
    ['after:2019-13', '2019-13', /no year, month or day/, /2019-06/],
    ['year:20', '20', /no year/, /year:2020/],
    ['year:2020..2018', '2020..2018', /no year/, /year:2020/],
    ['month:13', '13', /no month/, /month:july/],
    ['month:ma', 'ma', /no month/, /month:july/],
    ['type:doc', 'doc', /no format/, /jpeg/],
    ['has:love', 'love', /nothing has: knows/, /gps/],
    ['near:zurich', 'zurich', /latitude and a longitude/, /near:47\.4,8\.5/],
    ['near:91,8.5', '91', /no latitude/, /−90 to 90/],
    ['near:47.4,181', '181', /no longitude/, /−180 to 180/],
    ['near:47.4,8.5,far', 'far', /no distance/, /20km/],
    ['near:47.4,8.5,0km', '0km', /no distance/, /20km/],
    ['near:1,2,3km,4', '1,2,3km,4', /latitude and a longitude/, /near:47\.4,8\.5/],
    ['size:big', 'big', /no size/, /size:>5mb/],
    ['size:>x', 'x', /no size/, /size:>5mb/],
    ['size:5mb', '5mb', /exactly that size/, /size:>5mb/],
    ['size:1mb..12mp', '1mb..12mp', /bytes with pixels/, /same unit/],
    ['size:2mb..1mb', '2mb..1mb', /ends before/, /smaller number/],
    ['orientation:up', 'up', /nothing orientation: knows/, /portrait/],
    ['rating:6', '6', /no rating/, /rating:4/],
    ['rating:>9', '9', /no rating/, /rating:4/],
  ])('in “%s” is pointed at', (query, points, message, hint) => {
    const fault = faultOf(query);
    expect(fault.points).toBe(points);
    expect(fault.message).toMatch(message);
    expect(fault.hint).toMatch(hint);
  });
});

it('whatever is typed is understood, or refused with words that point into it', () => {
  fc.assert(
    fc.property(someQuery, (query) => {
      try {
        const { terms } = parseQuery(query);
        for (const { text, position, length } of terms) expect(query.slice(position, position + length)).toBe(text);
      } catch (error) {
        if (!(error instanceof RummageError) || error.at === undefined) throw error;
        expect(error).toMatchObject({ code: 'bad-request' });
        expect(error.at.length).toBeGreaterThan(0);
        expect(error.at.position + error.at.length).toBeLessThanOrEqual(query.length);
      }
    }),
    { numRuns: 2_000, seed: 1 },
  );
});
