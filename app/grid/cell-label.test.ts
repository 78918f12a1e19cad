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
});
