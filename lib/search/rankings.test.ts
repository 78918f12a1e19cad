import { describe, expect, it } from 'vitest';
import { LibraryIndex } from '../index/library-index';
import { randomVector, seededRandom } from '../testing/vectors';
import { type RankedQuery, Rankings } from './rankings';

const DIMENSIONS = 16;
const random = seededRandom(12);

function openRanked(photos: number) {
  const stored = new Map<number, Float32Array>();
  const index = new LibraryIndex(
    DIMENSIONS,
    'auto',
    (seqs) => new Map(seqs.map((s) => [s, stored.get(s) as Float32Array])),
  );
  let made = 0;
  const add = (count: number) => {
    for (let i = 0; i < count; i++) {
      const [photoId, embedding] = [++made, randomVector(random, DIMENSIONS)];
      stored.set(photoId, embedding);
      index.put({ photoId, seq: photoId, backgroundMean: 0, backgroundDeviation: 1, embedding });
    }
  };
  add(photos);
  return { index, add, rankings: new Rankings(index) };
}

const query = (change: Partial<RankedQuery> = {}): RankedQuery => ({
  vector: randomVector(random, DIMENSIONS),
  key: '',
  among: null,
  ...change,
});

/** Every page of a query to the end; `between` happens after each. */
function readAll(rankings: Rankings, asked: RankedQuery, limit: number, between: () => void): number[] {
  const ids: number[] = [];
  let upTo: number | undefined;
  for (;;) {
    const page = rankings.page(asked, { offset: ids.length, limit, upTo });
    upTo = page.upTo;
    if (page.candidates.length === 0) return ids;
    ids.push(...page.candidates.map(({ photoId }) => photoId));
    between();
  }
}

describe.each([
  ['as they are', false],
  ['rounded', true],
])('Rankings of vectors kept %s', (_how, isCompact) => {
  const open = (photos: number) => {
    const ranked = openRanked(photos);
    if (isCompact) ranked.index.table.compact();
    return ranked;
  };

  it('show every photo once, to the end, while others arrive', () => {
    const { index, add, rankings } = open(3_000);
    const asked = query();
    const expected = index.search(asked.vector, 3_000).map(({ photoId }) => photoId);

    expect(readAll(rankings, asked, 170, () => add(5))).toEqual(expected);
  });

  it('show every other photo once, in the same order, while photos go', () => {
    const { index, rankings } = open(1_000);
    const asked = query();
    const expected = index.search(asked.vector, 1_000).map(({ photoId }) => photoId);
    const going = [expected[3], expected[500], expected[800]] as number[];

    const shown = readAll(rankings, asked, 100, () => {
      const photoId = going.pop();
      if (photoId !== undefined) index.remove(photoId);
    });

    // The one that went before anybody asked for more than the first page is not shown.
    expect(shown).toEqual(expected.filter((photoId) => photoId !== expected[800]));
  });

  it('are made again as they were when they were given up', () => {
    const { index, add, rankings } = open(1_000);
    const asked = query();
    const first = rankings.page(asked, { offset: 0, limit: 100 });
    const second = rankings.page(asked, { offset: 100, limit: 100, upTo: first.upTo });
    add(200);

    expect(new Rankings(index).page(asked, { offset: 100, limit: 100, upTo: first.upTo })).toEqual(second);
  });

  it('keep to a filter, and leave out what must not be shown', () => {
    const { rankings } = open(1_000);
    const among = Array.from({ length: 300 }, (_, i) => 3 * i + 1);
    const asked = query({ key: 'every third', among: () => among, without: new Set([1, 4, 7]) });

    const shown = readAll(rankings, asked, 70, () => undefined);

    expect(shown.toSorted((a, b) => a - b)).toEqual(among.slice(3));
    expect(rankings.page({ ...asked, key: 'other' }, { offset: 0, limit: 5 }).candidates).toHaveLength(5);
  });

  it('are as the library is now, for whoever does not say what the first page told', () => {
    const { index, rankings } = open(300);
    const asked = query();
    const [first] = rankings.page(asked, { offset: 0, limit: 300 }).candidates;
    index.remove(first?.photoId ?? 0);

    expect(rankings.page(asked, { offset: 298, limit: 10 }).candidates).toHaveLength(1);
  });

  it('begin anew with the photos that came, for whoever asks again', () => {
    const { add, rankings } = open(100);
    const asked = query();
    const before = rankings.page(asked, { offset: 0, limit: 100 });
    add(50);

    const again = rankings.page(asked, { offset: 0, limit: 1_000 });

    expect(again.candidates).toHaveLength(150);
    expect(again.upTo).toBeGreaterThan(before.upTo);
  });
});
