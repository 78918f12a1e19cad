import type { bar as english } from '../en/bar';
import type { Translation } from '../message';
import { help } from './help';

export const bar: Translation<typeof english> = {
  home: 'Rummage, alle Fotos',
  main: 'Hauptnavigation',
  albums: 'Alben',
  status: 'Status',
  more: 'Darstellung, Modelle und Hilfe',
  appearance: 'Darstellung',
  themes: { system: 'Wie dieses Gerät', light: 'Hell', dark: 'Dunkel' },
  favourites: 'Favoriten',
  hidden: 'Ausgeblendet',
  models: 'Modelle',
  duplicates: 'Duplikate',
  trash: 'Papierkorb',
  about: 'Über Rummage',
  forget: 'Suchverlauf löschen',
  forgotten: 'Der Suchverlauf ist gelöscht',
  signIn: 'Als Eigentümer anmelden',
  signOut: 'Abmelden',
  searchLabel: 'Fotos durchsuchen',
  searchHint: 'Fotos suchen',
  clear: 'Suche leeren',
  suggestions: 'Vorschläge',
  searchedBefore: 'früher gesucht',
  byImage: 'Mit einem Bild suchen',
  imageField: 'Bild, mit dem gesucht wird',
  help,
};
