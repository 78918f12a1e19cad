import type { albumRule as english } from '../en/album-rule';
import type { Translation } from '../message';

export const albumRule: Translation<typeof english> = {
  shows: 'Fotos, die „{words}“ zeigen',
  foundBy: 'Fotos, gefunden mit „{words}“',
  foundByParts: {
    one: 'Fotos, gefunden mit {count} Bestandteil',
    other: 'Fotos, gefunden mit {count} Bestandteilen',
  },
  foundByBoth: {
    one: 'Fotos, gefunden mit „{words}“ und {count} Bestandteil',
    other: 'Fotos, gefunden mit „{words}“ und {count} Bestandteilen',
  },
  tagged: 'Fotos mit dem Schlagwort „{tag}“',
  byHand: 'Von Hand gefüllt',
  inDays: '{rule}, {days}',
};
