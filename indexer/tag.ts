import {
  type EmbeddedPrompts,
  type KeptLabels,
  LabelEmbedder,
  type LabelEmbedderParts,
} from '#lib/labels/label-embedder';
import { taggingInUse } from '#lib/labels/sets-in-use';
import { taughtMatrix } from '#lib/labels/teach';
import type { DataPaths } from '#lib/paths';
import { LEAST_BACKGROUND } from '#lib/search/read-calibration';
import { forgetFills } from '#lib/store/albums';
import { type Database, transact } from '#lib/store/database';
import { keepLabelVectors, readLabelVectors, writeLabelVectors } from '#lib/store/label-vectors';
import { addLabels, keepLabels, readTagging, type ScoredTag, writeTagging } from '#lib/store/tags';
import { findVector } from '#lib/store/vectors';
import { type Background, measureBackground } from '#lib/tags/background';
import { followTags, NOTHING_SAID } from '#lib/tags/follow';
import { Tagger } from '#lib/tags/tagger';
import { type LabelMatrix, scoreLabels } from '#lib/tags/zero-shot';
import { Turns } from '#lib/turns';
import { retag } from './retag';

export interface Tagging {
  readonly background: Background;
  readonly tags: readonly ScoredTag[];
}

export interface PhotoTaggerParts {
  readonly db: Database;
  readonly paths: DataPaths;
  readonly modelId: number;
  readonly encode: LabelEmbedderParts['encode'];
  /** Everyday words as the model sees them. */
  readonly words: LabelMatrix;
  /** L2-normalised vectors of photos of many kinds; with too few of them nothing is tagged. */
  readonly photos: readonly Float32Array[];
  /** What turns a cosine into a logit. */
  readonly logitScale: number;
}

/** The sets photos are tagged with from here on. */
interface InUse {
  readonly version: string;
  readonly tagger: Tagger;
  /** Of the tagger's tags, in order. */
  readonly tagIds: readonly number[];
}

/** Says what photos show, as one model sees it: a photo as it is stored, and all of them when label sets change. */
export class PhotoTagger {
  readonly #parts: PhotoTaggerParts;
  readonly #embedder: LabelEmbedder | null;
  readonly #kept: KeptVectors;
  readonly #turns = new Turns();
  #inUse: InUse | null = null;

  constructor(parts: PhotoTaggerParts) {
    const { db, modelId, encode, photos, words } = parts;
    this.#parts = parts;
    this.#kept = new KeptVectors(db, modelId);
    const isCalibrated = photos.length >= LEAST_BACKGROUND && words.labels.length >= 2;
    this.#embedder = isCalibrated ? new LabelEmbedder({ encode, photos, kept: this.#kept }) : null;
  }

  /**
   * What is said of a photo that is being stored; call {@link takeInSets} before.
   *
   * @param embedding L2-normalised, of the model's dimensions
   */
  tag(embedding: Float32Array): Tagging {
    const { words } = this.#parts;
    const background = measureBackground(scoreLabels(embedding, words), words.typicalDeviation);
    if (this.#inUse === null) return { background, tags: [] };

    const { tagger, tagIds } = this.#inUse;
    const tags = followTags(tagger.tag(embedding), tagger.matrix.tags, NOTHING_SAID);
    return { background, tags: tags.map(({ tag, score }) => ({ tagId: tagIds[tag] ?? 0, score })) };
  }

  /** Photos stored from here on are tagged with the sets as they are now. */
  takeInSets(): Promise<void> {
    return this.#turns.take(async () => void (await this.#takeInSets()));
  }

  /**
   * Tags every photo again from the model's stored vectors when its tags come from other sets, or something was learned of a
   * label meanwhile. Interrupted, it starts over: only when all is done are the new sets recorded.
   *
   * @returns photos looked at; 0 when the tags were of these sets already
   */
  retagAll(signal?: AbortSignal): Promise<number> {
    return this.#turns.take(async () => {
      const { db, paths, modelId } = this.#parts;
      if (this.#inUse === null && readTagging(db, modelId) === taggingInUse(db, modelId).version) return 0;
      const inUse = await this.#takeInSets();
      if (inUse === null || readTagging(db, modelId) === inUse.version) return 0;

      const { photos, changes, isWhole } = await retag(db, paths, { modelId, ...inUse }, signal);
      if (!isWhole) return photos;
      transact(db, () => {
        keepLabels(db, inUse.tagIds);
        writeTagging(db, modelId, inUse.version);
        // Rules are judged by tags: every album is out of date now.
        if (changes > 0) forgetFills(db, modelId);
      });
      return photos;
    });
  }

  /** Draws anew what follows from the tags of some photos: a person said something of them. */
  retagPhotos(photoIds: readonly number[], signal?: AbortSignal): Promise<void> {
    return this.#turns.take(async () => {
      const { db, paths, modelId } = this.#parts;
      const inUse = this.#inUse ?? (await this.#takeInSets());
      if (inUse === null) return;
      const seqs = photoIds.flatMap((id) => findVector(db, id, modelId)?.seq ?? []);
      await retag(db, paths, { modelId, ...inUse, seqs }, signal);
    });
  }

  async #takeInSets(): Promise<InUse | null> {
    if (this.#embedder === null) return null;
    const { db, modelId } = this.#parts;
    const { sets, judged, version } = taggingInUse(db, modelId);
    if (this.#inUse?.version === version) return this.#inUse;

    const embedded = await this.#embedder.embed(sets);
    this.#kept.forgetUnused();
    const tagger = new Tagger(await taughtMatrix(embedded, judged, this.#parts));
    const ids = addLabels(db, tagger.matrix.tags);
    const tagIds = tagger.matrix.tags.map(({ label }) => ids.get(label) ?? 0);
    return (this.#inUse = { version, tagger, tagIds });
  }
}

/** The labels a model has embedded, in the database; those that were not asked for since this began may be forgotten. */
class KeptVectors implements KeptLabels {
  readonly #db: Database;
  readonly #modelId: number;
  readonly #used = new Set<string>();

  constructor(db: Database, modelId: number) {
    this.#db = db;
    this.#modelId = modelId;
  }

  read(keys: readonly string[]): ReadonlyMap<string, EmbeddedPrompts | null> {
    for (const key of keys) this.#used.add(key);
    return readLabelVectors(this.#db, this.#modelId, keys);
  }

  write(labels: ReadonlyMap<string, EmbeddedPrompts | null>): void {
    writeLabelVectors(this.#db, this.#modelId, labels);
  }

  forgetUnused(): void {
    keepLabelVectors(this.#db, this.#modelId, this.#used);
  }
}
