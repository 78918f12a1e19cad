import { openModel } from '#lib/encoder/model';
import type { Config } from '#lib/config';
import { RummageError } from '#lib/errors';
import { log } from '#lib/log';
import { wantedModel } from '#lib/models/choice';
import { activateModel, announceModel, readActiveModel } from '#lib/store/active-model';
import { findModel } from '#lib/store/models';
import { countPhotos } from '#lib/store/photos';
import { Turns } from '#lib/turns';
import { type LiveModel, type LiveModelContext, startLiveModel } from './live-model';

/** The models of one run: the active one, and the next while it is being made ready. */
export class LiveModels {
  readonly #turns = new Turns();
  readonly #batches = new Set<Promise<void>>();
  #active: LiveModel;
  #next: LiveModel | null = null;

  constructor(active: LiveModel) {
    this.#active = active;
  }

  get active(): LiveModel {
    return this.#active;
  }

  get next(): LiveModel | null {
    return this.#next;
  }

  get all(): readonly LiveModel[] {
    return this.#next === null ? [this.#active] : [this.#active, this.#next];
  }

  /**
   * Begins a batch; others may be under way. Comings and goings of models wait until none is: no batch loses its model.
   *
   * @returns when the batch has ended
   */
  async batch(work: () => Promise<void>): Promise<void> {
    const { ended } = await this.#turns.take(async () => {
      const ended = work();
      const settled = ended.catch(() => undefined).then(() => void this.#batches.delete(settled));
      this.#batches.add(settled);
      return { ended };
    });
    await ended;
  }

  /** From here on photos are embedded with `model`, too. */
  begin(model: LiveModel): Promise<void> {
    return this.#alone(async () => {
      this.#next = model;
    });
  }

  /** Gives up the next model; what it computed stays. */
  abandon(): Promise<void> {
    return this.#alone(async () => {
      const next = this.#next;
      this.#next = null;
      await next?.close();
    });
  }

  /** Makes the next model the active one if `flip` says that it was made so; the former one ends. */
  promote(flip: () => boolean): Promise<boolean> {
    return this.#alone(async () => {
      const former = this.#active;
      if (this.#next === null || !flip()) return false;

      this.#active = this.#next;
      this.#next = null;
      await former.close();
      return true;
    });
  }

  /** Takes in the label sets as they are now; with photos, what a person said of their tags. */
  async retag(photoIds: readonly number[] | null): Promise<void> {
    for (const model of this.all) await (photoIds === null ? model.bringUpToDate() : model.retag(photoIds));
  }

  /** Takes in the rules of the albums as they are now. */
  async refillAlbums(): Promise<void> {
    for (const { albums } of this.all) await albums.refillStale();
  }

  async close(): Promise<void> {
    await this.#alone(async () => {
      for (const model of this.all) await model.close();
    });
  }

  #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#turns.take(async () => {
      await Promise.all(this.#batches);
      return work();
    });
  }
}

/**
 * Starts the model whose vectors searches are answered by. While nothing answers yet, or what did is gone for good,
 * that is the one wanted.
 *
 * @throws RummageError `bad-model` when there is none that works
 */
export async function startActiveModel(context: LiveModelContext, config: Config): Promise<LiveModel> {
  const { db } = context;
  announceModel(db, null);

  const kept = await startKept(context);
  if (kept !== null) return kept;

  const { reference } = wantedModel(db, config);
  const model = await startLiveModel(await openModel(reference, context.paths), context);
  activateModel(db, model.id);
  return model;
}

/** The model that was active before; null when there was none, or its files are gone or others now. */
async function startKept(context: LiveModelContext): Promise<LiveModel | null> {
  const { db, paths } = context;
  const active = readActiveModel(db);
  if (active === null) return null;

  try {
    const model = await openModel(active.model.reference, paths);
    // Whether it works at all had better be told before photos are looked at; where none waits, nothing needs it yet.
    const waits = countPhotos(db).pending === 0;
    if (findModel(db, model.identity) === active.model.id) return await startLiveModel(model, context, waits);
    log.warn(`The files of ${active.model.reference} have changed; photos are embedded anew.`);
  } catch (error) {
    // Whatever else goes wrong passes: another model in its place would empty searches for it.
    if (!(error instanceof RummageError) || error.code !== 'bad-model') throw error;
    log.warn(
      { err: error },
      `The model ${active.model.reference} cannot be used any more; the one chosen takes its place.`,
    );
  }
  return null;
}
