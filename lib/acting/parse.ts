import { z } from 'zod';
import { RummageError } from '../errors';
import type { SearchQuery } from '../nouns';
import { parseComposedQuery } from '../search/parse';
import { type Action, actionSchema, MOST_PHOTOS } from './action';

/** The photos a search means: those that match, or all its filters hold for, but for some. */
export interface QueriedPhotos<Query = SearchQuery> {
  readonly query: Query;
  readonly except: readonly number[];
}

/** The photos an action is about: named one by one, or by a search. */
export type ActedPhotos<Query = SearchQuery> = { readonly ids: readonly number[] } | QueriedPhotos<Query>;

const idsSchema = z.array(z.int().positive()).max(MOST_PHOTOS, `expected at most ${MOST_PHOTOS} photos`);
const photosSchema = z.union([
  z.strictObject({ ids: idsSchema.min(1, 'expected at least one photo') }),
  z.strictObject({ query: z.record(z.string(), z.unknown()), except: idsSchema.default([]) }),
]);
const MOST_PATHS = 1_000;
const undoSchema = z.strictObject({ undo: z.string().min(1).max(100) });

/**
 * `{"ids": [1, 2], "action": "rate", "value": 4}`; or `query`, as a search takes it, and maybe `except` in the place of `ids`.
 *
 * @throws RummageError `bad-request`
 */
export function parseAction(body: unknown): { readonly action: Action; readonly photos: ActedPhotos } {
  const { photos, rest } = taken(body);
  return { action: check(actionSchema, rest), photos };
}

/** `{"ids": [1, 2]}`, or a `query` in their place. @throws RummageError `bad-request` */
export function parsePhotos(body: unknown): ActedPhotos {
  const { photos, rest } = taken(body);
  check(z.strictObject({}), rest);
  return photos;
}

/** `{"ids": [1, 2]}`, of at most 1000 photos. @throws RummageError `bad-request` */
export function parsePathsOf(body: unknown): readonly number[] {
  return check(z.strictObject({ ids: idsSchema.max(MOST_PATHS) }), body).ids;
}

/** `{"undo": "…"}` @throws RummageError `bad-request` */
export function parseUndo(body: unknown): string {
  return check(undoSchema, body).undo;
}

/** @throws RummageError `too-large` */
export function requireFew(photos: number): void {
  if (photos <= MOST_PHOTOS) return;
  throw new RummageError('too-large', `These are ${photos} photos; at most ${MOST_PHOTOS} can be meant at once.`, {
    hint: 'Narrow the search, by year for example, and do it in parts.',
  });
}

function taken(body: unknown): { readonly photos: ActedPhotos; readonly rest: unknown } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw bad('expected a JSON object');
  }
  const { ids, query, except, ...rest } = body as Record<string, unknown>;
  const named = { ...(ids !== undefined && { ids }), ...(query !== undefined && { query, except }) };
  const photos = check(photosSchema, named);
  if ('ids' in photos) return { photos: { ids: [...new Set(photos.ids)] }, rest };
  return { photos: { query: parseComposedQuery(photos.query), except: photos.except }, rest };
}

function check<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw bad(z.prettifyError(parsed.error), parsed.error);
}

function bad(fault: string, cause?: unknown): RummageError {
  return new RummageError('bad-request', `This cannot be done: ${fault}.`, {
    hint: 'Send for example {"ids": [1, 2], "action": "rate", "value": 4}; the README lists every action.',
    cause,
  });
}
