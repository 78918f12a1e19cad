import { expect, it } from 'vitest';
import { readLabelLines, writeLabelLines } from './lines';

const TEXT = `beach
# animals
golden retriever > dog
dog > animal

# machines
crane: a construction crane | a photo of a {} at work > machine`;

it('reads labels with their headings, descriptions and parents', () => {
  expect(readLabelLines(TEXT)).toEqual([
    { label: 'beach', descriptions: [], parent: null, group: null },
    { label: 'golden retriever', descriptions: [], parent: 'dog', group: 'animals' },
    { label: 'dog', descriptions: [], parent: 'animal', group: 'animals' },
    {
      label: 'crane',
      descriptions: ['a construction crane', 'a photo of a {} at work'],
      parent: 'machine',
      group: 'machines',
    },
  ]);
});

it('writes what it reads', () => {
  const labels = readLabelLines(TEXT);

  expect(readLabelLines(writeLabelLines(labels))).toEqual(labels);
  expect(readLabelLines(writeLabelLines(labels.toReversed()))).toEqual(labels.toReversed());
});

it('keeps a colon within a description, and forgives spaces', () => {
  expect(readLabelLines('  sign :  a sign that says: stop  >  thing ')).toEqual([
    { label: 'sign', descriptions: ['a sign that says: stop'], parent: 'thing', group: null },
  ]);
});

it.each([': a thing', '> animal', 'dog >', 'dog > animal > thing'])('refuses “%s” by its line', (line) => {
  expect(() => readLabelLines(`cat\n${line}`)).toThrow(/Line 2/);
});
