import { RummageError } from '../errors';
import type { FilterTerm } from '../query/parsed-query';
import { parseQuery } from '../query/parse';

/** What an album's words ask for, taken apart as the search box does it. */
export interface RuleQuery {
  /** What its photos show; null when nothing is said of that. */
  readonly words: string | null;
  /** What they do not show, one concept each. */
  readonly without: readonly string[];
  readonly filters: readonly FilterTerm[];
}

/** Words that cannot be understood, such as those of an album from before there were filters, are words and nothing else. */
export function readRuleQuery(typed: string | null): RuleQuery {
  if (typed === null) return { words: null, without: [], filters: [] };

  try {
    const { words, without, filters } = parseQuery(typed);
    return { words: words || null, without, filters };
  } catch (error) {
    if (error instanceof RummageError) return { words: typed, without: [], filters: [] };
    throw error;
  }
}

/** Why words cannot be an album's, in words for the person; null when they can. */
export function faultOfRule(typed: string): string | null {
  try {
    const { filters } = parseQuery(typed);
    const isCircular = filters.some(({ condition }) => condition.kind === 'album');
    if (isCircular) return 'an album cannot be filled from albums; leave out album:';
    const asksForHidden = filters.some(({ condition }) => condition.kind === 'hidden');
    return asksForHidden ? 'no album shows hidden photos; leave out is:hidden' : null;
  } catch (error) {
    if (error instanceof RummageError) return `${error.message} ${error.hint}`;
    throw error;
  }
}
