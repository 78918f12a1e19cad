import { Encoder } from '../encoder/encoder';
import type { Model } from '../encoder/model';
import type { VectorTable } from '../index/vector-table';
import type { ComparedModel } from '../nouns';
import { similarities } from './covered-vectors';
import { knownSpeed } from './speed';
import { titleOf } from './title';

/** What one model says to a query. */
export interface Said {
  readonly about: Omit<ComparedModel, 'results'>;
  /** With every photo, slot by slot; null when the model can make nothing of the query. */
  readonly similarities: Float64Array | null;
}

/** One of two compared models, with the encoder that answers for it. */
export class ComparedSide {
  readonly model: Model;
  /** Its number in the database. */
  readonly id: number;
  readonly #inUse: () => Encoder | null;
  #own: Encoder | null = null;

  /** @param inUse an encoder of this model that somebody else opens and closes, while there is one */
  constructor(model: Model, id: number, inUse: () => Encoder | null) {
    this.model = model;
    this.id = id;
    this.#inUse = inUse;
  }

  /** Asks the model, and scans every photo. */
  async ask(query: string, table: VectorTable): Promise<Said> {
    const encoder = this.#inUse() ?? (this.#own ??= new Encoder(this.model, { imageThreads: 1, textThreads: 1 }));
    // Loading is no part of what a query takes.
    await encoder.warmText();

    const started = performance.now();
    const { vector, unknownWords } = await encoder.query(query);
    const found = vector === null ? null : similarities(table, vector);
    const tookMs = Math.round((performance.now() - started) * 10) / 10;

    const speed = await knownSpeed(this.model);
    const { reference, name, dtype, bytes } = this.model;
    const title = titleOf(name, dtype);
    return { about: { reference, title, tookMs, unknownWords, bytesOnDisk: bytes, speed }, similarities: found };
  }

  async close(): Promise<void> {
    await this.#own?.close();
    this.#own = null;
  }
}
