/** What was searched before, in this browser alone. */
const KEY = 'rummage.searches';
const MOST_KEPT = 50;
const MOST_SHOWN = 6;
const MOST_BESIDE = 2;

/** Searches made before, the newest first. */
export function searchesBefore(storage: Storage | null = ownStorage()): string[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((query) => typeof query === 'string') : [];
  } catch {
    // Not ours, or damaged: as good as nothing.
    return [];
  }
}

export function rememberSearch(query: string, storage: Storage | null = ownStorage()): void {
  const others = searchesBefore(storage).filter((before) => before !== query);
  keep([query, ...others].slice(0, MOST_KEPT), storage);
}

export function forgetSearches(storage: Storage | null = ownStorage()): void {
  keep([], storage);
}

/** Those that begin as what is typed does; of nothing typed, the newest. */
export function searchesLike(typed: string, searches: readonly string[]): string[] {
  const wanted = typed.trimStart().toLowerCase();
  if (wanted === '') return searches.slice(0, MOST_SHOWN);
  return searches
    .filter((query) => query.toLowerCase().startsWith(wanted) && query.length > wanted.length)
    .slice(0, MOST_BESIDE);
}

function keep(searches: readonly string[], storage: Storage | null): void {
  try {
    storage?.setItem(KEY, JSON.stringify(searches));
  } catch {
    // Full or forbidden: searching does not depend on it.
  }
}

/** Null where the browser keeps nothing for us. */
function ownStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
