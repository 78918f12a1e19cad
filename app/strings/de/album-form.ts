import type { albumForm as english } from '../en/album-form';
import type { Translation } from '../message';

export const albumForm: Translation<typeof english> = {
  name: 'Name',
  nameExample: 'Katzen',
  filledBy: 'Gefüllt durch',
  fillings: { words: 'Wörter', tag: 'Schlagwort', hand: 'Von Hand' },
  shows: 'Die Fotos zeigen',
  showsExample: 'cats on a sofa',
  weighedWith: 'Gewichtet mit',
  tag: 'Schlagwort',
  chooseTag: 'Schlagwort wählen',
  tagCount: '{tag} ({count})',
  from: 'Aufgenommen ab',
  until: 'Bis',
  sureness: {
    label: 'Wie sicher Rummage sein muss',
    value: 'zu {percent} Prozent sicher',
    more: 'Mehr Fotos',
    search: 'Wie bei einer Suche',
    surer: 'Sicherere',
  },
  create: 'Album anlegen',
  save: 'Änderungen speichern',
  cancel: 'Abbrechen',
  missing: {
    name: 'Dem Album fehlt ein Name.',
    words: 'Es fehlt, was die Fotos zeigen.',
    tag: 'Es fehlt ein Schlagwort.',
    days: 'Der erste Tag liegt nach dem letzten.',
  },
  preview: {
    title: 'Vorschau',
    byHand: 'Die Fotos werden von Hand gewählt',
    byHandText: 'Ein Foto öffnen und dort „In ein Album legen“ wählen.',
    nothingYet: 'Die Fotos erscheinen hier beim Tippen',
    nothingYetText: 'Und später füllt sich das Album weiter mit jedem neuen Foto, das passt.',
    count: { one: '{count} Foto wäre darin', other: '{count} Fotos wären darin' },
    unknown: 'Das Modell von Rummage kennt {words} nicht.',
    photos: 'Fotos, die darin wären',
    none: 'Bisher passt kein Foto',
    noneText:
      'Den Regler in Richtung „mehr“ schieben, andere Wörter verwenden oder den Zeitraum erweitern. Neue Fotos können noch passen.',
  },
};
