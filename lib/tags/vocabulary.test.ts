import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledModels } from '../paths';
import { VOCABULARY, VOCABULARY_VERSION } from './vocabulary';

const labels = VOCABULARY.map(({ label }) => label);

function knownWords(): Set<string> {
  const file = join(bundledModels(), 'clip-pocket-384', 'tokenizer.json');
  const tokenizer = JSON.parse(readFileSync(file, 'utf8')) as { model: { vocab: Record<string, number> } };
  return new Set(Object.keys(tokenizer.model.vocab));
}

describe('the built-in vocabulary', () => {
  it('has about three hundred labels, each once, in ten groups', () => {
    expect(labels.length).toBeGreaterThan(280);
    expect(labels.length).toBeLessThan(350);
    expect(new Set(labels).size).toBe(labels.length);
    expect([...new Set(VOCABULARY.map(({ group }) => group))]).toEqual([
      'people',
      'animals',
      'food',
      'places',
      'nature',
      'vehicles',
      'events',
      'objects',
      'activities',
      'documents',
    ]);
  });

  it('is written in plain lower-case words', () => {
    for (const label of labels) expect(label).toMatch(/^[a-z]+( [a-z]+)*$/);
  });

  it('is made of words the bundled model knows, but for what every other model knows', () => {
    const known = knownWords();

    expect(labels.filter((label) => !label.split(' ').every((word) => known.has(word)))).toEqual(['screenshot']);
  });

  it('gives children labels of their own, for without them they are put under worse ones', () => {
    expect(labels).toEqual(expect.arrayContaining(['child', 'baby', 'boy', 'girl']));
  });

  it('names its content in its version', () => {
    expect(VOCABULARY_VERSION).toMatch(/^[0-9a-f]{12}$/);
  });
});
