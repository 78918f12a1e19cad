import { expect, it } from 'vitest';
import { localeIn } from '../strings/catalogues';
import { cellLabel } from './cell-label';

const photo = { id: 1, width: 3, height: 2, takenAt: '2026-06-29T10:00:00.000Z', color: null, version: 'feed' };
const locale = localeIn('en', { language: 'en', timeZone: 'UTC' });

it('says of a photo when it was taken, its place, and what its badges show', () => {
  expect(cellLabel(photo, 0, locale)).toBe('Photo taken June 29, 2026, number 1');
  expect(cellLabel({ ...photo, favourite: true, burst: { id: 1, count: 3 } }, 4, locale)).toBe(
    'Photo taken June 29, 2026, number 5, favourite, burst of 3',
  );
  expect(cellLabel({ ...photo, takenAt: null, why: 'text' }, 1_233, locale)).toBe(
    'Photo without a date, number 1234, found by its name, date, keywords or albums',
  );
});

it('says it in the words of another language', () => {
  expect(cellLabel({ ...photo, burst: { id: 1, count: 3 } }, 0, localeIn('de'))).toBe(
    'Foto, aufgenommen am 29. Juni 2026, Nummer 1, Serie aus 3 Fotos',
  );
});
