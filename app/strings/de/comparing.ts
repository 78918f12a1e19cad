import type { comparing as english } from '../en/comparing';
import type { Translation } from '../message';

export const comparing: Translation<typeof english> = {
  title: 'Modelle vergleichen',
  all: 'Alle Modelle',
  emptyTitle: 'Dieselben Wörter, zwei Modelle',
  emptyText: 'Nach etwas suchen, das sicher auf den Fotos ist, und sehen, welches Modell es eher findet.',
  tooFew: 'Zum Vergleichen braucht es zwei Modelle',
  seeModels: 'Modelle ansehen',
  onlyOne:
    'Nur {title} hat die Fotos gelesen. Eine Weile ein anderes verwenden: Was das erste gelesen hat, bleibt, und beide lassen sich hier vergleichen.',
  none: 'Noch kein Modell hat die Fotos gelesen. Verglichen wird, was sie darin finden.',
  query: 'Wonach gesucht wird',
  queryExample: 'a dog on the beach',
  first: 'Ein Modell',
  second: 'Das andere',
  compare: 'Vergleichen',
  comparison: 'Vergleich',
  inBoth: '{overlap} von {shown} in beiden',
  legend: {
    one: 'Unter dem {count} Foto, das beide gelesen haben. {up} und {down} sagen, wie viele Plätze ein Foto höher oder tiefer steht als beim anderen Modell; {star}, dass es dort hinter Platz {shown} liegt.',
    other:
      'Unter den {count} Fotos, die beide gelesen haben. {up} und {down} sagen, wie viele Plätze ein Foto höher oder tiefer steht als beim anderen Modell; {star}, dass es dort hinter Platz {shown} liegt.',
  },
  up: 'Ein Pfeil nach oben',
  down: 'ein Pfeil nach unten',
  star: 'ein Stern',
  unknown: 'Es kennt {words} nicht.',
  nothing: 'Für dieses Modell sieht hier nichts danach aus.',
  photosBy: 'Fotos von {title}',
  ms: '{ms} ms',
  rate: '{rate} Fotos pro Sekunde',
  memory: '{size} Arbeitsspeicher',
  disk: '{size} auf der Platte',
  place: '{rank}. {photo}, {change}',
  same: 'bei beiden auf demselben Platz',
  notAmong: 'nicht unter den ersten {shown} des anderen Modells',
  higher: {
    one: '{count} Platz höher als beim anderen Modell',
    other: '{count} Plätze höher als beim anderen Modell',
  },
  lower: {
    one: '{count} Platz tiefer als beim anderen Modell',
    other: '{count} Plätze tiefer als beim anderen Modell',
  },
};
