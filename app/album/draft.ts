import { readRuleQuery } from '#lib/albums/rule-query';
import type { Album, AlbumDecision, AlbumRule, QueryPart } from '#lib/nouns';
import type { Strings } from '../strings/strings';

/** What fills an album: words, a tag, or only a person's own hand. */
export type Filling = 'words' | 'tag' | 'hand';

/** An album as it stands in the form; empty text is nothing. */
export interface AlbumDraft {
  readonly name: string;
  readonly filling: Filling;
  readonly words: string;
  /** What photos are compared with beside the words. */
  readonly parts: readonly QueryPart[];
  readonly tag: string;
  readonly from: string;
  readonly to: string;
  readonly cutoff: number;
  readonly decidedBy: AlbumDecision;
}

const LONGEST_NAME = 100;
/** Where the slider starts: what a search says matches. */
const MIDDLE = 0.5;

export function emptyDraft({ words = '', parts = [], from = '', to = '' }: Partial<AlbumDraft> = {}): AlbumDraft {
  // What narrows a search is no name.
  const spoken = parts.flatMap((part) => ('text' in part && part.weight > 0 ? [part.text] : []));
  const name = capitalised(readRuleQuery(words).words ?? spoken[0] ?? '').slice(0, LONGEST_NAME);
  return { name, filling: 'words', words, parts, tag: '', from, to, cutoff: MIDDLE, decidedBy: 'search' };
}

export function draftOf({ name, rule }: Album): AlbumDraft {
  const { words, parts = [], tag, from, to, cutoff, decidedBy = 'confidence' } = rule;
  const filling = words || parts.length > 0 ? 'words' : tag ? 'tag' : 'hand';
  const days = { from: from ?? '', to: to ?? '' };

  return { name, filling, words: words ?? '', parts, tag: tag ?? '', ...days, cutoff, decidedBy };
}

/** What was typed under another way of filling does not count. */
export function ruleOf({ filling, words, parts, tag, from, to, cutoff, decidedBy }: AlbumDraft): AlbumRule {
  const byHand = filling === 'hand';

  return {
    words: filling === 'words' ? orNull(words) : null,
    ...(filling === 'words' && parts.length > 0 && { parts }),
    tag: filling === 'tag' ? orNull(tag) : null,
    from: byHand ? null : orNull(from),
    to: byHand ? null : orNull(to),
    cutoff,
    decidedBy,
  };
}

/** Why the form cannot be saved yet: the entry of the catalogue that says it; null when it can. */
export function missingIn(draft: AlbumDraft): keyof Strings['albumForm']['missing'] | null {
  if (draft.name.trim() === '') return 'name';
  const isWanted = draft.words.trim() !== '' || draft.parts.some(({ weight }) => weight > 0);
  if (draft.filling === 'words' && !isWanted) return 'words';
  if (draft.filling === 'tag' && draft.tag === '') return 'tag';
  if (draft.from && draft.to && draft.from > draft.to) return 'days';
  return null;
}

/** Whether the rule says enough to preview. */
export function fillsItself({ words, parts = [], tag }: AlbumRule): boolean {
  return words !== null || tag !== null || parts.some(({ weight }) => weight > 0);
}

function orNull(text: string): string | null {
  return text.trim() || null;
}

function capitalised(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase() + words.slice(1);
}
