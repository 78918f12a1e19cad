import type { sidecars as english } from '../en/sidecars';
import type { Translation } from '../message';

export const sidecars: Translation<typeof english> = {
  title: 'Begleitdateien',
  text: 'Schreibt Schlagwörter, Alben und eigene Sterne in kleine Dateien neben den Fotos, etwa {example}, damit andere Programme sie auch kennen. Die Fotos selbst bleiben unberührt. Nach Änderungen erneut ausführen: Was zurückgenommen wurde, wird auch dort entfernt.',
  onlyMine: 'Nur eigene Angaben',
  onlyMineText: 'Eigene Schlagwörter, von Hand in Alben gelegte Fotos und Sterne; nichts, was das Modell gefunden hat.',
  intoExisting: 'Auch Begleitdateien anderer Programme ergänzen',
  intoExistingText: 'Alles, was darin steht, bleibt. Sonst bleiben sie unverändert.',
  write: 'Begleitdateien schreiben',
  dryRun: 'Zeigen, was geschrieben würde',
  table: 'Bewertungen, Schlagwörter und Alben aller Fotos als Tabelle: {csv} oder {json}',
  stop: 'Abbrechen',
  states: { running: 'Läuft', done: 'Fertig', stopped: 'Abgebrochen', failed: 'Das hat nicht geklappt' },
  photos: { one: '{done} von {count} Foto durchgesehen', other: '{done} von {count} Fotos durchgesehen' },
  written: {
    one: '{count} Begleitdatei geschrieben, {photos}.',
    other: '{count} Begleitdateien geschrieben, {photos}.',
  },
  wouldBeWritten: {
    one: '{count} Begleitdatei würde geschrieben, {photos}.',
    other: '{count} Begleitdateien würden geschrieben, {photos}.',
  },
  away: 'Der Ordner {name} ist derzeit nicht erreichbar: Dort wird nichts geschrieben.',
  leftAlone: 'Unverändert gelassen: {reasons}',
  exampleReason: 'in {folder}: {reason}',
};
