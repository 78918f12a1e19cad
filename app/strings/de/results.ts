import type { results as english } from '../en/results';
import type { Translation } from '../message';

export const results: Translation<typeof english> = {
  matches: { one: '{count} Foto passt', other: '{count} Fotos passen' },
  noMatch: 'Kein Foto passt',
  none: 'Keine Fotos',
  bestFirst: { one: '{count} Foto, die besten Treffer zuerst', other: '{count} Fotos, die besten Treffer zuerst' },
  alikeFirst: { one: '{count} Foto, die ähnlichsten zuerst', other: '{count} Fotos, die ähnlichsten zuerst' },
  unread: 'Das Modell liest nur eine begrenzte Zahl von Wörtern; „{words}“ blieb außer Acht.',
  restDecided: 'Das Modell von Rummage kennt {words} nicht; entschieden haben die übrigen Wörter.',
  photos: 'Fotos',
  keepAsAlbum: 'Als Album behalten',
  showLessCertain: 'Weniger sichere anzeigen',
  lessCertain: 'Weniger sicher, die ähnlichsten zuerst',
  noneCertain: 'Die ähnlichsten zuerst, obwohl keines davon es zu zeigen scheint',
  lessCertainPhotos: 'Weniger sichere Fotos',
  similar: {
    like: 'Wie dieses Foto',
    photo: 'Das Foto, mit dem verglichen wird',
    stop: 'Vergleich mit diesem Foto beenden',
  },
  empty: {
    title: 'Nichts hier sieht danach aus',
    noneFits: 'Auf kein Foto treffen alle diese Filter zu.',
    otherWords: 'Andere Wörter für das versuchen, was das Foto zeigt.',
    fitButNotShown:
      'Auf einige Fotos treffen die Filter zu, aber keines davon scheint es zu zeigen. Andere Wörter dafür können helfen.',
    notShown: 'Keines der Fotos scheint es zu zeigen. Andere Wörter dafür können helfen.',
    unknown: {
      one: 'Das Modell von Rummage kennt das Wort {words} nicht',
      other: 'Das Modell von Rummage kennt die Wörter {words} nicht',
    },
    unknownText:
      'Vielleicht ein Tippfehler, ein Name oder eine Sprache, die das Modell nicht gelernt hat. Am besten gehen alltägliche englische Wörter.',
    model: 'Verwendetes Modell: {model}',
    showClosest: 'Die ähnlichsten trotzdem anzeigen',
    withoutFilters: 'Ohne Filter suchen',
  },
  why: {
    title: 'Warum es hier steht',
    scale: '0 heißt: so viel davon wie in den eigenen Fotos im Durchschnitt.',
  },
};
