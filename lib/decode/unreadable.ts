import { RummageError } from '../errors';

/** What to do about a file whose content is damaged. */
export const COPY_AGAIN = 'Copy it again from the camera or from a backup.';

/** The error of a photo that cannot be decoded: `reason` and `remedy` are for people. */
export function unreadable(reason: string, remedy: string, cause?: unknown): RummageError {
  return new RummageError('bad-request', reason, { hint: remedy, cause });
}

/** More than any phone makes; a small file that claims more is a decompression bomb. Held in memory at 3 bytes each. */
const MAX_UNPACKED_PIXELS = 128_000_000;

/** @throws RummageError `bad-request` when a header claims more pixels than are unpacked in memory */
export function refuseAbsurdSize(width: number, height: number): void {
  if (width * height <= MAX_UNPACKED_PIXELS) return;
  throw unreadable(
    'The image claims to have more pixels than any camera makes.',
    'If it is a real photo, save it smaller.',
  );
}
