import { forgetFill, listAlbums } from '../store/albums';
import type { Database } from '../store/database';
import { readRuleQuery } from './rule-query';

/**
 * Albums whose rule has filters or leaves something out by name are to be filled anew: what is known of photos beside
 * their looks has changed. Until then they keep the members they have.
 *
 * @returns whether there are any
 */
export function forgetFillsWithTerms(db: Database): boolean {
  const asking = listAlbums(db).filter(({ rule }) => {
    const { filters, without } = readRuleQuery(rule.words);
    return filters.length > 0 || without.length > 0;
  });
  for (const { id } of asking) forgetFill(db, id);
  return asking.length > 0;
}
