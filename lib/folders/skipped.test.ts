import { expect, it } from 'vitest';
import { skippedInWords } from './skipped';

it('says what was left aside, why, and what to do', () => {
  expect(skippedInWords({ videos: 0, unreadable: 0, names: 0 })).toEqual([]);
  expect(skippedInWords({ videos: 1, unreadable: 2, names: 3 })).toEqual([
    '1 video was left aside: install FFmpeg and start Rummage again to find videos.',
    '2 files or folders were left aside that may not be read: give your user the right to.',
    '3 names were left aside that no text can hold (not valid UTF-8): rename what they name.',
  ]);
});
