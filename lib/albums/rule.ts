import { spanOfDay } from '../days';
import { dot } from '../encoder/normalise';
import type { AlbumRule } from '../nouns';
import type { Background } from '../tags/background';
import { confidence } from '../tags/decide';

/** What a rule is held against. */
export interface RulePhoto {
  /** L2-normalised. */
  readonly embedding: Float32Array;
  readonly background: Background;
  /** Milliseconds since 1970; the camera's wall clock read as if it were UTC. */
  readonly takenAt: number | null;
  readonly tags: readonly { readonly label: string; readonly score: number }[];
}

/**
 * How sure it is that a photo belongs to an album by its rule: everything the rule names must hold. Words and a tag are
 * held to together; dates alone are a rule ("2019"); a rule that names nothing takes nothing.
 *
 * @param query the embedding of the rule's words; null when it has none, or the model knows none of them
 * @param probability what a search gives the photo, or what the album has learned, for a rule that these decide; else the
 *   photo's own background does
 * @returns 0 … 1: the confidence for words, else the tag's score, else 1; null when the photo does not belong
 */
export function scoreByRule(
  rule: AlbumRule,
  query: Float32Array | null,
  photo: RulePhoto,
  probability: number | null = null,
): number | null {
  const isSilent = isEmptyRule(rule) && probability === null;
  if (isSilent || !isWithinDays(photo.takenAt, rule.from, rule.to)) return null;

  const tag = photo.tags.find(({ label }) => label === rule.tag);
  if (rule.tag !== null && tag === undefined) return null;
  if (!asksForLooks(rule) && probability === null) return tag?.score ?? 1;

  const sure = probability ?? (query && confidence(dot(query, photo.embedding), photo.background));
  return sure !== null && sure >= rule.cutoff ? sure : null;
}

/** Whether only people put photos in. */
export function isEmptyRule(rule: AlbumRule): boolean {
  return !asksForLooks(rule) && rule.tag === null && rule.from === null && rule.to === null;
}

/** Whether it says, in words or by pictures, what its photos look like. */
function asksForLooks({ words, parts = [] }: AlbumRule): boolean {
  return words !== null || parts.length > 0;
}

/** A photo without a date lies within no days. */
function isWithinDays(takenAt: number | null, from: string | null, to: string | null): boolean {
  if (from === null && to === null) return true;
  if (takenAt === null) return false;

  return (from === null || takenAt >= spanOfDay(from).begins) && (to === null || takenAt < spanOfDay(to).ends);
}
