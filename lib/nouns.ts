/**
 * The words Rummage speaks: what a photo, a search, a tag and an album are to everything outside the store.
 * Times are ISO 8601 strings; `null` always means "not known", never "zero".
 */

export type PhotoState = 'pending' | 'indexed' | 'failed' | 'missing' | 'trashed';

/** One photo among search results. `similarity` is the cosine in −1 … 1; null when nothing was asked for. */
export interface SearchResult {
  readonly id: number;
  /** Relative to its watched folder, with `/` between names. */
  readonly path: string;
  readonly similarity: number | null;
  /** Null until calibration exists. */
  readonly probability: number | null;
  /** Null until calibration exists. */
  readonly match: boolean | null;
  /** Pixels, after EXIF orientation. */
  readonly width: number;
  readonly height: number;
  readonly takenAt: string | null;
  /** The photo's mean colour as `#rrggbb`, for the placeholder; null while unknown. */
  readonly color: string | null;
  /** Names the photo's current content, for image URLs that may be cached for ever. */
  readonly version: string;
}

export interface SearchAnswer {
  readonly query: string;
  /** Photos in the full ranking, of which `results` is the page asked for. */
  readonly total: number;
  readonly matches: number | null;
  readonly unknownWords: readonly string[];
  readonly tookMs: number;
  readonly results: readonly SearchResult[];
}

/** What narrows a search; every filter given must hold. */
export interface SearchFilters {
  readonly tag?: string;
  readonly albumId?: number;
  readonly folderId?: number;
  /** Inclusive local calendar days, `YYYY-MM-DD`. */
  readonly from?: string;
  readonly to?: string;
}

export interface SearchQuery {
  /** Empty means: every photo, newest first. */
  readonly text: string;
  readonly limit: number;
  readonly offset: number;
  readonly filters: SearchFilters;
}

export interface PhotoTag {
  readonly label: string;
  readonly group: string;
  /** Confidence in 0 … 1, as decided by `lib/tags/decide.ts`. */
  readonly score: number;
}

export interface Failure {
  /** What is wrong, in words a person can read. */
  readonly reason: string;
  /** What can be done about it. */
  readonly remedy: string;
}

export interface PhotoFileFacts {
  readonly folderId: number;
  readonly folderName: string;
  readonly path: string;
  readonly bytes: number;
  readonly modifiedAt: string;
}

export interface PhotoDetails {
  readonly id: number;
  readonly state: PhotoState;
  /** Names the photo's current content, for image URLs that may be cached for ever. */
  readonly version: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly color: string | null;
  readonly format: string | null;
  readonly takenAt: string | null;
  /** Where `takenAt` comes from. */
  readonly takenAtSource: 'exif' | 'file' | null;
  readonly camera: string | null;
  readonly lens: string | null;
  /** For people: `1/250 s · f/2.8 · ISO 200 · 35 mm`. */
  readonly exposure: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly files: readonly PhotoFileFacts[];
  readonly tags: readonly PhotoTag[];
  readonly albums: readonly { readonly id: number; readonly name: string; readonly pin: Pin | null }[];
  readonly failure: Failure | null;
}

export type Pin = 'in' | 'out';

/** How an album fills itself; `words` and `tag` may both be null: then only people put photos in. */
export interface AlbumRule {
  readonly words: string | null;
  readonly tag: string | null;
  /** Inclusive calendar days, `YYYY-MM-DD`. */
  readonly from: string | null;
  readonly to: string | null;
  /** Least confidence in 0 … 1 a photo needs for `words`; the same scale as a tag's score, on any model. */
  readonly cutoff: number;
}

export interface Album {
  readonly id: number;
  readonly name: string;
  readonly rule: AlbumRule;
  readonly count: number;
  /** Its newest photo; null while it is empty. */
  readonly cover: { readonly id: number; readonly version: string } | null;
  /** True while the indexer has not yet applied the newest rule. */
  readonly updating: boolean;
}

export interface AlbumPreview {
  readonly count: number;
  readonly unknownWords: readonly string[];
  readonly results: readonly SearchResult[];
}

export interface TagCount {
  readonly label: string;
  readonly group: string;
  readonly count: number;
}

export type FolderState = 'ready' | 'scanning' | 'suspended' | 'unreadable';

export interface Folder {
  readonly id: number;
  /** The last part of its path, or the whole when that is unclear. */
  readonly name: string;
  readonly state: FolderState;
  /** Why it is suspended or unreadable, and what to do; null while all is well. */
  readonly problem: Failure | null;
  readonly photos: number;
  readonly isSample: boolean;
  readonly lastWalkAt: string | null;
}

export interface PhotoCounts {
  readonly indexed: number;
  readonly pending: number;
  readonly failed: number;
  readonly missing: number;
}

export interface Status {
  readonly photos: PhotoCounts;
  readonly model: { readonly id: string; readonly dimensions: number };
  /** Photos stored per second over the last ten seconds; 0 when idle. */
  readonly photosPerSecond: number;
  /** Null when idle or not yet known. */
  readonly secondsLeft: number | null;
  readonly indexer: 'running' | 'stopped';
  readonly folders: readonly Folder[];
}

export interface FailedPhoto {
  readonly id: number;
  readonly path: string;
  readonly folderName: string;
  readonly bytes: number;
  readonly failure: Failure;
}
