import type { selfTest as english } from '../en/self-test';
import type { Translation } from '../message';

export const selfTest: Translation<typeof english> = {
  title: 'Selbsttest',
  text: 'Einmal sagen, welche Fotos von einigen Suchen erwartet werden, und sehen, wie viele davon jedes Modell findet: jetzt und später mit einem anderen Modell oder anderen Einstellungen.',
  query: 'Eine Suche',
  queryExample: 'a dog on the beach',
  search: 'Suchen',
  nothingYet: 'Noch wird nichts erwartet',
  nothingYetText: 'Nach etwas suchen, das sicher auf den Fotos ist, und die Fotos markieren, die es zeigen.',
  expected: 'Was erwartet wird',
  forget: 'Vergessen',
  forgetNamed: '{query} vergessen',
  run: 'Test ausführen',
  mark: 'Jedes Foto markieren, das „{query}“ finden soll. Früher markierte stehen am Anfang.',
  save: 'Speichern',
  toMark: 'Fotos zum Markieren',
  found: 'Was gefunden wurde',
  ran: {
    one: '{when}, unter {count} Foto, Index: {index}.',
    other: '{when}, unter {count} Fotos, Index: {index}.',
  },
  changes: 'Die kleinen Zahlen sind Punkte mehr oder weniger als beim Lauf davor.',
  notAsked: '{title} konnte nicht befragt werden: {problem}',
  figures: 'Werte',
  column: 'Suche',
  answersNow: 'antwortet jetzt',
  all: 'Alle Suchen',
  meanings: {
    r1: 'Anteil der erwarteten auf dem ersten Platz',
    r5: 'Anteil der erwarteten unter den ersten 5',
    r10: 'Anteil der erwarteten unter den ersten 10',
    mrr: 'eins durch den Rang des ersten erwarteten Fotos',
  },
  former: 'Frühere Läufe',
  settings: { one: '{count} Foto, Index: {index}', other: '{count} Fotos, Index: {index}' },
  formerFigures: {
    one: '{title}: R@1 {r1}, R@10 {r10}, MRR {mrr} bei {count} Suche',
    other: '{title}: R@1 {r1}, R@10 {r10}, MRR {mrr} bei {count} Suchen',
  },
};
