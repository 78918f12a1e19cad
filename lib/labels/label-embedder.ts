import { createHash } from 'node:crypto';
import type { LabelPrompt } from '../encoder/embed-prompts';
import type { LabelSet } from '../nouns';
import { Calibration } from '../search/calibrate';
import type { EmbeddedLabel, EmbeddedSet } from '../tags/tag-matrix';
import { VOCABULARY, VOCABULARY_VERSION } from '../tags/vocabulary';
import { ancestorsOf } from './hierarchy';
import { promptsOf } from './prompts';

/** A label's prompts as a model sees them. */
export type EmbeddedPrompts = Pick<EmbeddedLabel, 'vector' | 'direction'>;

/** Where a model's labels are kept, lest they be embedded again; null stands for one the model does not know. */
export interface KeptLabels {
  read(keys: readonly string[]): ReadonlyMap<string, EmbeddedPrompts | null>;
  write(labels: ReadonlyMap<string, EmbeddedPrompts | null>): void;
}

export interface LabelEmbedderParts {
  /** Embeds labels by their prompts, in order: what `embedPrompts` gives. */
  readonly encode: (labels: readonly (readonly LabelPrompt[])[]) => Promise<(Float32Array | null)[]>;
  /** L2-normalised vectors of photos of many kinds. */
  readonly photos: readonly Float32Array[];
  readonly kept: KeptLabels;
}

/** Everyday words within the prompts of a set: what its labels are told apart by. */
interface Context {
  readonly calibration: Calibration;
  readonly everyday: readonly Float32Array[];
}

/** Embeds the labels of sets as one model sees them. */
export class LabelEmbedder {
  readonly #parts: LabelEmbedderParts;
  readonly #contexts = new Map<string, Promise<Context>>();

  constructor(parts: LabelEmbedderParts) {
    this.#parts = parts;
  }

  /** Labels the model does not know are left out. */
  async embed(sets: readonly LabelSet[]): Promise<EmbeddedSet[]> {
    const embedded: EmbeddedSet[] = [];
    for (const set of sets) embedded.push(await this.#embedSet(set));
    return embedded;
  }

  async #embedSet({ name, exclusive, templates, labels }: LabelSet): Promise<EmbeddedSet> {
    const { calibration, everyday } = await this.#contextOf(templates);
    const ancestors = ancestorsOf(labels);
    const seen = await this.#embedLabels(
      labels.map((label) => promptsOf(label, templates)),
      templates,
      () => calibration,
    );
    const known = labels.flatMap(({ label, group }, i): EmbeddedLabel[] => {
      const prompts = seen[i];
      return prompts ? [{ ...prompts, label, group: group ?? name, ancestors: ancestors.get(label) ?? [] }] : [];
    });
    return { exclusive, labels: known, everyday, spread: calibration.spread };
  }

  #contextOf(templates: readonly string[]): Promise<Context> {
    const key = JSON.stringify(templates);
    const made = this.#contexts.get(key) ?? this.#makeContext(templates);
    this.#contexts.set(key, made);
    made.catch(() => this.#contexts.delete(key));
    return made;
  }

  async #makeContext(templates: readonly string[]): Promise<Context> {
    const prompts = VOCABULARY.map(({ label }) => promptsOf({ label, descriptions: [] }, templates));
    let calibration: Calibration | null = null;
    const calibrate = (vectors: readonly Float32Array[]) =>
      (calibration ??= calibrationOf(vectors, this.#parts.photos));

    const words = (await this.#embedLabels(prompts, templates, calibrate)).filter((word) => word !== null);
    return {
      calibration: calibrate(words.map(({ vector }) => vector)),
      everyday: words.map(({ direction }) => direction),
    };
  }

  /** @param calibrate tells what labels are told apart by; given their vectors, of those that were not kept */
  async #embedLabels(
    labels: readonly (readonly LabelPrompt[])[],
    templates: readonly string[],
    calibrate: (vectors: readonly Float32Array[]) => Calibration,
  ): Promise<(EmbeddedPrompts | null)[]> {
    const { encode, kept } = this.#parts;
    const keys = labels.map((prompts) => keyOf(prompts, templates));
    const known = new Map(kept.read(keys));
    if (keys.every((key) => known.has(key))) return keys.map((key) => known.get(key) ?? null);

    const missing = keys.map((_, i) => i).filter((i) => !known.has(keys[i] ?? ''));
    const vectors = await encode(missing.map((i) => labels[i] ?? []));
    const all = [...known.values()].flatMap((label) => label?.vector ?? []);
    const calibration = calibrate([...all, ...vectors.filter((vector) => vector !== null)]);
    const made = new Map(
      missing.map((place, i) => {
        const vector = vectors[i];
        const label = vector ? { vector, direction: calibration.explain(vector).direction } : null;
        return [keys[place] ?? '', label] as const;
      }),
    );
    kept.write(made);
    return keys.map((key) => known.get(key) ?? made.get(key) ?? null);
  }
}

function calibrationOf(words: readonly Float32Array[], photos: readonly Float32Array[]): Calibration {
  const dimensions = words[0]?.length ?? 0;
  const vectors = new Float32Array(words.length * dimensions);
  words.forEach((word, i) => vectors.set(word, i * dimensions));
  return new Calibration({ dimensions, vectors }, photos);
}

function keyOf(prompts: readonly LabelPrompt[], templates: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([VOCABULARY_VERSION, prompts, templates]))
    .digest('base64');
}
