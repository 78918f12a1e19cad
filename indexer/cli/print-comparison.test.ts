import { describe, expect, it } from 'vitest';
import type { ComparedModel, ModelSpeed } from '#lib/nouns';
import { type ComparisonReport, describeReport } from './print-comparison';

const speed: ModelSpeed = { imagesPerSecond: 96.44, queryMs: 0.82, imageMemory: 41_000_000, textMemory: 9_400_000 };
const cost: ComparisonReport['cost'] = {
  models: [
    { reference: 'clip-pocket-384', title: 'Pocket CLIP', bytesOnDisk: 12_600_000, speed, photos: 3000 },
    { reference: '/models/big@q8', title: 'big', bytesOnDisk: 605_000_000, speed, photos: 1 },
  ],
  photosOfBoth: 1,
};

function compared(
  reference: string,
  results: readonly [path: string, rank: number, otherRank: number][],
): ComparedModel {
  return {
    ...{ reference, title: reference, tookMs: 1, unknownWords: [], bytesOnDisk: 1, speed },
    results: results.map(([path, rank, otherRank]) => ({
      ...{ id: rank, path, width: 1, height: 1, color: null, takenAt: null, version: '', rank, otherRank },
      ...{ similarity: 1 / (1 + rank), probability: null, match: null },
    })),
  };
}

const recall = (reference: string, dtype: 'fp32' | 'int8', r1: number, r5: number) => ({
  ...{ reference, title: reference, dtype, r1, r5, r10: 1, medianRank: 2 },
});

describe('describeReport', () => {
  it('lines up what each costs, folders by their names', () => {
    expect(describeReport({ cost, query: null, recall: null })).toBe(
      [
        '                    clip-pocket-384  big@q8',
        'images a second                96.4    96.4',
        'ms a query                      0.8     0.8',
        'memory for images             41 MB   41 MB',
        'memory for queries           9.4 MB  9.4 MB',
        'disk                          13 MB  605 MB',
        'photos covered                 3000       1',
        '1 photo covered by both',
      ].join('\n'),
    );
  });

  it('puts the photos side by side, each with its place at the other', () => {
    const a = compared('one', [
      ['sea/a.jpg', 1, 1],
      ['b.jpg', 2, 17],
    ]);
    const b = { ...compared('two', [['sea/a.jpg', 1, 1]]), unknownWords: ['xyzzy'] };
    const query = { query: 'a xyzzy', photos: 20, a, b, overlap: 1 };

    expect(describeReport({ cost, query, recall: null }).split('\n').slice(9)).toEqual([
      '“a xyzzy” over 20 photos: 1 of the first 2 in both',
      '          one        other         two        other',
      '1  0.500  sea/a.jpg      =  0.500  sea/a.jpg      =',
      '2  0.333  b.jpg         17',
      'two does not know: xyzzy',
    ]);
  });

  it('marks photos that the other model ranks not at all', () => {
    const a = compared('one', [['a.jpg', 1, 21]]);
    const query = { query: 'cat', photos: 20, a, b: compared('two', []), overlap: 0 };
    expect(describeReport({ cost, query, recall: null })).toContain('1  0.500  a.jpg      –');
  });

  it('tells recall, the difference, and what was left out', () => {
    const models = [recall('one', 'fp32', 0.5, 0.75), recall('two', 'fp32', 0.55, 0.7)];
    const report = { photos: 80, captions: 400, missing: 2, unreadable: 1, models };

    expect(describeReport({ cost, query: null, recall: report }).split('\n').slice(9)).toEqual([
      '400 captions of 80 photos (left out: 2 missing, 1 unreadable)',
      '                 one      two',
      'R@1           50.0 %   55.0 %  +5.0',
      'R@5           75.0 %   70.0 %  -5.0',
      'R@10         100.0 %  100.0 %   0.0',
      'median rank        2        2',
    ]);
  });

  it('tells what a precision loses, or gains, against a finer one of the same model', () => {
    const models = [recall('clip@int8', 'int8', 0.4925, 0.76), recall('clip', 'fp32', 0.5, 0.75)];
    const report = { photos: 80, captions: 400, missing: 0, unreadable: 0, models };

    expect(describeReport({ cost, query: null, recall: report })).toMatch(
      /\nclip@int8 loses 0\.8 points of R@1 and gains 1\.0 of R@5 against clip\.$/,
    );
    const worse = [recall('clip@int8', 'int8', 0.4, 0.5), recall('clip', 'fp32', 0.5, 0.75)];
    expect(describeReport({ cost, query: null, recall: { ...report, models: worse } })).toMatch(
      /\nclip@int8 loses 10\.0 points of R@1 and 25\.0 of R@5 against clip\.$/,
    );
  });
});
