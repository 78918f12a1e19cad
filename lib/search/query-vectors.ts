import { LRUCache } from 'lru-cache';
import { encodeEnsemble } from '../encoder/ensemble';
import { QUERY_TEMPLATES } from '../encoder/prompts';
import type { TextEncoder } from '../encoder/text-encoder';

/** What words mean to the model. */
export interface QueryVector {
  /** L2-normalised Float32Array of the model's dimensions; null when the model knows none of the words. */
  readonly vector: Float32Array | null;
  /** Words the model does not know, as typed. */
  readonly unknownWords: readonly string[];
}

const CACHED_QUERIES = 1_000;

/** Embeds queries, remembering the most recent ones; a query asked twice at once is embedded once. */
export class QueryVectors {
  readonly #encoder: () => Promise<TextEncoder>;
  readonly #cache = new LRUCache<string, Promise<QueryVector>>({ max: CACHED_QUERIES });

  constructor(encoder: () => Promise<TextEncoder>) {
    this.#encoder = encoder;
  }

  get(text: string): Promise<QueryVector> {
    const cached = this.#cache.get(text);
    if (cached !== undefined) return cached;

    const made = this.#make(text);
    this.#cache.set(text, made);
    // A failure is told to whoever asked, and not remembered.
    made.catch(() => this.#cache.delete(text));
    return made;
  }

  async #make(text: string): Promise<QueryVector> {
    const encoder = await this.#encoder();

    const { unknown, known } = encoder.readWords(text);
    const vector = known > 0 ? await encodeEnsemble(encoder, text, QUERY_TEMPLATES) : null;
    return { vector, unknownWords: unknown };
  }
}
