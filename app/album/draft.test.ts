import { describe, expect, it } from 'vitest';
import { draftOf, emptyDraft, fillsItself, missingIn, ruleOf } from './draft';

const cats = { ...emptyDraft({ words: 'cats on a sofa' }), from: '2019-01-01' };

it('starts with the words that were searched for', () => {
  expect(emptyDraft({ words: 'cats on a sofa' })).toMatchObject({
    name: 'Cats on a sofa',
    filling: 'words',
    words: 'cats on a sofa',
  });
});

describe('ruleOf', () => {
  it('holds what was typed, and nothing for what was not', () => {
    const days = { from: '2019-01-01', to: null };
    expect(ruleOf(cats)).toEqual({ words: 'cats on a sofa', tag: null, ...days, cutoff: 0.5, decidedBy: 'search' });
  });

  it('leaves out what belongs to another way of filling', () => {
    expect(ruleOf({ ...cats, filling: 'tag', tag: 'cat' })).toMatchObject({ words: null, tag: 'cat' });
    expect(ruleOf({ ...cats, filling: 'hand' })).toMatchObject({ words: null, tag: null, from: null });
  });

  it('survives the way through an album and back', () => {
    const album = {
      id: 1,
      name: cats.name,
      rule: ruleOf(cats),
      count: 0,
      cover: null,
      updating: false,
      learns: false,
      paused: false,
      learned: null,
    };
    expect(draftOf(album)).toEqual(cats);
  });

  it('leaves an album to be decided as it was', () => {
    const rule = { ...ruleOf(cats), decidedBy: 'confidence' } as const;
    const album = {
      id: 1,
      name: cats.name,
      rule,
      count: 0,
      cover: null,
      updating: false,
      learns: false,
      paused: false,
      learned: null,
    };
    expect(ruleOf(draftOf(album))).toEqual(rule);
  });
});

describe('a draft with parts', () => {
  const parts = [
    { text: 'a cat', weight: 1.5 },
    { photo: 3, crop: null, weight: -1 },
  ];
  const composed = emptyDraft({ parts });

  it('is named after what is said, and fills itself without words', () => {
    expect(composed).toMatchObject({ name: 'A cat', filling: 'words', words: '' });
    expect(ruleOf(composed)).toMatchObject({ words: null, parts });
    expect(fillsItself(ruleOf(composed))).toBe(true);
    expect(missingIn(composed)).toBeNull();
  });

  it('needs something that is wanted', () => {
    const pushed = { ...composed, parts: parts.slice(1) };
    expect(missingIn(pushed)).toBe('words');
    expect(fillsItself(ruleOf(pushed))).toBe(false);
    expect(missingIn({ ...pushed, words: 'cats' })).toBeNull();
  });

  it('has no parts under another way of filling', () => {
    expect(ruleOf({ ...composed, filling: 'hand' })).not.toHaveProperty('parts');
  });
});

describe('missingIn', () => {
  it('finds nothing missing in a whole album', () => expect(missingIn(cats)).toBeNull());

  it.each([
    [{ name: ' ' }, 'name'],
    [{ words: ' ' }, 'words'],
    [{ filling: 'tag' }, 'tag'],
    [{ from: '2020-01-01', to: '2019-01-01' }, 'days'],
  ] as const)('names what is missing in %j', (change, what) => {
    expect(missingIn({ ...cats, ...change })).toBe(what);
  });
});

it('previews only a rule that fills the album', () => {
  expect(fillsItself(ruleOf(cats))).toBe(true);
  expect(fillsItself(ruleOf({ ...cats, filling: 'hand' }))).toBe(false);
});

it('is named after what its photos show, whatever narrows the search', () => {
  expect(emptyDraft({ words: 'cats camera:canon -dogs' })).toMatchObject({
    name: 'Cats',
    words: 'cats camera:canon -dogs',
  });
  expect(emptyDraft({ words: 'type:raw', from: '2020-01-01' })).toMatchObject({ name: '', from: '2020-01-01' });
});
