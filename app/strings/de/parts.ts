import type { parts as english } from '../en/parts';
import type { Translation } from '../message';

export const parts: Translation<typeof english> = {
  ofSearch: 'Bestandteile dieser Suche',
  ofRule: 'Bestandteile der Regel',
  words: '„{words}“',
  wordsAt: '„{words}“, {place}',
  photo: 'Foto {id}',
  partOfPhoto: 'Ausschnitt von Foto {id}',
  image: 'eigenes Bild',
  partOfImage: 'Ausschnitt des eigenen Bildes',
  places: {
    upperLeft: 'oben links',
    top: 'oben',
    upperRight: 'oben rechts',
    left: 'links',
    middle: 'in der Mitte',
    right: 'rechts',
    lowerLeft: 'unten links',
    bottom: 'unten',
    lowerRight: 'unten rechts',
  },
  weight: 'Gewicht',
  less: '{name} weniger gewichten',
  more: '{name} stärker gewichten',
  remove: '{name} entfernen',
  region: '{name}: mit einem Ausschnitt suchen',
  whereTo: 'Wo „{words}“ sein soll',
};
