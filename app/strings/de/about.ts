import type { about as english } from '../en/about';
import type { Translation } from '../message';

export const about: Translation<typeof english> = {
  pageTitle: 'Über Rummage',
  title: 'Über dieses Rummage',
  version: 'Version {version}.',
  answers: 'Suchen beantwortet {model}.',
  models: 'Modelle',
  labels: 'Begriffe',
  sidecars: 'Begleitdateien',
  selfTest: 'Selbsttest',
  language: {
    title: 'Sprache',
    asBrowser: 'Wie dieser Browser',
  },
  storage: {
    title: 'Belegter Speicher',
    parts: {
      database: 'Datenbank',
      'search index': 'Suchindex',
      thumbnails: 'Vorschaubilder',
      'fetched models': 'Heruntergeladene Modelle',
      backups: 'Sicherungen',
    },
    moreThan: 'mehr als {size}',
    together: 'Zusammen',
  },
  leftOut: {
    title: 'In Ordnern ausgelassen',
    everyFolder: 'Jeder Ordner',
    hint: 'Was überall ausgelassen wird, steht als „exclude“ in rummage.config.json; für einen einzelnen Ordner in einer Datei .rummageignore darin.',
  },
  licences: {
    title: 'Lizenzen',
    own: {
      one: 'Rummage selbst steht unter der MIT-Lizenz. Es nutzt {count} fremdes Paket.',
      other: 'Rummage selbst steht unter der MIT-Lizenz. Es nutzt {count} fremde Pakete.',
    },
    packages: 'Pakete',
    samplePhotos: 'Beispielfotos',
    model: 'Das mitgelieferte Modell',
    map: 'Die Weltkarte',
    mapText: 'Landflächen von Natural Earth (naturalearthdata.com), gemeinfrei.',
  },
};
