import { describe, expect, it } from 'vitest';
import type { ModelSummary } from '#lib/nouns';
import { localeIn } from '../strings/catalogues';
import { choiceInWords, precisionInWords, stateInWords, titleIn } from './model-words';
import { someFetch, someModel } from './some-model';

const english = localeIn('en');

it('names a model by its title, and one that is not listed by its reference', () => {
  const models = [someModel({ reference: 'a/b', title: 'B' })];
  expect([titleIn({ models }, 'a/b'), titleIn({ models }, 'c/d')]).toEqual(['B', 'c/d']);
});

describe('stateInWords', () => {
  it.each<[Partial<ModelSummary>, string]>([
    [{ role: 'active', state: 'ready' }, 'Answers now'],
    [{ role: 'next', state: 'ready' }, 'Being made ready'],
    [{ state: 'ready', isBundled: true }, 'Comes with Rummage'],
    [{ state: 'ready', bytesOnDisk: 352_000_000 }, 'Here, 352 MB'],
    [{ state: 'partial', bytesOnDisk: 120_000_000 }, 'Partly here, 120 MB'],
    [{ state: 'partial', fetch: someFetch({ state: 'running' }) }, 'Being downloaded'],
    [{ state: 'broken' }, 'Cannot be used'],
    [{ state: 'absent' }, 'Not downloaded'],
  ])('puts %j into words', (part, words) => expect(stateInWords(someModel(part), english)).toBe(words));
});

describe('choiceInWords', () => {
  const speed = { imagesPerSecond: 10, queryMs: 5, imageMemory: 1, textMemory: 1 };

  it('says how long it takes where the speed is known, and who answers until then', () => {
    const words = choiceInWords(someModel({ photos: 400, speed }), 'Pocket CLIP', 3_000, english);
    expect(words).toMatch(/2,600 photos to read .* about 4 minutes on this computer/);
    expect(words).toContain('Pocket CLIP goes on answering');
  });

  it('promises no time where the speed is not known', () => {
    expect(choiceInWords(someModel({ photos: 0 }), 'Pocket CLIP', 31, english)).not.toMatch(/second|minute/);
  });

  it('says that nothing has to be waited for when it has read everything', () => {
    expect(choiceInWords(someModel({ photos: 31 }), 'Pocket CLIP', 31, english)).toMatch(/in a moment/);
  });
});

it('names a precision it does not know as it is written', () => {
  expect([precisionInWords('q8', english), precisionInWords('fp4', english)]).toEqual(['8 bit', 'fp4']);
});
