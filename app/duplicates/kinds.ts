import { DUPLICATE_KINDS, type DuplicateKind } from '#lib/nouns';

/** Groups on a page of the review. */
export const GROUPS_SHOWN = 20;

/** Near duplicates, which are the most worth looking at, come first. */
export const KIND_ORDER: readonly DuplicateKind[] = ['near', ...DUPLICATE_KINDS.filter((kind) => kind !== 'near')];

export function duplicatesHref(kind: DuplicateKind, offset = 0): string {
  const params = new URLSearchParams({ ...(kind !== 'near' && { kind }), ...(offset > 0 && { offset: `${offset}` }) });
  return params.size > 0 ? `/duplicates?${params}` : '/duplicates';
}
