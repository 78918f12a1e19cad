import type { Judged, Prior } from '../learning/probe';
import type { Calibration } from '../search/calibrate';
import { type StoredProbe } from '../store/album-learning';
import { describeProbe, LearnedAlbum, teachesEnough } from './learner';
import type { WordsJudge } from './words-judge';

/** What a person said of an album's photos, as a model sees them. */
export interface Lesson {
  /** Tells these judgements from others. */
  readonly mark: string;
  readonly judged: readonly Judged[];
}

/** Judges photos by an album's words and, once enough was said of its photos, by what it has learned from that. */
export class AlbumJudge {
  /** Null for an album without words, or with words the model does not know. */
  readonly words: WordsJudge | null;
  /** Null for an album that does not learn. */
  readonly lesson: Lesson | null;
  readonly #calibration: Calibration;
  #learned: LearnedAlbum | null = null;

  constructor(calibration: Calibration, words: WordsJudge | null, lesson: Lesson | null) {
    this.#calibration = calibration;
    this.words = words;
    this.lesson = lesson;
    this.learn();
  }

  /** Of the vectors it judges. */
  get dimensions(): number {
    return this.#calibration.photoMean.length;
  }

  /** Learns anew, from the judgements and from what the words are held against now. */
  learn(): void {
    this.#learned = null;
    if (this.lesson === null || !teachesEnough(this.lesson.judged, this.words !== null)) return;
    // Without any photo to hold the words against, they say nothing yet.
    if (this.words !== null && this.words.prior === null) return;
    this.#learned = new LearnedAlbum(this.#calibration, this.#prior, this.lesson.judged);
  }

  /** What is to be remembered of what was learned; null when nothing was. @param cutoff probability a photo needs */
  describe(cutoff: number): StoredProbe | null {
    if (this.#learned === null || this.lesson === null) return null;
    return describeProbe(this.#learned, this.#calibration, this.#prior, this.lesson.judged, cutoff);
  }

  /** That a photo belongs, 0 … 1; null where neither words nor judgements tell. @param embedding L2-normalised */
  probability(embedding: Float32Array): number | null {
    return this.#learned?.probability(embedding) ?? this.words?.probability(embedding) ?? null;
  }

  get #prior(): Prior | null {
    return this.words?.prior ?? null;
  }
}
