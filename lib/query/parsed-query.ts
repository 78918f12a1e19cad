/** What a typed query says, taken apart. */
import type { ErrorPlace } from '../errors';

/** A part of the query as typed, counted in UTF-16 units as the browser counts them. */
export type Span = ErrorPlace;

/** What must hold for a photo; plain data, so that it crosses to the search worker. */
export type Condition =
  /** Milliseconds since 1970 as the camera's wall clock, from the first to before the second; null leaves a side open. */
  | { readonly kind: 'taken'; readonly begins: number | null; readonly ends: number | null }
  /** 1 … 12, of any year. */
  | { readonly kind: 'month'; readonly month: number }
  /** Letter case does not matter; `folder` is the beginning of a folder's name or of several, with `/` between. */
  | { readonly kind: 'camera' | 'lens' | 'folder' | 'tag' | 'album'; readonly name: string }
  /** Formats as `photos.format` names them; any of them. */
  | { readonly kind: 'type'; readonly formats: readonly string[] }
  | { readonly kind: 'has'; readonly what: 'gps' | 'rating' | 'keywords' | 'caption' | 'camera' | 'lens' }
  | { readonly kind: 'near'; readonly latitude: number; readonly longitude: number; readonly km: number }
  /** Whole numbers, both included; null leaves a side open. */
  | { readonly kind: 'bytes' | 'pixels' | 'rating'; readonly least: number | null; readonly most: number | null }
  | { readonly kind: 'favourite'; readonly is: boolean }
  /** Asked for, hidden photos are found, and no others. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'orientation'; readonly shape: 'landscape' | 'portrait' | 'square' }
  /** Names, dates in words, camera, keywords, tags or albums hold it, letter for letter but for case. */
  | { readonly kind: 'text'; readonly phrase: string };

export interface FilterTerm {
  readonly condition: Condition;
  readonly negated: boolean;
}

/** What narrows the search, as a person sees it: a filter, a quotation, or something left out. */
export interface QueryTerm extends Span {
  /** As `not camera:"Canon EOS"`, as typed but for surrounding spaces. */
  readonly text: string;
}

export interface ParsedQuery {
  /** What the photos should show, as the text encoder is asked; '' when nothing is said of that. */
  readonly words: string;
  /** What they should not show, one concept each. */
  readonly without: readonly string[];
  readonly filters: readonly FilterTerm[];
  /** Everything that is not in `words`, in the order it was typed. */
  readonly terms: readonly QueryTerm[];
}
