import type { Calibration } from '#lib/search/calibrate';
import { readCalibration } from '#lib/search/read-calibration';
import { copyMembers } from '#lib/store/album-learning';
import { listAlbums, readFill, writeFill } from '#lib/store/albums';
import { type Database, transact } from '#lib/store/database';
import { readLabelMatrix } from '#lib/store/label-matrices';
import { VOCABULARY_VERSION } from '#lib/tags/vocabulary';
import { Turns } from '#lib/turns';
import { areIdeasStale, refreshIdeas } from './album-ideas';
import {
  type Calibrated,
  compileRules,
  type CompiledRules,
  type EmbedPicture,
  fillForPhoto,
  refillAlbum,
  staleAlbums,
} from './fill';
import type { StoredPhoto } from './store';

/** Keeps albums filled: each photo as it is stored, and whole albums when their rule, the model or the tags change. */
export class AlbumFiller {
  readonly #db: Database;
  readonly #modelId: number;
  readonly #encodeWords: (words: string) => Promise<Float32Array | null>;
  readonly #embedPicture: EmbedPicture;
  readonly #signal: AbortSignal;
  #rules: CompiledRules = new Map();
  #calibration: Calibration | null = null;
  /** Fills follow each other: two at once would judge by different rules. */
  readonly #turns = new Turns();

  constructor(
    db: Database,
    modelId: number,
    {
      encodeWords,
      embedPicture,
    }: {
      readonly encodeWords: (words: string) => Promise<Float32Array | null>;
      readonly embedPicture: EmbedPicture;
    },
    signal: AbortSignal,
  ) {
    this.#db = db;
    this.#modelId = modelId;
    this.#encodeWords = encodeWords;
    this.#embedPicture = embedPicture;
    this.#signal = signal;
  }

  /** Places a photo that is being stored; call it inside the transaction that stores it. */
  fillWith(photo: StoredPhoto): void {
    fillForPhoto(this.#db, this.#modelId, this.#rules, photo);
  }

  /** Takes in the rules as they are now and fills every album whose members come from another state of things. */
  refillStale(): Promise<void> {
    return this.#turns.take(() => this.#refillStale());
  }

  /** Resolves when nothing is being filled any more: at once, or soon after the signal was raised. */
  ended(): Promise<void> {
    return this.#turns.ended();
  }

  async #refillStale(): Promise<void> {
    if (this.#signal.aborted) return;

    // First the rules, so that a photo stored from here on is judged by them; then the photos there are already.
    const areIdeasWanted = areIdeasStale(this.#db, this.#modelId);
    if (!areIdeasWanted && listAlbums(this.#db).length === 0) return void (this.#rules = new Map());
    const labels = readLabelMatrix(this.#db, this.#modelId, VOCABULARY_VERSION);
    const calibrated = this.#calibrated();
    const known = { previous: this.#rules, labels, calibrated, embedPicture: this.#embedPicture };
    this.#rules = await compileRules(this.#db, this.#encodeWords, known);

    this.#keepPaused();
    for (const { id } of staleAlbums(this.#db, this.#modelId)) {
      const rule = this.#rules.get(id);
      if (rule !== undefined) await refillAlbum(this.#db, this.#modelId, rule, this.#signal);
    }
    if (!areIdeasWanted || labels === null || calibrated === null) return;
    await refreshIdeas(this.#db, this.#modelId, { calibration: calibrated.calibration, labels }, this.#signal);
  }

  /** A model that has not filled a paused album yet takes over the members it has by the active one. */
  #keepPaused(): void {
    for (const { album } of this.#rules.values()) {
      if (!album.paused || readFill(this.#db, album.id, this.#modelId) !== null) continue;
      transact(this.#db, () => {
        copyMembers(this.#db, album.id, this.#modelId);
        writeFill(this.#db, album.id, this.#modelId, album.ruleVersion);
      });
    }
  }

  #calibrated(): Calibrated | null {
    this.#calibration ??= readCalibration(this.#db, this.#modelId);
    return this.#calibration && { modelId: this.#modelId, calibration: this.#calibration };
  }
}
