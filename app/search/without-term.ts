import type { QueryTerm } from '#lib/query/parsed-query';

/** The query with one of its terms taken out, and the space beside it. */
export function withoutTerm(query: string, { position, length }: Pick<QueryTerm, 'position' | 'length'>): string {
  return [query.slice(0, position), query.slice(position + length)]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
}
