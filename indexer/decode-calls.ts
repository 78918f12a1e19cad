import type { PixelRecipe } from '#lib/encoder/model-folder';
import type { Failure } from '#lib/nouns';
import type { PhotoFacts } from '#lib/store/photos';

/** One photo to be decoded. */
export interface DecodeOrder {
  /** Absolute path. */
  readonly file: string;
  /** What each live model wants, the active one's first. */
  readonly recipes: readonly [PixelRecipe, ...PixelRecipe[]];
  /** Absolute path of the grid thumbnail to write; null for a photo that is indexed already: only its pixels are wanted. */
  readonly thumbnail: string | null;
}

/** What one decode made of a photo. */
export interface DecodedForModels {
  /** Null when no thumbnail was wanted. */
  readonly facts: PhotoFacts | null;
  /** For each recipe, in order: height × width × 3 bytes. */
  readonly pixels: readonly Uint8Array[];
  /** Milliseconds, and the size of the file. */
  readonly took: { readonly readMs: number; readonly decodeMs: number; readonly bytes: number };
}

/** What a process that decodes is asked, and what it answers: a photo that cannot be decoded is an answer, too. */
export type DecodeCalls = {
  /** Answered as soon as it runs. */
  ready: { argument: null; result: null };
  decode: { argument: DecodeOrder; result: DecodedForModels | { readonly failure: Failure } };
};
