import type { duplicates as english } from '../en/duplicates';
import type { Translation } from '../message';

export const duplicates: Translation<typeof english> = {
  title: 'Duplikate',
  tabs: 'Arten von Duplikaten',
  kinds: {
    near: {
      tab: 'Beinahe-Duplikate',
      what: 'Fassungen desselben Bildes: neu gespeichert, kleiner, leicht beschnitten oder aufgehellt.',
      dismiss: 'Keine Duplikate',
      none: 'Kein Bild liegt in mehreren Fassungen vor.',
    },
    burst: {
      tab: 'Serien',
      what: 'Mit einer Kamera binnen Sekunden aufgenommen. Suchen zeigen von jeder Serie eines, mit der Anzahl.',
      dismiss: 'Keine Serie',
      none: 'Keine Fotos wurden unmittelbar nacheinander aufgenommen.',
    },
    exact: {
      tab: 'Exakte Kopien',
      what: 'Derselbe Inhalt mehrfach. Die Dateien eines Fotos sind keine eigenen Fotos; sie stehen hier, damit sie bekannt sind.',
      dismiss: 'Keine Duplikate',
      none: 'Keine Datei liegt doppelt vor.',
    },
  },
  nothing: 'Nichts aufzuräumen',
  groups: 'Gruppen',
  more: 'Weitere Gruppen',
  range: {
    one: '{first} – {last} von {count} Gruppe',
    other: '{first} – {last} von {count} Gruppen',
  },
  inFiles: { one: 'Ein Foto in {count} Datei', other: 'Ein Foto in {count} Dateien' },
  showMore: { one: '{count} weiteres zeigen', other: '{count} weitere zeigen' },
  onePhoto:
    'Hier ist nichts zu tun: Rummage zeigt das Foto nur einmal. Um Platz zu schaffen, Kopien selbst löschen; das Foto bleibt, solange eine übrig ist.',
  keepThis: {
    one: 'Dieses behalten, {count} in den Papierkorb',
    other: 'Dieses behalten, {count} in den Papierkorb',
  },
  keepChosen: {
    one: 'Die gewählten dieser Seite behalten, {count} Foto in den Papierkorb',
    other: 'Die gewählten dieser Seite behalten, {count} Fotos in den Papierkorb',
  },
  keep: 'Behalten',
  keepPhoto: '{facts} behalten',
  open: 'Öffnen',
  openThis: 'Dieses Foto öffnen',
  withRaw: 'mit RAW',
  pins: { one: 'in {count} Album gelegt', other: 'in {count} Alben gelegt' },
  moved: { one: '{count} Foto im Papierkorb', other: '{count} Fotos im Papierkorb' },
  tookOver: 'Was behalten wurde, hat ihre Alben übernommen.',
  filesStay: 'Ihre Dateien bleiben, wo sie sind.',
  remembered: 'Gemerkt',
  rememberedText: 'Diese werden nicht wieder zusammen vorgeschlagen.',
};
