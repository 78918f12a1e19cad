import { describe, expect, it } from 'vitest';
import { BUILT_IN_SETS } from './built-in';
import { ancestorsOf } from './hierarchy';
import { parseLabelSet, parseLabelSetChange } from './parse';

const PETS = { name: 'Pets', labels: 'golden retriever > dog\ndog > animal\ncat > animal' };

describe('parseLabelSet', () => {
  it('takes labels as lines or as a list, and fills in the rest', () => {
    const parsed = parseLabelSet(PETS);

    expect(parsed).toMatchObject({ name: 'Pets', exclusive: false, enabled: true });
    expect(parsed.templates.length).toBeGreaterThan(1);
    expect(parseLabelSet({ ...PETS, labels: [{ label: 'cat', parent: 'animal' }] }).labels).toEqual([
      { label: 'cat', descriptions: [], parent: 'animal', group: null },
    ]);
  });

  it.each([
    ['labels that stand there twice', { ...PETS, labels: 'dog\ncat\nDog' }, /“Dog” stands there twice/],
    ['a label that is its own ancestor', { ...PETS, labels: 'dog > cat\ncat > dog' }, /its own parent/],
    ['no labels', { ...PETS, labels: '' }, /at least one label/],
    ['a prompt without a place for the label', { ...PETS, templates: ['a photo'] }, /one \{\} in it/],
    ['no name', { ...PETS, name: ' ' }, /name/],
    ['what it does not know', { ...PETS, colour: 'red' }, /colour/],
  ])('refuses %s', (_, body, message) => {
    expect(() => parseLabelSet(body)).toThrow(message);
  });

  it('changes only what is named', () => {
    expect(parseLabelSetChange({ enabled: false })).toEqual({ enabled: false });
    expect(() => parseLabelSetChange({})).toThrow(/something to change/);
  });
});

describe('the built-in sets', () => {
  it('are sets a person could have made', () => {
    for (const { name, exclusive, enabled, templates, labels } of BUILT_IN_SETS) {
      expect(parseLabelSet({ name, exclusive, enabled, templates, labels }).labels).toEqual(labels);
    }
    expect(BUILT_IN_SETS.map(({ key }) => key)).toEqual([
      'everyday',
      'scenes',
      'events',
      'documents',
      'quality',
      'colours',
    ]);
  });

  it('name nobody’s ethnicity, health, belief or character', () => {
    const refused =
      /\b(asian|african|european|arab|jew|muslim|christian|hindu|buddhist|atheist|fat|thin|ill|sick|disabled|blind|criminal|thief|lazy|stupid|beautiful|ugly|terrorist|gay|poor|rich)\b/i;
    const texts = BUILT_IN_SETS.flatMap(({ labels }) =>
      labels.flatMap(({ label, descriptions, parent }) => [label, ...descriptions, parent ?? '']),
    );

    expect(texts.filter((text) => refused.test(text))).toEqual([]);
  });

  it('know that a puppy is a dog, and a dog an animal', () => {
    const [everyday] = BUILT_IN_SETS;

    expect(ancestorsOf(everyday?.labels ?? []).get('puppy')).toEqual(['dog', 'animal']);
    expect(ancestorsOf(everyday?.labels ?? []).get('boy')).toEqual(['child', 'person']);
  });
});
