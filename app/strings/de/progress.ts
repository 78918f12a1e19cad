import type { progress as english } from '../en/progress';
import type { Translation } from '../message';

export const progress: Translation<typeof english> = {
  pace: '{rate} Fotos pro Sekunde',
  read: 'Gelesene Fotos',
  readBy: 'Von {model} gelesene Fotos',
  states: {
    notConnected: ['Keine Verbindung', 'Rummage antwortet nicht. Mit npm start neu starten.'],
    stopped: [
      'Angehalten',
      'Die Suche geht; neue Fotos werden nicht gelesen. Rummage mit npm start starten oder nur den Indexer mit npx rummage index.',
    ],
    paused: ['Von Hand pausiert', 'Die Suche geht; neue Fotos werden gefunden und warten.'],
    'outside-window': ['Außerhalb der Zeiten', 'Fotos warten auf die unten eingestellte Tageszeit.'],
    'waiting-for-idle': ['Wartet auf Leerlauf', 'Fotos warten, bis andere Programme den Rechner weniger brauchen.'],
    upToDate: ['Auf dem neuesten Stand', 'Neue Fotos in den Ordnern werden von selbst bemerkt.'],
  },
  yielding: 'Lässt der Suche den Vortritt',
  reading: 'Fotos werden gelesen',
  looking: 'Ordner werden durchgesehen',
  switching: {
    read: {
      one: '{model} hat {done} von {count} Foto gelesen',
      other: '{model} hat {done} von {count} Fotos gelesen',
    },
    filling: '{read}. Bis dahin antwortet {answering}.',
    fillingFor: '{read}, {left}. Bis dahin antwortet {answering}.',
    waiting: '{read}; die übrigen sind derzeit nicht erreichbar. Bis dahin antwortet {answering}.',
    failed: '{read} und kann nicht weiterarbeiten. Vorerst antwortet {answering}.',
  },
};
