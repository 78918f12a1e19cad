import type { FilterTerm } from '../query/parsed-query';
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

/**
 * Albums whose rule asks for something a person has just said of photos are to be filled anew.
 *
 * @param isMeant whether a filter asks for it
 * @param tag the label, if it was a tag
 * @returns whether there are any
 */
export function forgetFillsAsking(
  db: Database,
  isMeant: (condition: FilterTerm['condition']) => boolean,
  tag: string | null = null,
): boolean {
  const asking = listAlbums(db).filter(
    ({ rule }) =>
      (tag !== null && rule.tag === tag) ||
      readRuleQuery(rule.words).filters.some(({ condition }) => isMeant(condition)),
  );
  for (const { id } of asking) forgetFill(db, id);
  return asking.length > 0;
}
