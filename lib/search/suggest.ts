import { z } from 'zod';
import type { Access } from '../access/access';
import { RummageError } from '../errors';
import { completing, suggestKeys, suggestKnown, suggestValues, type Suggestion } from '../query/complete';
import { searchWorker } from './client';

const MOST = 8;
/** Names of filters, beside what else a word may begin. */
const MOST_KEYS = 4;

const schema = z.object({
  q: z.string().max(500).default(''),
  at: z.coerce.number().int().min(0).max(500).optional(),
});

/** What could be meant by what is being typed. */
export interface Suggestions {
  /** The characters a suggestion takes the place of. */
  readonly from: number;
  readonly to: number;
  readonly suggestions: readonly Suggestion[];
}

/**
 * Completes what is typed at the cursor: the name of a filter, its value, or a tag, an album or a file's name.
 *
 * @param params `q`, the whole query, and `at`, the cursor in UTF-16 units: its end unless told
 * @param access folders are named to the owner only
 * @throws RummageError `bad-request`
 */
export async function suggest(params: URLSearchParams, access: Access | null = 'owner'): Promise<Suggestions> {
  const asked = schema.safeParse(Object.fromEntries(params));
  if (!asked.success) {
    throw new RummageError('bad-request', 'Expected `q` of at most 500 characters and `at` as a place in it.', {
      hint: 'Send for example ?q=tag:be&at=6.',
    });
  }
  const { q, at = q.length } = asked.data;

  const typing = completing(q, Math.min(at, q.length));
  const isHidden = typing?.source === 'folder' && access !== 'owner';
  if (typing === null || typing.source === null || isHidden) return { from: at, to: at, suggestions: [] };
  const { from, to, typed, source } = typing;
  if (source === 'key') {
    const keys = typed === '' ? suggestKeys(typed) : suggestKeys(typed).slice(0, MOST_KEYS);
    const known = suggestKnown(await searchWorker().call('beginnings', { typed }));
    return { from, to, suggestions: [...keys, ...known].slice(0, MOST) };
  }

  const values =
    typeof source === 'string'
      ? (await searchWorker().call('knownValues', source)).map(({ name, photos }) => ({
          name,
          note: photos === null ? '' : String(photos),
        }))
      : source.map((name) => ({ name, note: '' }));
  return { from, to, suggestions: suggestValues(typing, values).slice(0, MOST) };
}
