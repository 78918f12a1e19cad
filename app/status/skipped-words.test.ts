import { expect, it } from 'vitest';
import { skippedInWords as onTheCommandLine } from '#lib/folders/skipped';
import { localeIn } from '../strings/catalogues';
import { skippedInWords } from './skipped-words';

it.each([
  { videos: 0, unreadable: 0, names: 0 },
  { videos: 1, unreadable: 2, names: 3 },
  { videos: 2, unreadable: 1, names: 1 },
])('says of %j in English what the command line says', (skipped) => {
  expect(skippedInWords(skipped, localeIn('en'))).toEqual(onTheCommandLine(skipped));
});

it('speaks German', () => {
  expect(skippedInWords({ videos: 1, unreadable: 0, names: 0 }, localeIn('de'))).toEqual([
    '1 Video wurde ausgelassen: FFmpeg installieren und Rummage neu starten, um Videos zu finden.',
  ]);
});
