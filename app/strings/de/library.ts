import type { library as english } from '../en/library';
import type { Translation } from '../message';

export const library: Translation<typeof english> = {
  reading: 'Fotos werden gelesen',
  searchable: {
    one: '{indexed} von {count} Foto durchsuchbar',
    other: '{indexed} von {count} Fotos durchsuchbar',
  },
  searchableShare: 'Durchsuchbare Fotos',
  looking: 'Ordner werden durchgesehen',
  details: 'Einzelheiten',
  suspended: 'Viele Fotos in „{name}“ sind nicht mehr da. Ohne ausdrückliche Antwort wird nichts vergessen.',
  suspendedFolders: {
    one: 'Viele Fotos in {count} Ordner sind nicht mehr da. Ohne ausdrückliche Antwort wird nichts vergessen.',
    other: 'Viele Fotos in {count} Ordnern sind nicht mehr da. Ohne ausdrückliche Antwort wird nichts vergessen.',
  },
  answer: 'Antworten',
  firstRun: {
    stopped: 'Niemand liest die Fotos',
    stoppedText: 'Der Indexer ist angehalten. Rummage mit {command} starten; gelesene Fotos erscheinen dann hier.',
    status: 'Status ansehen',
    reading: 'Die ersten Fotos werden gelesen',
    readingText: 'Sie erscheinen hier, sobald sie durchsuchbar sind. Das kann ruhig im Hintergrund laufen.',
    noPhotos: 'In den Ordnern sind noch keine Fotos',
    noPhotosText: 'Fotos hineinlegen oder einen weiteren Ordner hinzufügen: Rummage bemerkt es von selbst.',
    checkFolders: 'Ordner prüfen',
    noFolders: 'In welchen Ordnern liegen die Fotos?',
    noFoldersText: 'Rummage sieht sie auf diesem Rechner durch. Es verschiebt, verändert oder überträgt nie ein Foto.',
    addFolder: 'Ordner hinzufügen',
  },
};
