import type { SearchAnswer } from '#lib/nouns';
import { PAGE_SIZE } from '../grid/page-size';
import { partOf, searchOf } from './address';
import { listPhotos } from './list-photos';

const FIRST_PAGE = { limit: PAGE_SIZE, offset: 0 } as const;

/** The first page of a list, and the context its further pages and photos are asked for with. */
export interface ListedPart {
  readonly answer: SearchAnswer;
  readonly context: string;
}

/** What the search page shows: what matches or, where nothing tells a match, everything there is. */
export interface ResultParts extends ListedPart {
  /** What does not match; null while nobody asked for it and something matches. */
  readonly others: ListedPart | null;
}

/** @throws RummageError */
export async function listResults(params: URLSearchParams): Promise<ResultParts> {
  const context = searchOf(params);
  const asked = new URLSearchParams(context);
  // Nothing tells what matches a picture.
  const isAsked = ['q', 'part'].some((key) => asked.has(key));
  if (!isAsked || ['similar', 'in'].some((key) => asked.has(key))) {
    return { ...(await listPart(context)), others: null };
  }

  const matching = await listPart(partOf(context, 'matches'));
  const { matches } = matching.answer;
  if (matches === null) return { ...matching, context, others: null };

  const wantsOthers = matches === 0 || params.get('show') === 'all';
  return { ...matching, others: wantsOthers ? await listPart(partOf(context, 'others')) : null };
}

async function listPart(context: string): Promise<ListedPart> {
  return { answer: await listPhotos(context, FIRST_PAGE), context };
}
