import type { LabelMatrix } from '#lib/tags/zero-shot';

/** What the embed worker is asked, and what it answers. */
export type EmbedCalls = {
  /** One Float32Array of 3 × height × width per image → one L2-normalised embedding each; null without direction. */
  images: { argument: readonly Float32Array[]; result: (Float32Array | null)[] };
  /** The L2-normalised query vector of words; null when the model knows none of them. */
  words: { argument: string; result: Float32Array | null };
  labels: { argument: null; result: LabelMatrix };
};
