import type { compose as english } from '../en/compose';
import type { Translation } from '../message';

export const compose: Translation<typeof english> = {
  title: 'Kombinieren',
  words: 'Wörter',
  more: 'Mehr davon',
  less: 'Weniger davon',
  place: 'Im Foto platzieren …',
  pictures:
    'Auch Fotos lassen sich verwenden: eines öffnen und es oder einen Ausschnitt davon hinzufügen. Ein Bild von anderswo kann eingefügt oder hierher gezogen werden.',
  addThis: 'Dieses Foto zur Suche hinzufügen',
  add: 'Zur Suche hinzufügen',
  placing: {
    title: 'Etwas an seinem Ort',
    what: 'Was dort ist',
    example: 'a dog',
    box: 'Wo es ist: {width} % mal {height} %, {left} % von links, {top} % von oben',
    help: 'Einen Rahmen ziehen, wo es sein soll, als wäre dies das Foto. Auf der Tastatur verschieben ihn die Pfeiltasten; mit Umschalt ändern sie seine Größe. Durchgesehen werden die Fotos, die am besten passen; beim ersten Mal dauert das einen Moment.',
    search: 'Suchen',
  },
};
