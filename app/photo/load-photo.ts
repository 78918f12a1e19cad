import { cache } from 'react';
import type { PhotoDetails, QueryPart, SearchResult } from '#lib/nouns';
import { readFirst } from '#lib/indexing/service';
import { getPhoto } from '#lib/photos/service';
import { readId } from '../api/body';
import { listPhotos } from '../search/list-photos';
import { orProblem } from '../ui/or-problem';
import { orNotFound } from '../ui/or-not-found';

/** The photo an address names; shown as the not-found page when there is none. Read once per request. */
export const loadPhoto = cache((id: string): Promise<PhotoDetails> => orNotFound(async () => openPhoto(readId(id))));

/** One that waits to be read goes before all others now that somebody looks at it. */
async function openPhoto(id: number): Promise<PhotoDetails> {
  const photo = await getPhoto(id);
  if (photo.state === 'pending') await readFirst(id);
  return photo;
}

export interface Neighbours {
  readonly previous: SearchResult | null;
  readonly next: SearchResult | null;
  /** The photo's own place in the list; null when it is in none. */
  readonly at: number | null;
  /** What each part of a composed search adds to the photo; nothing of any other list. */
  readonly reasons: readonly PartReason[];
}

export interface PartReason {
  readonly part: QueryPart;
  /** In deviations of the library; below 0 it speaks against the photo. */
  readonly contribution: number;
}

export const NOBODY: Neighbours = { previous: null, next: null, at: null, reasons: [] };

/** How far a photo may have moved in its list since it was opened, because others came or went. */
const DRIFT = 50;

/** The photos before and after one of a list, which was at place `at` when it was opened; none when it has left the list. */
export async function loadNeighbours(id: number, context: string, at: number): Promise<Neighbours> {
  const offset = Math.max(0, at - DRIFT);
  const around = await orProblem(() => listPhotos(context, { limit: at - offset + DRIFT, offset, explain: true }));
  if ('problem' in around) return NOBODY;

  const { results, parts = [] } = around.value;
  const place = results.findIndex((photo) => photo.id === id);
  if (place < 0) return NOBODY;
  const contributions = results[place]?.contributions ?? [];
  return {
    at: offset + place,
    previous: results[place - 1] ?? null,
    next: results[place + 1] ?? null,
    reasons: parts.flatMap((part, i) => {
      const contribution = contributions[i];
      return contribution === undefined ? [] : [{ part, contribution }];
    }),
  };
}
