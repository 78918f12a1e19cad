import { quoted } from '#lib/query/quote';

/** The query narrowed by one more filter; as it was when it has that already. */
export function withTerm(query: string, filter: string, value: string): string {
  const term = `${filter}:${quoted(value)}`;
  const words = query.trim();
  return ` ${words} `.includes(` ${term} `) ? words : `${words} ${term}`.trim();
}
