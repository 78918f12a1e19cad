import { freemem } from 'node:os';
import { LRUCache } from 'lru-cache';
import type { ModelSpeed } from '../nouns';
import { once } from '../once';
import type { LabelMatrix } from '../tags/zero-shot';
import type { LabelPrompt } from './embed-prompts';
import type { QueryVector } from './embed-query';
import type { EncoderWorkerData } from './encoder-calls';
import type { ImageSize } from './free-size';
import { type EncoderProcess, startEncoderProcess } from './encoder-process';
import { describeMachine } from './machine';
import { Lanes } from './lanes';
import type { Model } from './model';
import { type ModelFacts, readFacts, writeFacts } from './model-facts';
import type { PatchGrid } from './patch-grids';
import type { ModelInput } from './pixels';
import type { SessionSettings } from './session-options';
import { type Tuning, tune } from './tune';

export type { QueryVector } from './embed-query';

export interface EncoderOptions {
  /** The most threads one inference may use. */
  readonly imageThreads: number;
  readonly textThreads: number;
  /** The most image towers at work side by side, each in a process of its own: one, unless said otherwise. */
  readonly lanes?: number;
}

const CACHED_QUERIES = 1_000;
/** Another image tower is only loaded while this many times the model's files would fit into free memory. */
const SPARE = 4;
/** Images from which on it is worth a second or two to find the fastest settings, and to load another image tower. */
const MANY_IMAGES = 100;

/**
 * A model at work, in a process of its own that is started by the first call, and more of them where images may take
 * several lanes. Each tower is loaded when it is first needed; the memory of all returns to the system with {@link close}.
 */
export class Encoder {
  readonly model: Model;
  readonly #data: EncoderWorkerData;
  readonly #imageThreads: number;
  readonly #lanes: Lanes;
  readonly #queries = new LRUCache<string, Promise<QueryVector>>({ max: CACHED_QUERIES });
  readonly #recorded = once(() => this.#readTuning());
  readonly #tuned = once(() => this.#tune());
  #tuning: Tuning | null = null;
  #images = 0;

  constructor(model: Model, { imageThreads, textThreads, lanes = 1 }: EncoderOptions) {
    this.model = model;
    this.#imageThreads = imageThreads;
    this.#data = { model, padding: model.padding, textThreads };
    const hasRoom = () => this.#isBusy && freemem() > SPARE * model.bytes;
    this.#lanes = new Lanes(() => startEncoderProcess(this.#data), lanes, hasRoom);
  }

  /** Embeds words with the model's own templates; a query asked twice at once is embedded once. */
  query(words: string): Promise<QueryVector> {
    const cached = this.#queries.get(words);
    if (cached !== undefined) return cached;

    const made = this.#lanes.first.call('query', words).then((query) => ({ ...query, vector: own(query.vector) }));
    this.#queries.set(words, made);
    // A failure is told to whoever asked, and not remembered.
    made.catch(() => this.#queries.delete(words));
    return made;
  }

  /**
   * @param inputs one per image, as many as {@link batchSize} says: height × width × 3 bytes of red, green and blue, or the
   *   Float32Array of 3 × height × width that `normalisePixels` makes of them
   * @returns one L2-normalised Float32Array of the model's dimensions per image, in order; null where the model gave no
   *   direction
   * @throws RummageError `unavailable` when the process ended meanwhile; the next call starts another
   */
  async images(inputs: readonly ModelInput[]): Promise<(Float32Array | null)[]> {
    this.#images += inputs.length;
    const rows = await this.#runImages((process, settings) => process.call('images', { settings, inputs }));
    return rows.map(own);
  }

  /**
   * @param inputs one per image, as {@link images} takes them
   * @returns the patches of each image, in order; null for a model that tells of none
   * @throws RummageError `unavailable` when the process ended meanwhile; the next call starts another
   */
  async patches(inputs: readonly ModelInput[]): Promise<PatchGrid[] | null> {
    const grids = await this.#runImages((process, settings) => process.call('patches', { settings, inputs }));
    return grids?.map((grid) => ({ ...grid, vectors: own(grid.vectors) })) ?? null;
  }

  /**
   * @param input height × width × 3 bytes of red, green and blue
   * @param size multiples of `PATCH`, about as large as the model's own images
   * @returns the patches of an image of any size; null for a model that takes one size only, or tells of no patches
   * @throws RummageError `unavailable` when the process ended meanwhile; the next call starts another
   */
  async wholePatches(input: Uint8Array, size: ImageSize): Promise<PatchGrid | null> {
    const grid = await this.#runImages((process, settings) => process.call('wholePatches', { settings, input, size }));
    return grid && { ...grid, vectors: own(grid.vectors) };
  }

  /** Every label of the vocabulary, embedded. */
  async labels(): Promise<LabelMatrix> {
    const labels = await this.#lanes.first.call('labels', null);
    return { ...labels, vectors: own(labels.vectors) };
  }

  /** Embeds labels by their prompts, in order; null for one the model knows no prompt of. */
  async prompts(labels: readonly (readonly LabelPrompt[])[]): Promise<(Float32Array | null)[]> {
    const rows = await this.#lanes.first.call('prompts', labels);
    return rows.map(own);
  }

  /** Loads the text tower and runs it once, so that the first query need not wait for it. */
  async warmText(): Promise<void> {
    await this.#lanes.first.call('warmText', null);
  }

  /**
   * Images per inference this machine is fastest with. Measured once on a machine, which takes a second; until there were
   * enough images for that to be worth while, they go one by one.
   */
  async batchSize(): Promise<number> {
    const tuning = this.#isBusy ? await this.#tuned() : (this.#tuning ?? (await this.#recorded()));
    return tuning?.batch ?? 1;
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
    await this.#lanes.close();
  }

  get #isBusy(): boolean {
    return this.#images >= MANY_IMAGES;
  }

  async #runImages<Result>(
    run: (process: EncoderProcess, settings: SessionSettings) => Promise<Result>,
  ): Promise<Result> {
    const settings = await this.#imageSettings();
    try {
      return await this.#lanes.use((process) => run(process, settings));
    } catch (error) {
      if (settings.provider === 'cpu') throw error;
      // A driver may have been removed, or have run out of memory, since it was measured.
      this.#tuning = { ...settings, batch: 1, provider: 'cpu' };
      return this.#runImages(run);
    }
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
