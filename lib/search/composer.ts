import type { Encoder } from '../encoder/encoder';
import type { QueryVector } from '../encoder/embed-query';
import { RummageError } from '../errors';
import type { QueryPart, SearchResult } from '../nouns';
import { readActiveModel } from '../store/active-model';
import type { Database } from '../store/database';
import { readLabelMatrix } from '../store/label-matrices';
import { VOCABULARY_VERSION } from '../tags/vocabulary';
import type { AskedPart, AskedQuery } from './asked';
import { compose, type Composition, type EmbeddedPart, meanRow, measureSpread, setApart } from './compose';
import type { IndexFeed } from './index-feed';
import { PartVectors } from './part-vectors';

/** What a composed query comes to. */
export interface Composed {
  /** All that is asked for, the words of its text before the others. */
  readonly parts: readonly QueryPart[];
  /** Photos of the library that are compared with, whole or in part. */
  readonly photoIds: readonly number[];
  /** Null when the model knows none of it. */
  readonly composition: Composition | null;
  /** The parts as the model sees them; of weight 0 where it knows nothing of one. */
  readonly embedded: readonly EmbeddedPart[];
  readonly unknownWords: readonly string[];
  /** The ends of texts the model had no room for; null when it read everything. */
  readonly unread: string | null;
}

/** Makes composed queries into vectors the index can be asked with. */
export class Composer {
  readonly #db: Database;
  readonly #feed: IndexFeed;
  readonly #vectors: PartVectors;
  readonly #vectorOf: (photoId: number) => Float32Array;
  #textMean: Float32Array | null = null;

  /** @param vectorOf a photo of the library, a copy; throws when it has no vector */
  constructor(
    { db, feed, encoder }: { readonly db: Database; readonly feed: IndexFeed; readonly encoder: Encoder },
    vectorOf: (photoId: number) => Float32Array,
  ) {
    this.#db = db;
    this.#feed = feed;
    this.#vectors = new PartVectors(encoder, vectorOf);
    this.#vectorOf = vectorOf;
  }

  /**
   * The index must be up to date.
   *
   * @param words of the query's text: a part of weight 1 unless there are none
   * @throws RummageError `bad-request` when the parts cancel each other out; what {@link PartVectors.of} throws
   */
  async compose({ parts = [], upTo }: Pick<AskedQuery, 'parts' | 'upTo'>, words: string): Promise<Composed> {
    const spoken: AskedPart[] = words === '' ? [] : [{ part: { text: words, weight: 1 }, picture: null }];
    const asked = [...spoken, ...parts];
    const made: QueryVector[] = [];
    for (const one of asked) made.push(await this.#vectors.of(one));

    const embedded = this.#embedded(asked, made);
    const unread = made.flatMap((one) => one.unread ?? []);
    return {
      parts: asked.map(({ part }) => part),
      photoIds: asked.flatMap(({ part }) => ('photo' in part ? [part.photo] : [])),
      composition: this.#composition(embedded, upTo),
      embedded,
      unknownWords: made.flatMap(({ unknownWords }) => unknownWords),
      unread: unread.length > 0 ? unread.join(' … ') : null,
    };
  }

  /** The same results, with what each part adds to them. */
  explain({ contributionsTo }: Composition, results: readonly SearchResult[]): SearchResult[] {
    return results.map((result) => ({ ...result, contributions: contributionsTo(this.#vectorOf(result.id)) }));
  }

  #embedded(asked: readonly AskedPart[], made: readonly QueryVector[]): readonly EmbeddedPart[] {
    // What the model does not know adds nothing, but keeps its place among the contributions.
    const nothing = new Float32Array(this.#feed.index.table.dimensions);
    return asked.map(({ part }, i) => ({
      isText: 'text' in part,
      vector: made[i]?.vector ?? nothing,
      weight: made[i]?.vector ? part.weight : 0,
    }));
  }

  #composition(embedded: readonly EmbeddedPart[], upTo: number | undefined): Composition | null {
    if (embedded.every(({ weight }) => weight === 0)) return null;

    const { index } = this.#feed;
    const apart = setApart(embedded, this.#commonText());
    const composition = compose(
      apart,
      apart.map(({ vector }) => measureSpread(index, vector, upTo)),
    );
    if (composition !== null) return composition;

    throw new RummageError('bad-request', 'The parts of this search cancel each other out.', {
      hint: 'Take one of them away, or give it another weight.',
    });
  }

  /** Null until the indexer has embedded the vocabulary. */
  #commonText(): Float32Array | null {
    if (this.#textMean !== null) return this.#textMean;

    const active = readActiveModel(this.#db);
    const labels = active && readLabelMatrix(this.#db, active.model.id, VOCABULARY_VERSION);
    return (this.#textMean = labels && meanRow(labels.vectors, labels.dimensions));
  }
}
