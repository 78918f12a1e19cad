import type { labels as english } from '../en/labels';
import type { Translation } from '../message';

export const labels: Translation<typeof english> = {
  title: 'Begriffe',
  text: 'Die Wörter, mit denen Fotos verschlagwortet werden. Sie sind aus dem Aussehen eines Fotos geraten: Etwa jedes vierte ist falsch, Namen kennen sie nicht, und ein Ding erkennen sie leichter als eine Beziehung oder eine Anzahl. Was von Hand zu einem Schlagwort gesagt wird, zählt immer.',
  tagging: 'Fotos werden mit den jetzigen Begriffen verschlagwortet.',
  newSet: 'Neue Liste',
  newTitle: 'Neue Begriffsliste',
  count: { one: '{count} Begriff', other: '{count} Begriffe' },
  exclusive: '{labels}, davon einer je Foto',
  used: { one: '{labels}, {count} Schlagwort an Fotos', other: '{labels}, {count} Schlagwörter an Fotos' },
  facts: '{labels}. {origin}.',
  origins: { 'built-in': 'Von Rummage mitgebracht', edited: 'Von Rummage mitgebracht, geändert', own: 'Eigene Liste' },
  tagWith: 'Fotos mit {name} verschlagworten',
  onPhotos: 'An Fotos',
  none: 'Kein Foto trägt einen dieser Begriffe.',
  delete: {
    action: 'Liste löschen',
    title: '{name} löschen?',
    text: 'Die Schlagwörter verschwinden von allen Fotos, außer den von Hand vergebenen.',
    done: '{name} ist gelöscht',
  },
  putBack: {
    action: 'Ursprung wiederherstellen',
    title: '{name} auf den Ursprung zurücksetzen?',
    text: 'Die Änderungen daran gehen verloren.',
    done: '{name} ist wie am Anfang',
  },
  form: {
    name: 'Name',
    nameExample: 'Haustiere',
    labels: 'Begriffe, einer je Zeile',
    labelsExample: 'golden retriever > dog\nMinka: a black cat > cat',
    labelsHelp:
      'Hinter einem Doppelpunkt steht, wonach das Modell statt des Begriffs suchen soll: „Minka: a black cat“; mehreres durch „|“ getrennt. Hinter „>“ steht, was außerdem gilt: „puppy > dog“. „# Überschrift“ beginnt eine Gruppe.',
    prompts: 'Vorlagen, eine je Zeile; {} steht für den Begriff',
    onlyOne: 'Nur einer dieser Begriffe passt zu einem Foto',
    enabled: 'Fotos damit verschlagworten',
    create: 'Liste anlegen',
    save: 'Änderungen speichern',
    check: 'Begriffe prüfen',
    cancel: 'Abbrechen',
    back: 'Zurück',
    fine: 'Nichts spricht gegen diese Begriffe.',
    saved: 'Gespeichert; Fotos werden neu verschlagwortet',
  },
  warnings: {
    unknown: {
      one: 'Das verwendete Modell kennt {labels} nicht: Kein Foto wird damit verschlagwortet. Eine Beschreibung in anderen Worten hilft.',
      other:
        'Das verwendete Modell kennt {labels} nicht: Kein Foto wird damit verschlagwortet. Eine Beschreibung in anderen Worten hilft.',
    },
    alike:
      '„{first}“ und „{second}“ bedeuten für das Modell fast dasselbe: Es wird sie verwechseln oder beide vergeben.',
    notExclusive: 'Nur ein Begriff soll zu einem Foto passen, aber was „{first}“ ist, ist auch „{second}“.',
    quoted: '„{label}“',
  },
};
