import { COPY_AGAIN } from '#lib/decode/unreadable';
import { RummageError } from '#lib/errors';
import type { Failure } from '#lib/nouns';

/** Thrown by a stage when this one photo cannot be processed; the run goes on. */
export class PhotoFailure extends Error {
  override readonly name = 'PhotoFailure';
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.reason, cause === undefined ? undefined : { cause });
    this.failure = failure;
  }
}

const KNOWN: readonly (readonly [RegExp, Failure])[] = [
  [/EACCES|EPERM/, { reason: 'The file may not be read.', remedy: 'Give your user the right to read it, then retry.' }],
  [
    /ENOSPC|EDQUOT/,
    { reason: 'There is no space left for its thumbnail.', remedy: 'Free some space in the data folder, then retry.' },
  ],
  [/EIO|ENXIO/, { reason: 'The disk could not read the file.', remedy: 'Check the drive, then retry.' }],
  [
    /pixel limit/i,
    {
      reason: 'The image claims to have more pixels than any camera makes.',
      remedy: 'If it is a real photo, save it smaller.',
    },
  ],
  [
    /unsupported image format|unsupported codec|no decoding plugin|unsupported feature/i,
    {
      reason: 'The content is not a photo in a format Rummage reads, whatever the name says.',
      remedy: 'Open it elsewhere and save it as JPEG.',
    },
  ],
  [
    /premature end|truncated|unexpected end|file size too small|end of (file|stream)|read error/i,
    { reason: 'The file ends early: part of the photo is missing.', remedy: COPY_AGAIN },
  ],
];

const DAMAGED: Failure = { reason: 'The content of the file is damaged.', remedy: COPY_AGAIN };

/** What a person should read about an error thrown while a photo was decoded. */
export function describeDecodeError(error: unknown): Failure {
  if (error instanceof PhotoFailure) return error.failure;
  if (error instanceof RummageError) return { reason: error.message, remedy: error.hint };

  const message = error instanceof Error ? error.message : String(error);
  return KNOWN.find(([pattern]) => pattern.test(message))?.[1] ?? DAMAGED;
}
