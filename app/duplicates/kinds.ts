import { DUPLICATE_KINDS, type DuplicateKind } from '#lib/nouns';

interface KindWords {
  readonly tab: string;
  /** What the groups of this tab are. */
  readonly what: string;
  /** What is said of a group that is none. */
  readonly dismiss: string;
  readonly none: string;
}

export const KINDS: Readonly<Record<DuplicateKind, KindWords>> = {
  near: {
    tab: 'Near duplicates',
    what: 'Versions of one picture: saved anew, smaller, lightly cropped or brightened.',
    dismiss: 'Not duplicates',
    none: 'No picture is here in several versions.',
  },
  burst: {
    tab: 'Bursts',
    what: 'Taken by one camera within seconds. Searches show one of each burst, with its count.',
    dismiss: 'Not a burst',
    none: 'No photos were taken one right after the other.',
  },
  exact: {
    tab: 'Exact copies',
    what: 'The same content more than once. Files of one photo are no photos of their own, and are shown so that you know of them.',
    dismiss: 'Not duplicates',
    none: 'No file is here twice.',
  },
};

/** Groups on a page of the review. */
export const GROUPS_SHOWN = 20;

/** Near duplicates, which are the most worth looking at, come first. */
export const KIND_ORDER: readonly DuplicateKind[] = ['near', ...DUPLICATE_KINDS.filter((kind) => kind !== 'near')];

export function duplicatesHref(kind: DuplicateKind, offset = 0): string {
  const params = new URLSearchParams({ ...(kind !== 'near' && { kind }), ...(offset > 0 && { offset: `${offset}` }) });
  return params.size > 0 ? `/duplicates?${params}` : '/duplicates';
}
