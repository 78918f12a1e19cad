import { isAbsolute } from 'node:path';
import { RummageError } from '../errors';

/** Precisions, in the order they are chosen in, with how transformers.js marks their files. */
const SUFFIXES = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
} as const;

/** At which precision a model's weights are stored. */
export type Dtype = keyof typeof SUFFIXES;

export const DTYPES = Object.keys(SUFFIXES) as readonly Dtype[];

/** What stands between a tower's name and `.onnx`. */
export function fileSuffix(dtype: Dtype): string {
  return SUFFIXES[dtype];
}

/** A model at a precision, as people and settings name it. */
export interface Reference {
  /** An id (`clip-pocket-384`, `Xenova/clip-vit-base-patch32`) or an absolute path. */
  readonly place: string;
  /** Null: the first of {@link DTYPES} that both towers have. */
  readonly dtype: Dtype | null;
}

/** As the hub has them: one name, or two with a slash between. */
const ID = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)?$/;

/** @throws RummageError `bad-model` when it is neither an id nor an absolute path, or names no precision there is */
export function parseReference(text: string): Reference {
  const at = text.lastIndexOf('@');
  const [place, after] = at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
  const dtype = DTYPES.find((known) => known === after) ?? null;

  // A folder's own name may hold an @.
  if (isAbsolute(text)) return dtype === null ? { place: text, dtype } : { place, dtype };

  if (!ID.test(place)) {
    throw new RummageError('bad-model', `“${text}” is not the name of a model.`, {
      hint: 'Name it as the hub does, `Xenova/clip-vit-base-patch32`, or give the absolute path of a model folder.',
    });
  }
  if (after !== null && dtype === null) {
    throw new RummageError('bad-model', `“${after}” is not a precision of a model.`, {
      hint: `After the @ stands one of ${DTYPES.join(', ')}, or nothing: then the best one there is.`,
    });
  }
  return { place, dtype };
}

export function formatReference({ place, dtype }: Reference): string {
  return dtype === null ? place : `${place}@${dtype}`;
}

/**
 * The one name of a model at a precision, which stays its name whatever other precision is fetched beside it: bare for
 * fp32 alone, since a bare name means the best there is, and nothing is better.
 */
export function referenceTo(place: string, dtype: Dtype): string {
  return formatReference({ place, dtype: dtype === 'fp32' ? null : dtype });
}
