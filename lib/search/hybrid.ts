import { splitWords } from '../encoder/unknown-words';
import type { Candidate } from '../index/select-top';
import type { Database } from '../store/database';
import { photosWithWord } from '../store/text-index';

/**
 * How ranks by look and by text become one: reciprocal rank fusion (Cormack, Clarke and Büttcher 2009), in which text
 * counts little where the model can see what the words mean, and most where only text can tell. Chosen with
 * `npm run bench -- hybrid`; see docs/decisions/2026-11-21-hybrid-ranking.md.
 */
export const FUSION = {
  k: 60,
  /** Weight of a rank by text where the words name something seen: “sunset”. A rank by look has 1. */
  weight: 0.05,
  /** Where they can only be read (“IMG_1017”), or nothing looks like them (“grandma lisbon”): what has them comes first. */
  decisiveWeight: 4,
  /** The standard score from which a photo looks like one word, or like several, so that a name alone decides nothing. */
  seenFrom: { one: 1, several: 2 },
  /** Ranks by look are known this deep; a photo further down that has the text counts as not seen. */
  depth: 1_000,
  /** A word more photos have tells them apart too little to be looked for. */
  mostPhotos: 20_000,
} as const;

/** Words without which a name means the same. */
const FUNCTION_WORDS = new Set(
  'a an and are at by for from he her his i in is it its my near of on or our she some that the their this to two up was we with your'.split(
    ' ',
  ),
);

/** A photo on which something of the query is written. */
export interface TextMatch {
  readonly photoId: number;
  /** How much of the query, 0 … 1: rare words count more. */
  readonly share: number;
  /** Whether it has every word that can only be read, or all words there are: then it may be meant whatever it shows. */
  readonly has: 'what is only read' | 'all of several' | 'the one' | 'some';
}

interface SoughtWord {
  readonly word: string;
  /** Only text can tell: a number, a name with digits, or a word the model does not know. */
  readonly isReadOnly: boolean;
}

/**
 * Photos on which words of a query are written, those with most of it first.
 *
 * @param words what the photos should show, as typed
 * @param unknownWords those of them the model does not know
 * @param photos how many there are in the library
 */
export function matchText(
  db: Database,
  words: string,
  { unknownWords, photos }: { readonly unknownWords: readonly string[]; readonly photos: number },
): TextMatch[] {
  const sought = soughtWords(words, new Set(unknownWords));
  const most = Math.min(FUSION.mostPhotos, Math.max(1, Math.floor(photos / 2)));

  const found = new Map<number, { share: number; words: number; readOnly: number }>();
  let whole = 0;
  for (const { word, isReadOnly } of sought) {
    const ids = photosWithWord(db, word, { most, isBeginning: hasDigit(word) });
    // What every other photo has is no reason to show one before the other.
    const rarity = ids === null ? 0 : Math.log(1 + photos / Math.max(1, ids.length));
    whole += rarity;
    for (const id of ids ?? []) {
      const before = found.get(id) ?? { share: 0, words: 0, readOnly: 0 };
      found.set(id, {
        share: before.share + rarity,
        words: before.words + 1,
        readOnly: before.readOnly + (isReadOnly ? 1 : 0),
      });
    }
  }

  const readOnly = sought.filter(({ isReadOnly }) => isReadOnly).length;
  return [...found]
    .map(([photoId, has]) => ({
      photoId,
      share: has.share / whole,
      has: partOf(has, { words: sought.length, readOnly }),
    }))
    .sort((a, b) => b.share - a.share || b.photoId - a.photoId);
}

function partOf(
  found: { readonly words: number; readonly readOnly: number },
  sought: { readonly words: number; readonly readOnly: number },
): TextMatch['has'] {
  if (sought.readOnly > 0 && found.readOnly === sought.readOnly) return 'what is only read';
  if (found.words < sought.words) return 'some';
  return sought.words > 1 ? 'all of several' : 'the one';
}

/**
 * Whether a photo is meant because of its text, whatever it shows.
 *
 * @param bestScore the highest standard score a photo has for the query by look
 */
export function isDecisive({ has }: TextMatch, bestScore: number): boolean {
  if (has === 'all of several') return bestScore < FUSION.seenFrom.several;
  return has === 'what is only read' || (has === 'the one' && bestScore < FUSION.seenFrom.one);
}

/**
 * One ranking of what looks right and what is called right.
 *
 * @param seen by look, best first, at least {@link FUSION.depth} of them unless there are fewer
 * @param matches as {@link matchText} gives them, searchable photos only
 * @param cosine of any of these with the query
 * @param decisive which of the matches {@link isDecisive}
 */
export function fuse(
  seen: readonly Candidate[],
  matches: readonly TextMatch[],
  { cosine, decisive }: { readonly cosine: (photoId: number) => number; readonly decisive: ReadonlySet<number> },
): Candidate[] {
  const ranks = new Map(seen.slice(0, FUSION.depth).map(({ photoId }, i) => [photoId, i + 1]));
  const named = new Set(matches.map(({ photoId }) => photoId));

  const ranked = seen
    .map((candidate, i) => ({ candidate, value: reciprocal(i + 1) }))
    .filter(({ candidate }) => !named.has(candidate.photoId));
  for (const [match, rankByText] of ranksByText(matches)) {
    const { photoId, share } = match;
    const rank = ranks.get(photoId);
    const weight = decisive.has(photoId) ? FUSION.decisiveWeight : FUSION.weight * share;
    const value = (rank === undefined ? 0 : reciprocal(rank)) + weight * reciprocal(rankByText);
    ranked.push({ candidate: { photoId, similarity: cosine(photoId) }, value });
  }
  return ranked
    .sort(
      (a, b) =>
        b.value - a.value ||
        b.candidate.similarity - a.candidate.similarity ||
        a.candidate.photoId - b.candidate.photoId,
    )
    .map(({ candidate }) => candidate);
}

function reciprocal(rank: number): number {
  return 1 / (FUSION.k + rank);
}

/** Photos with the same share have the same rank. */
function ranksByText(matches: readonly TextMatch[]): [TextMatch, number][] {
  let rank = 0;
  let last = Infinity;
  return matches.map((match) => {
    if (match.share !== last) rank++;
    last = match.share;
    return [match, rank];
  });
}

function soughtWords(text: string, unknown: ReadonlySet<string>): SoughtWord[] {
  const words = text
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, ''))
    .filter((word) => word !== '' && !FUNCTION_WORDS.has(word.toLowerCase()));
  const sought = new Map(
    words.map((word) => {
      const isUnknown = splitWords(word).every((part) => unknown.has(part));
      return [
        word.toLowerCase(),
        { word: word.toLowerCase(), isReadOnly: isUnknown || (hasDigit(word) && word.length > 2) },
      ];
    }),
  );
  return [...sought.values()];
}

function hasDigit(word: string): boolean {
  return /\p{N}/u.test(word);
}
