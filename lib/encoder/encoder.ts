import { LRUCache } from 'lru-cache';
import type { ModelSpeed } from '../nouns';
import { once } from '../once';
import type { LabelMatrix } from '../tags/zero-shot';
import type { QueryVector } from './embed-query';
import type { EncoderWorkerData } from './encoder-calls';
import { type EncoderProcess, startEncoderProcess } from './encoder-process';
import { describeMachine } from './machine';
import type { Model } from './model';
import { type ModelFacts, readFacts, writeFacts } from './model-facts';
import type { SessionSettings } from './session-options';
import { type Tuning, tune } from './tune';

export type { QueryVector } from './embed-query';

export interface EncoderOptions {
  /** The most threads one inference may use. */
  readonly imageThreads: number;
  readonly textThreads: number;
}

const CACHED_QUERIES = 1_000;

/**
 * A model at work, in a process of its own that is started by the first call. Each tower is loaded when it is first
 * needed, and the memory of both returns to the system with {@link close}.
 */
export class Encoder {
  readonly model: Model;
  readonly #data: EncoderWorkerData;
  readonly #imageThreads: number;
  readonly #process: EncoderProcess;
  readonly #queries = new LRUCache<string, Promise<QueryVector>>({ max: CACHED_QUERIES });
  readonly #recorded = once(() => this.#readTuning());
  readonly #tuned = once(() => this.#tune());
  #tuning: Tuning | null = null;

  constructor(model: Model, { imageThreads, textThreads }: EncoderOptions) {
    this.model = model;
    this.#imageThreads = imageThreads;
    this.#data = { model, padding: model.padding, textThreads };
    this.#process = startEncoderProcess(this.#data);
  }

  /** Embeds words with the model's own templates; a query asked twice at once is embedded once. */
  query(words: string): Promise<QueryVector> {
    const cached = this.#queries.get(words);
    if (cached !== undefined) return cached;

    const made = this.#process.call('query', words).then((query) => ({ ...query, vector: own(query.vector) }));
    this.#queries.set(words, made);
    // A failure is told to whoever asked, and not remembered.
    made.catch(() => this.#queries.delete(words));
    return made;
  }

  /**
   * @param pixelValues one Float32Array of 3 × height × width per image, as many as {@link batchSize} says
   * @returns one L2-normalised Float32Array of the model's dimensions per image, in order; null where the model gave no
   *   direction
   */
  async images(pixelValues: readonly Float32Array[]): Promise<(Float32Array | null)[]> {
    const settings = await this.#imageSettings();
    try {
      return (await this.#process.call('images', { settings, pixelValues })).map(own);
    } catch (error) {
      if (settings.provider === 'cpu') throw error;
      // A driver may have been removed, or have run out of memory, since it was measured.
      this.#tuning = { ...settings, batch: 1, provider: 'cpu' };
      return this.images(pixelValues);
    }
  }

  /** Every label of the vocabulary, embedded. */
  async labels(): Promise<LabelMatrix> {
    const labels = await this.#process.call('labels', null);
    return { ...labels, vectors: own(labels.vectors) };
  }

  /** Loads the text tower and runs it once, so that the first query need not wait for it. */
  async warmText(): Promise<void> {
    await this.#process.call('warmText', null);
  }

  /** Images per inference this machine is fastest with. Measured once on a machine, which takes a second. */
  async batchSize(): Promise<number> {
    return (await this.#tuned()).batch;
  }

  /** What the model costs on this machine. Measured once, which takes some seconds. */
  async measureSpeed(): Promise<ModelSpeed> {
    const { factsFile } = this.model;
    const known = (await readFacts(factsFile, this.model))?.speed;
    if (known?.machine === describeMachine()) {
      const { machine: _, ...speed } = known;
      return speed;
    }

    const { batch, ...settings } = await this.#tuned();
    const process = startEncoderProcess(this.#data);
    const speed = await process.call('speed', { settings, batch }).finally(() => process.close());
    await this.#keep({ speed: { machine: describeMachine(), ...speed } });
    return speed;
  }

  /** Ends the process. Calls under way fail; another call would start it again. */
  async close(): Promise<void> {
    await this.#process.close();
  }

  async #imageSettings(): Promise<SessionSettings> {
    const tuning = this.#tuning ?? (await this.#recorded());
    return { threads: tuning?.threads ?? this.#imageThreads, provider: tuning?.provider ?? 'cpu' };
  }

  async #readTuning(): Promise<Tuning | null> {
    const recorded = (await readFacts(this.model.factsFile, this.model))?.tuning;
    return recorded?.machine === this.#tunedFor() ? recorded : null;
  }

  async #tune(): Promise<Tuning> {
    this.#tuning = await this.#recorded();
    if (this.#tuning !== null) return this.#tuning;

    this.#tuning = await tune(this.#data, this.#imageThreads);
    // Kept even from a busy machine: what is compared was measured side by side, and a choice a little off costs little.
    await this.#keep({ tuning: { machine: this.#tunedFor(), ...this.#tuning } });
    return this.#tuning;
  }

  #tunedFor(): string {
    return `${describeMachine()}, at most ${this.#imageThreads} threads`;
  }

  async #keep(measured: Partial<ModelFacts>): Promise<void> {
    const { factsFile, identity, padding } = this.model;
    const { revision, dimensions } = identity;
    const known = await readFacts(factsFile, this.model);
    await writeFacts(factsFile, this.model, { ...known, revision, dimensions, padding, ...measured });
  }
}

/** What came from another process lies in a piece of memory it shares with other messages. */
function own<Vector extends Float32Array | null>(vector: Vector): Vector {
  return (vector?.slice() ?? null) as Vector;
}
