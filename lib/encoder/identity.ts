/**
 * Raised whenever preprocessing changes what a photo's vector comes out as; vectors of different versions are never
 * compared with each other.
 */
export const PREPROCESSING_VERSION = 1;

/** Exactly which encoder made a vector. Two vectors may be compared only if all of this is equal. */
export interface ModelIdentity {
  /** `clip-pocket-384`, or a folder's name. */
  readonly name: string;
  /** The first 12 hex digits of the SHA-256 over both towers' files. */
  readonly revision: string;
  readonly dtype: string;
  readonly preprocessing: number;
  readonly dimensions: number;
}
