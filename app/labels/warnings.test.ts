import { expect, it } from 'vitest';
import { localeIn } from '../strings/catalogues';
import { warningsOf } from './warnings';

it('says what may go wrong, in sentences', () => {
  const warnings = warningsOf(
    {
      unknown: ['xyzzy'],
      alike: [{ labels: ['sea', 'ocean'], similarity: 0.9 }],
      notExclusive: [['puppy', 'dog']],
    },
    localeIn('en'),
  );

  expect(warnings).toEqual([
    'The model in use does not know “xyzzy”: no photo is tagged with it. A description in other words helps.',
    '“sea” and “ocean” mean nearly the same to the model: it will mix them up, or give both.',
    'Only one label is to fit a photo, but whatever is “puppy” is “dog”, too.',
  ]);
});

it('says nothing where nothing is wrong', () => {
  expect(warningsOf({ unknown: [], alike: [], notExclusive: [] }, localeIn('en'))).toEqual([]);
});
