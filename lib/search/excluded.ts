import type { Encoder, QueryVector } from '../encoder/encoder';
import type { LibraryIndex } from '../index/library-index';
import type { FilterTerm } from '../query/parsed-query';
import type { LabelMatrix } from '../tags/zero-shot';
import { Exclusion } from './exclude';
import { kinOf } from './kin';

/** What must not be seen: what the model can judge, and what text can. */
export interface Excluded {
  readonly exclusion: Exclusion | null;
  readonly terms: readonly FilterTerm[];
  readonly unknownWords: readonly string[];
}

/** Concepts as the model sees them, and what text can tell of them. */
export interface EmbeddedConcepts {
  /** L2-normalised, of the concepts and their kin. */
  readonly vectors: readonly Float32Array[];
  readonly terms: readonly FilterTerm[];
  readonly unknownWords: readonly string[];
}

/**
 * What the photos are not to show, as far as the model can see it and text can tell.
 *
 * @param labels the vocabulary as the model sees it; null until the indexer has embedded it
 */
export async function excludeConcepts(
  concepts: readonly string[],
  {
    encoder,
    index,
    labels,
  }: { readonly encoder: Encoder; readonly index: LibraryIndex; readonly labels: LabelMatrix | null },
): Promise<Excluded> {
  const { vectors, ...rest } = await embedConcepts(concepts, (words) => encoder.query(words), labels);
  return { ...rest, exclusion: vectors.length > 0 ? new Exclusion(index, vectors) : null };
}

/** @param encode null is the vector of what the model does not know, which text alone can tell */
export async function embedConcepts(
  concepts: readonly string[],
  encode: (words: string) => Promise<Pick<QueryVector, 'vector' | 'unknownWords'>>,
  labels: LabelMatrix | null,
): Promise<EmbeddedConcepts> {
  const vectors: Float32Array[] = [];
  const terms: FilterTerm[] = [];
  const unknown: string[] = [];
  for (const concept of concepts) {
    const { vector, unknownWords } = await encode(concept);
    terms.push({ condition: { kind: 'tag', name: concept }, negated: true });
    if (vector !== null) vectors.push(vector, ...(labels ? kinOf(vector, labels) : []));
    else {
      terms.push({ condition: { kind: 'text', phrase: concept }, negated: true });
      unknown.push(...unknownWords);
    }
  }
  return { vectors, terms, unknownWords: unknown };
}
