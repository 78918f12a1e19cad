import { expect, it } from 'vitest';
import { promptsOf } from './prompts';

const TEMPLATES = ['{}', 'a photo of {}'];
const prompts = (...descriptions: string[]) =>
  promptsOf({ label: 'crane', descriptions }, TEMPLATES).map(({ prompt }) => prompt);

it('fills a label into each of its set’s prompts', () => {
  expect(prompts()).toEqual(['crane', 'a photo of crane']);
});

it('fills its descriptions in instead where there are any', () => {
  expect(prompts('a bird', 'a wading bird')).toEqual([
    'a bird',
    'a photo of a bird',
    'a wading bird',
    'a photo of a wading bird',
  ]);
});

it('takes a description with a place for the label as it is', () => {
  expect(prompts('a {}, a type of bird')).toEqual(['a crane, a type of bird']);
  expect(prompts('a {} in the sky', 'a machine')).toEqual(['a machine', 'a photo of a machine', 'a crane in the sky']);
});

it('puts no article behind another', () => {
  const templates = ['a photo of {}', 'a photo of the large {}', 'itap of a {}.'];

  expect(promptsOf({ label: 'Minka', descriptions: ['a cat'] }, templates).map(({ prompt }) => prompt)).toEqual([
    'a photo of a cat',
    'a photo of the large cat',
    'itap of a cat.',
  ]);
});

it('asks the model to know the words, not the prompt around them', () => {
  expect(promptsOf({ label: 'crane', descriptions: [] }, ['{} xyzzy'])).toEqual([
    { words: 'crane', prompt: 'crane xyzzy' },
  ]);
});
