import { describe, expect, it } from 'vitest';
import type { AlbumRule } from '../nouns';
import { vector } from '../testing/vectors';
import { isEmptyRule, type RulePhoto, scoreByRule } from './rule';

const EMPTY: AlbumRule = { words: null, tag: null, from: null, to: null, cutoff: 0.5 };
const NORTH = vector(1, 0);
const EAST = vector(0, 1);

/** Five deviations north of its background. */
const photo: RulePhoto = {
  embedding: NORTH,
  background: { mean: 0, deviation: 0.2 },
  takenAt: Date.UTC(2019, 5, 30, 23, 59, 59, 999),
  tags: [{ label: 'cat', score: 0.9 }],
};

describe('scoreByRule', () => {
  it('takes nothing by a rule that names nothing', () => {
    expect(isEmptyRule(EMPTY)).toBe(true);
    expect(scoreByRule(EMPTY, null, photo)).toBeNull();
  });

  it('takes a photo its words are confidently true of, with that confidence', () => {
    const rule = { ...EMPTY, words: 'north' };

    expect(scoreByRule(rule, NORTH, photo)).toBeGreaterThan(0.9);
    expect(scoreByRule(rule, EAST, photo)).toBeNull();
  });

  it('asks for as much confidence as the rule says', () => {
    const rule = { ...EMPTY, words: 'east' };

    expect(scoreByRule({ ...rule, cutoff: 0.02 }, EAST, photo)).toBeGreaterThan(0.02);
    expect(scoreByRule({ ...rule, cutoff: 0.03 }, EAST, photo)).toBeNull();
  });

  it('goes by the probability a search gives the photo, where it is told', () => {
    const rule = { ...EMPTY, words: 'east', cutoff: 0.5 };
    expect(scoreByRule(rule, EAST, photo, 0.5)).toBe(0.5);
    expect(scoreByRule({ ...rule, words: 'north' }, NORTH, photo, 0.49)).toBeNull();
  });

  it('takes nothing by words the model does not know', () => {
    expect(scoreByRule({ ...EMPTY, words: 'xyzzyq', cutoff: 0 }, null, photo)).toBeNull();
  });

  it('takes a photo that has the tag, with the tag’s score', () => {
    expect(scoreByRule({ ...EMPTY, tag: 'cat' }, null, photo)).toBe(0.9);
    expect(scoreByRule({ ...EMPTY, tag: 'dog' }, null, photo)).toBeNull();
  });

  it('holds a photo to words and tag together', () => {
    expect(scoreByRule({ ...EMPTY, words: 'north', tag: 'cat' }, NORTH, photo)).toBeGreaterThan(0.9);
    expect(scoreByRule({ ...EMPTY, words: 'north', tag: 'dog' }, NORTH, photo)).toBeNull();
    expect(scoreByRule({ ...EMPTY, words: 'east', tag: 'cat' }, EAST, photo)).toBeNull();
  });

  it('takes everything of a range of days when dates are all it names, both days included', () => {
    expect(scoreByRule({ ...EMPTY, from: '2019-06-30', to: '2019-06-30' }, null, photo)).toBe(1);
    expect(scoreByRule({ ...EMPTY, from: '2019-01-01' }, null, photo)).toBe(1);
    expect(scoreByRule({ ...EMPTY, from: '2019-07-01' }, null, photo)).toBeNull();
    expect(scoreByRule({ ...EMPTY, to: '2019-06-29' }, null, photo)).toBeNull();
  });

  it('holds a photo to its dates beside everything else', () => {
    expect(scoreByRule({ ...EMPTY, tag: 'cat', to: '2019-06-29' }, null, photo)).toBeNull();
  });

  it('finds a photo without a date in no range', () => {
    expect(scoreByRule({ ...EMPTY, from: '1900-01-01' }, null, { ...photo, takenAt: null })).toBeNull();
    expect(scoreByRule({ ...EMPTY, tag: 'cat' }, null, { ...photo, takenAt: null })).toBe(0.9);
  });
});
