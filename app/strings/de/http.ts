import type { http as english } from '../en/http';
import type { Translation } from '../message';

export const http: Translation<typeof english> = {
  noAnswer: 'Rummage antwortet nicht.',
  noAnswerHint: 'Prüfen, ob es noch läuft, dann erneut versuchen.',
  refused: 'Das konnte Rummage nicht ausführen.',
  refusedHint: 'Bitte erneut versuchen.',
  failed: 'Das hat nicht geklappt.',
  failedHint: 'Die Seite neu laden und erneut versuchen.',
};
