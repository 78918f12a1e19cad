/** Why a photo's sidecar was left as it is, or not made. */
export const SKIP_REASONS = {
  foreign: 'another program made its sidecar',
  malformed: 'its sidecar is not valid XMP',
  shared: 'its sidecar belongs to other photos, too',
  'no-file': 'its sidecar is a link or a folder, not a file',
  large: 'its sidecar is larger than 4 MiB',
  gone: 'its file is not there, or has changed since it was indexed',
  outside: 'its folder leads out of the folder that is searched',
  unwritable: 'its folder or sidecar may not be written',
  drive: 'its drive does not answer',
  name: 'its name leaves no room for `.xmp`',
  meanwhile: 'another program wrote its sidecar at the same moment',
} as const;

export type SkipReason = keyof typeof SKIP_REASONS;

/** What became of one photo's sidecar. */
export type Outcome =
  | { readonly kind: 'written'; readonly sidecar: string; readonly isNew: boolean }
  /** It tells everything already, or there is nothing to tell. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };
