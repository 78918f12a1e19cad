import fc from 'fast-check';
import { FILTERS } from '../query/filters';

/** Random queries made of what the language is made of, and of anything else. */
export const someQuery = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'not',
        'without',
        'no',
        'not no',
        'and',
        'a',
        '-',
        '"',
        '“',
        '”',
        ' ',
        ':',
        ',',
        '..',
        '>',
        '>=',
        'mb',
        '20km',
      ),
      fc.constantFrom(...FILTERS.flatMap(({ key, example }) => [`${key}:`, example, `-${example}`])),
      fc.string({ maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom('cat', '猫', 'IMG_1017', '2019', "'; DROP TABLE photos", '* OR NEAR(', '%_\\', '\0'),
    ),
    { maxLength: 12 },
  )
  .chain((parts) => fc.constantFrom(parts.join(''), parts.join(' ')))
  .map((query) => query.slice(0, 500));
