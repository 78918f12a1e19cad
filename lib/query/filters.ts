import { type Piece, valueFault } from './fault';
import type { Condition } from './parsed-query';
import { MONTHS, readMonthName, readPeriod, readYears } from './periods';
import { readNear } from './near';
import { readRange } from './ranges';
import { FORMATS_BY_TYPE } from './types';

/** Where the values of a filter come from while a person types it: a fixed list, the library, or nowhere. */
export type ValueSource = readonly string[] | 'tag' | 'album' | 'folder' | 'camera' | 'lens' | null;

export interface Filter {
  readonly key: string;
  /** Other spellings that are understood. */
  readonly aliases?: readonly string[];
  readonly example: string;
  readonly meaning: string;
  readonly values: ValueSource;
  /** @throws RummageError `bad-request` that points at the value, or at a part of it */
  readonly read: (value: Piece) => Condition;
}

const SHAPES = ['landscape', 'portrait', 'square'] as const;
const YES_OR_NO = ['yes', 'no'] as const;
const BEING = ['favourite', 'hidden'] as const;
const IS: Readonly<Record<(typeof BEING)[number], Condition>> = {
  favourite: { kind: 'favourite', is: true },
  hidden: { kind: 'hidden' },
};
const HAVABLE = ['gps', 'rating', 'keywords', 'caption', 'camera', 'lens'] as const;
const SIZE = /^(\d+(?:\.\d+)?)\s*(b|kb|mb|gb|mp)$/i;
const UNITS: Readonly<Record<string, number>> = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9, mp: 1e6 };

/** Every filter there is, in the order help shows them. */
export const FILTERS: readonly Filter[] = [
  {
    key: 'before',
    example: 'before:2019-06',
    meaning: 'taken before a year, month or day',
    values: null,
    read: (value) => ({ kind: 'taken', begins: null, ends: readPeriod(value).begins }),
  },
  {
    key: 'after',
    example: 'after:2018-06',
    meaning: 'taken in a year, month or day, or later',
    values: null,
    read: (value) => ({ kind: 'taken', begins: readPeriod(value).begins, ends: null }),
  },
  {
    key: 'year',
    example: 'year:2018..2020',
    meaning: 'taken in a year, or in one of several',
    values: null,
    read: (value) => ({ kind: 'taken', ...readYears(value) }),
  },
  {
    key: 'month',
    example: 'month:july',
    meaning: 'taken in that month of any year; 2019-07 for one year’s',
    values: MONTHS,
    read: readMonth,
  },
  named('camera', 'camera:"Canon EOS"', 'taken with a camera that has this in its name'),
  named('lens', 'lens:35mm', 'taken with a lens that has this in its name'),
  named('folder', 'folder:2019/lisbon', 'in a folder whose name begins so'),
  {
    key: 'type',
    example: 'type:raw',
    meaning: 'of a file format; raw is any camera’s',
    values: [...FORMATS_BY_TYPE.keys()],
    read: readType,
  },
  named('tag', 'tag:beach', 'with this tag, or this keyword from the file'),
  named('album', 'album:"Summer 2019"', 'in this album'),
  {
    key: 'has',
    example: 'has:gps',
    meaning: `with ${HAVABLE.join(', ')}`,
    values: HAVABLE,
    read: (value) => ({ kind: 'has', what: oneOf(value, HAVABLE, 'has') }),
  },
  {
    key: 'near',
    example: 'near:47.4,8.5,20km',
    meaning: 'taken within a distance (10 km unless told) of a latitude and longitude',
    values: null,
    read: (value) => ({ kind: 'near', ...readNear(value) }),
  },
  {
    key: 'size',
    example: 'size:>5mb',
    meaning: 'by the file’s size in kb, mb or gb, or the picture’s in megapixels (mp)',
    values: null,
    read: readSize,
  },
  {
    key: 'orientation',
    example: 'orientation:portrait',
    meaning: 'landscape, portrait or square',
    values: SHAPES,
    read: (value) => ({ kind: 'orientation', shape: oneOf(value, SHAPES, 'orientation') }),
  },
  {
    key: 'rating',
    example: 'rating:>=4',
    meaning: 'by your stars, or else those another program gave, 0 to 5; rejected is −1',
    values: ['rejected', '>=1', '>=2', '>=3', '>=4', '5'],
    read: (value) => ({ kind: 'rating', ...readRange(value, readStars) }),
  },
  {
    key: 'favourite',
    aliases: ['favorite'],
    example: 'favourite:yes',
    meaning: 'your favourites, or with no the others',
    values: YES_OR_NO,
    read: (value) => ({ kind: 'favourite', is: oneOf(value, YES_OR_NO, 'favourite') === 'yes' }),
  },
  {
    key: 'is',
    example: 'is:hidden',
    meaning: 'hidden photos, which no other search finds; or is:favourite',
    values: BEING,
    read: (value) => ({ ...IS[oneOf(value, BEING, 'is')] }),
  },
];

const BY_KEY = new Map(
  FILTERS.flatMap((filter) => [filter.key, ...(filter.aliases ?? [])].map((key) => [key, filter])),
);

/** The filter of that name, in any letter case. */
export function findFilter(key: string): Filter | null {
  return BY_KEY.get(key.toLowerCase()) ?? null;
}

function named(key: 'camera' | 'lens' | 'folder' | 'tag' | 'album', example: string, meaning: string): Filter {
  return { key, example, meaning, values: key, read: ({ text }) => ({ kind: key, name: text }) };
}

function readMonth(value: Piece): Condition {
  const month = readMonthName(value.text);
  if (month !== null) return { kind: 'month', month };
  if (/^\d{4}-\d{1,2}$/.test(value.text)) return { kind: 'taken', ...readPeriod(value) };
  throw valueFault(value, `“${value.text}” is no month.`, 'Write month:july, month:7 or month:2019-07.');
}

function readType(value: Piece): Condition {
  const formats = FORMATS_BY_TYPE.get(value.text.toLowerCase().replace(/^\./, ''));
  if (formats !== undefined) return { kind: 'type', formats };
  const known = [...FORMATS_BY_TYPE.keys()].join(', ');
  throw valueFault(value, `“${value.text}” is no format Rummage reads.`, `Use one of ${known}.`);
}

function readSize(value: Piece): Condition {
  const kinds = new Set<'bytes' | 'pixels'>();
  const range = readRange(value, (piece) => {
    const [, number, unit = ''] = SIZE.exec(piece.text) ?? [];
    if (number === undefined) {
      throw valueFault(piece, `“${piece.text}” is no size.`, 'Write size:>5mb, size:100kb..2mb or size:>=12mp.');
    }
    kinds.add(unit.toLowerCase() === 'mp' ? 'pixels' : 'bytes');
    return Number(number) * (UNITS[unit.toLowerCase()] ?? 1);
  });
  const [kind, other] = [...kinds];
  if (kind === undefined || other !== undefined) {
    throw valueFault(value, 'This compares bytes with pixels.', 'Use the same unit on both sides.');
  }
  if (range.least !== null && range.least === range.most) {
    throw valueFault(
      value,
      'Hardly a photo has exactly that size.',
      `Write size:>${value.text} or size:<${value.text}.`,
    );
  }
  return { kind, ...range };
}

function readStars({ text, position }: Piece): number {
  if (text.toLowerCase() === 'rejected') return -1;
  if (/^(?:-1|[0-5])$/.test(text)) return Number(text);
  throw valueFault(
    { text, position },
    `“${text}” is no rating.`,
    'Write rating:4, rating:>=4, rating:3..5 or rating:rejected.',
  );
}

function oneOf<Word extends string>(value: Piece, words: readonly Word[], key: string): Word {
  const found = words.find((word) => word === value.text.toLowerCase());
  if (found !== undefined) return found;
  throw valueFault(value, `“${value.text}” is nothing ${key}: knows.`, `Use ${key}: with one of ${words.join(', ')}.`);
}
