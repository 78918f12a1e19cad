import type { Encoder } from '../encoder/encoder';
import type { Model } from '../encoder/model';
import { log } from '../log';
import { readActiveModel } from '../store/active-model';
import { readModel } from '../store/models';
import { Turns } from '../turns';
import { type Engine, type EngineParts, openEngine } from './engine';

/** An engine being made ready for a model that is about to become the active one. */
interface Prepared {
  readonly modelId: number;
  readonly engine: Promise<Engine | null>;
}

/**
 * The engine of the active model, whichever that is now. The next one is made ready as soon as it is announced, so that no
 * search waits for it after the flip; and no answer mixes two models.
 */
export class Engines {
  readonly #parts: EngineParts;
  readonly #wanted: () => string;
  readonly #turns = new Turns();
  /** Questions each encoder's engines are answering: two engines in turn can have the same one. */
  readonly #users = new Map<Encoder, number>();
  #current: Engine | null = null;
  #prepared: Prepared | null = null;
  #followed: number | null = null;

  /** @param wanted tells the reference of the model a person wants, used while no model is active yet */
  constructor(parts: EngineParts, wanted: () => string) {
    this.#parts = parts;
    this.#wanted = wanted;
  }

  /**
   * Answers with the active model; when another became active meanwhile, answers again, because what is read from the
   * database changed with it.
   *
   * @throws RummageError what `ask` throws, or `bad-model`
   */
  async answer<Answer>(ask: (engine: Engine) => Promise<Answer>): Promise<Answer> {
    for (;;) {
      const engine = await this.#turns.take(() => this.#active());
      this.#users.set(engine.encoder, (this.#users.get(engine.encoder) ?? 0) + 1);
      const answer = await ask(engine).finally(() => this.#leave(engine.encoder));
      if (this.#activeId() === engine.modelId) return answer;
    }
  }

  /** Makes the announced model ready, drops what was made ready in vain, ends a former one. Call it now and then. */
  look(): void {
    const active = readActiveModel(this.#parts.db);
    const nextId = active?.nextId ?? null;
    if (this.#prepared !== null && this.#prepared.modelId !== nextId && this.#prepared.modelId !== active?.model.id) {
      this.#drop(this.#prepared);
    }
    if (nextId !== null && this.#prepared === null && this.#current !== null) this.#prepare(nextId);
    // The former model's memory is given back also when nobody searches.
    const isFormer = active !== null && this.#current !== null && this.#current.modelId !== active.model.id;
    if (isFormer && this.#followed !== active.model.id) this.#follow(active.model.id);
  }

  /** The number of the model made ready, once it is; null when none is. */
  async prepared(): Promise<number | null> {
    return (await this.#prepared?.engine)?.modelId ?? null;
  }

  /** The encoder in use, if it is of this model. */
  encoderOf(model: Pick<Model, 'reference'>): Encoder | null {
    const encoder = this.#current?.encoder ?? null;
    return encoder?.model.reference === model.reference ? encoder : null;
  }

  /** Ends everything. */
  async close(): Promise<void> {
    if (this.#prepared !== null) this.#drop(this.#prepared);
    await this.#current?.encoder.close();
    this.#current = null;
  }

  async #active(): Promise<Engine> {
    const { db } = this.#parts;
    const active = readActiveModel(db);
    const modelId = active?.model.id ?? null;
    if (this.#current !== null && this.#current.modelId === modelId) return this.#current;

    const prepared = this.#prepared?.modelId === modelId ? await this.#prepared.engine : null;
    const former = this.#current;
    const reference = active?.model.reference ?? this.#wanted();
    const engine = prepared ?? (await openEngine(reference, modelId, this.#parts, former?.encoder));
    this.#current = engine;
    if (this.#prepared?.modelId === modelId) this.#prepared = null;
    const isLeft = former !== null && former.encoder !== engine.encoder;
    if (isLeft && !this.#users.has(former.encoder)) await former.encoder.close();
    return engine;
  }

  /** The last question to a former encoder ends it. */
  #leave(encoder: Encoder): void {
    const left = (this.#users.get(encoder) ?? 1) - 1;
    if (left > 0) this.#users.set(encoder, left);
    else this.#users.delete(encoder);
    if (left === 0 && encoder !== this.#current?.encoder) void encoder.close();
  }

  #activeId(): number | null {
    return readActiveModel(this.#parts.db)?.model.id ?? null;
  }

  /** Tried once for each model: why it cannot be loaded is told to whoever searches. */
  #follow(modelId: number): void {
    this.#followed = modelId;
    this.#turns
      .take(() => this.#active())
      .catch((error: unknown) => log.warn({ err: error }, 'The active model could not be loaded for searches.'));
  }

  #prepare(modelId: number): void {
    const reference = readModel(this.#parts.db, modelId)?.reference;
    if (reference !== undefined) this.#prepared = { modelId, engine: this.#open(reference, modelId) };
  }

  /** Null when it cannot be made ready: whoever needs it tries again, and is told why. */
  async #open(reference: string, modelId: number): Promise<Engine | null> {
    try {
      const engine = await openEngine(reference, modelId, this.#parts);
      await engine.warm();
      return engine;
    } catch (error) {
      log.warn({ err: error }, `The model ${reference} could not be made ready for searches.`);
      return null;
    }
  }

  #drop({ engine }: Prepared): void {
    this.#prepared = null;
    void engine.then((made) => made?.encoder.close());
  }
}
