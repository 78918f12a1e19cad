import { RummageError } from '#lib/errors';
import { parseQuery } from '#lib/query/parse';
import type { QueryTerm } from '#lib/query/parsed-query';
import { searchHref } from './address';
import { FilterChip } from './filter-chip';
import { withoutTerm } from './without-term';

/** What the query itself narrows the search to; a click takes it out of the query. */
export function QueryChips({ params }: { params: URLSearchParams }) {
  const query = params.get('q') ?? '';

  return termsOf(query).map((term) => (
    <FilterChip
      key={term.position}
      text={term.text}
      removeHref={searchHref(params, { q: withoutTerm(query, term) || null })}
    />
  ));
}

/** What a query says besides words; nothing of one that cannot be understood. */
export function termsOf(query: string): readonly QueryTerm[] {
  try {
    return parseQuery(query).terms;
  } catch (error) {
    if (error instanceof RummageError) return [];
    throw error;
  }
}

/** What is left of the query without any of that; null when nothing is. */
export function wordsOf(params: URLSearchParams): string | null {
  const query = params.get('q') ?? '';
  return termsOf(query).toReversed().reduce(withoutTerm, query) || null;
}
