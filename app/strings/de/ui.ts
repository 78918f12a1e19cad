import type { ui as english } from '../en/ui';
import type { Translation } from '../message';

export const ui: Translation<typeof english> = {
  description: 'Eigene Fotos nach dem finden, was sie zeigen – auf dem eigenen Rechner.',
  skip: 'Direkt zu den Fotos',
  close: 'Schließen',
  keep: 'Behalten',
  undo: 'Rückgängig',
  previous: 'Zurück',
  next: 'Weiter',
  showMore: 'Mehr anzeigen',
  showAllPhotos: 'Alle Fotos anzeigen',
  tryAgain: 'Erneut versuchen',
  retrying: 'Neuer Versuch läuft',
  retryingText: 'Das Ergebnis erscheint hier gleich.',
  photos: { one: '{count} Foto', other: '{count} Fotos' },
  notHere: {
    pageTitle: 'Nicht vorhanden',
    title: 'Unter dieser Adresse gibt es nichts',
    text: 'Das Foto oder Album wurde vielleicht entfernt, oder sein Ordner wird nicht mehr durchsucht.',
  },
  forTheOwner: {
    pageTitle: 'Nur für den Eigentümer',
    title: 'Diese Seite ist dem Eigentümer vorbehalten',
    signIn: 'Als Eigentümer anmelden',
    text: 'Gäste können alle Fotos sehen und durchsuchen, aber nichts ändern.',
  },
  offline: {
    title: 'Rummage ist nicht erreichbar',
    text: 'Prüfen, ob es auf seinem Rechner läuft und dieses Gerät im selben Netz ist.',
  },
};
