import type { folders as english } from '../en/folders';
import type { Translation } from '../message';

export const folders: Translation<typeof english> = {
  title: 'Ordner',
  add: 'Ordner hinzufügen',
  example: '~/Bilder',
  addButton: 'Hinzufügen',
  added: '{name} ist hinzugefügt',
  addedText: 'Die Fotos erscheinen, sobald sie gelesen sind.',
  choose: 'Auswählen …',
  chooseTitle: 'Ordner auswählen',
  list: 'Ordner',
  up: 'Eine Ebene höher',
  isSearched: 'wird schon durchsucht',
  none: 'Hier gibt es keine Ordner.',
  more: {
    one: 'und {count} weiterer Ordner, der sich eintippen lässt',
    other: 'und {count} weitere Ordner, die sich eintippen lassen',
  },
  openOne: 'Den Ordner mit den Fotos öffnen.',
  pathIsSearched: '{path} wird schon durchsucht.',
  addThis: 'Diesen Ordner hinzufügen',
  rescan: 'Jetzt durchsehen',
  rescanNamed: '{name} jetzt durchsehen',
  rescanning: '{name} wird durchgesehen',
  remove: 'Ordner entfernen',
  removeNamed: '{name} entfernen',
  askRemove: '{name} nicht mehr durchsuchen?',
  askRemoveText:
    'Die Fotos verschwinden aus den Ergebnissen. Die Dateien bleiben unberührt, die Angaben dazu erhalten.',
  removed: '{name} ist entfernt',
  wait: 'Weiter warten',
  waiting: 'Nichts wird vergessen; es wird erneut nachgesehen',
  accept: 'Sie sind wirklich weg',
  askAccept: 'Sind diese Fotos wirklich weg?',
  askAcceptText:
    'Sie verschwinden aus den Ergebnissen und bleiben 30 Tage erhalten: Kehren die Dateien zurück, dann auch die Fotos mit allen Angaben dazu.',
  acceptAction: 'Sie sind weg',
  accepted: 'Sie verschwinden gleich aus den Ergebnissen',
  states: {
    scanning: 'wird durchgesehen',
    suspended: 'wartet auf seine Fotos',
    unreadable: 'nicht lesbar',
    fresh: 'noch nicht durchgesehen',
    ready: 'durchgesehen {when}',
  },
  skipped: {
    videos: {
      one: '{count} Video wurde ausgelassen: FFmpeg installieren und Rummage neu starten, um Videos zu finden.',
      other: '{count} Videos wurden ausgelassen: FFmpeg installieren und Rummage neu starten, um Videos zu finden.',
    },
    unreadable: {
      one: '{count} Datei oder Ordner ohne Leserecht wurde ausgelassen: dem eigenen Benutzer das Recht geben.',
      other: '{count} Dateien oder Ordner ohne Leserecht wurden ausgelassen: dem eigenen Benutzer das Recht geben.',
    },
    names: {
      one: '{count} Name wurde ausgelassen, den kein Text fassen kann (kein gültiges UTF-8): umbenennen, was so heißt.',
      other:
        '{count} Namen wurden ausgelassen, die kein Text fassen kann (kein gültiges UTF-8): umbenennen, was so heißt.',
    },
  },
};
