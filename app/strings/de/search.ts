import type { search as english } from '../en/search';
import type { Translation } from '../message';

export const search: Translation<typeof english> = {
  dropImage: 'Fotos finden, die so aussehen',
  removeFilter: 'Filter {filter} entfernen',
  goneFolder: 'ein Ordner, den es nicht mehr gibt',
  inAlbum: 'in einem Album',
  counting: 'Fotos werden gezählt',
  notCounted: 'Nicht gezählt.',
  tag: 'Schlagwort',
  findTag: 'Schlagwort finden',
  untagged: 'Keines dieser Fotos hat ein Schlagwort.',
  noSuchTag: 'Kein Schlagwort heißt so.',
  date: 'Datum',
  from: 'Von',
  until: 'Bis',
  showDays: 'Diese Tage anzeigen',
  folder: 'Ordner',
  noFolder: 'Es gibt keinen Ordner zur Auswahl.',
  camera: 'Kamera',
  cameras: 'Kameras',
  lenses: 'Objektive',
  noCamera: 'Bei keinem dieser Fotos ist die Kamera bekannt.',
};
