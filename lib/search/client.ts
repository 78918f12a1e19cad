import { signalSearch } from '../indexing/search-signal';
import { libraryConfig, libraryPaths } from '../library';
import type { AlbumPreview, AlbumRule, SearchResult, TagCount } from '../nouns';
import { WorkerClient } from '../worker-client';
import type { AskedPart } from './asked';
import type { SearchCalls } from './calls';
import type { Page } from './parse';

// On globalThis, because Next loads this module more than once in one process and one worker is enough.
const KEY = Symbol.for('rummage.search');
const holder = globalThis as { [KEY]?: WorkerClient<SearchCalls> };

/** This process's search worker; its thread starts with the first call. Whoever asks for it is made way for by the indexer. */
export function searchWorker(): WorkerClient<SearchCalls> {
  signalSearch(libraryPaths().searchSignal);
  return (holder[KEY] ??= new WorkerClient<SearchCalls>('lib/search/worker.ts', libraryConfig()));
}

/** Loads the model and the index in the search worker, so that the first search need not wait for them. @throws RummageError */
export async function warmSearch(): Promise<void> {
  await searchWorker().call('warm', null);
}

/** Ends the search worker, so that a command can end; the next search starts it anew. */
export async function closeSearch(): Promise<void> {
  await holder[KEY]?.close();
}

/** What an album with this rule would hold. @throws RummageError */
export function previewAlbumRule(
  rule: Omit<AlbumRule, 'parts'>,
  page: Page,
  parts: readonly AskedPart[] = [],
): Promise<AlbumPreview> {
  return searchWorker().call('previewRule', { rule, parts, page });
}

/** What a grid shows of each photo, in the order of `ids`; photos that are gone are left out. */
export function describePhotos(ids: readonly number[]): Promise<SearchResult[]> {
  return searchWorker().call('describe', { ids });
}

/** Labels that at least one searchable photo has, the most frequent first. */
export function listTagCounts(): Promise<TagCount[]> {
  return searchWorker().call('tagCounts', null);
}
