import { resolve } from 'node:path';
import { formatReference, parseReference } from '#lib/encoder/reference';
import { RummageError } from '#lib/errors';

/**
 * The reference a person means by a model's name or the path of its folder, and perhaps `--dtype`.
 *
 * @param from absolute path of the folder a relative path is meant from
 * @throws RummageError `bad-model`; `bad-request` when two precisions are named
 */
export function referenceMeant(typed: string, dtype: string | undefined, from: string): string {
  const reference = parseReference(/^\.{1,2}(?:[\\/]|$)/.test(typed) ? resolve(from, typed) : typed);
  if (dtype === undefined) return formatReference(reference);

  const meant = parseReference(`${reference.place}@${dtype}`);
  if (reference.dtype === null || reference.dtype === meant.dtype) return formatReference(meant);
  throw new RummageError('bad-request', `${typed} names one precision and --dtype ${dtype} another.`, {
    hint: 'Name one of them.',
  });
}
