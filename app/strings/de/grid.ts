import type { grid as english } from '../en/grid';
import type { Translation } from '../message';

export const grid: Translation<typeof english> = {
  photos: 'Fotos',
  month: 'Monat',
  select: 'Dieses Foto auswählen',
  selectHint: 'Auswählen (Leertaste)',
  notLoaded: 'Einige Fotos konnten nicht geladen werden.',
  cell: {
    numbered: '{photo}, Nummer {place}',
    favourite: '{cell}, Favorit',
    burst: { one: '{cell}, Serie aus {count} Foto', other: '{cell}, Serie aus {count} Fotos' },
    foundByText: '{cell}, gefunden über Name, Datum, Stichwörter oder Alben',
  },
};
