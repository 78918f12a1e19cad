import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '#lib/config';
import { type Model, openModel } from '#lib/encoder/model';
import { log } from '#lib/log';
import { wantedModel } from '#lib/models/choice';
import { activateModel, announceModel } from '#lib/store/active-model';
import { transact } from '#lib/store/database';
import { countUncovered, forgetFillFailures, settleStatesFor } from '#lib/store/fills';
import { countPhotos } from '#lib/store/photos';
import { Turns } from '#lib/turns';
import { staleAlbums } from './fill';
import { type LiveModel, type LiveModelContext, startLiveModel } from './live-model';
import type { LiveModels } from './live-models';
import type { PhotoQueue } from './queue';
import { SwitchReport } from './switch-report';

export interface ModelSwitchParts extends LiveModelContext {
  readonly config: Config;
  readonly models: LiveModels;
  readonly queue: PhotoQueue;
  /** How long readers are given to load the next model before it becomes the active one, in milliseconds. */
  readonly announceMs: number;
  /** Called when there are photos to embed. */
  readonly onWork: () => void;
  /** Told of an error of whatever nobody waits for; it ends the run. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Brings the model a person chose into use: fills its vectors beside the active one's, which goes on answering, and makes
 * it the active one in one transaction once it covers everything. Interrupted, it goes on where it was: what is filled is
 * in the database.
 */
export class ModelSwitcher {
  readonly #parts: ModelSwitchParts;
  readonly #turns = new Turns();
  readonly #report: SwitchReport;
  /** The reference of a model that did not work in this run. */
  #unusable: string | null = null;
  /** What a model is called, by what it was asked for as. */
  readonly #canonical = new Map<string, string>();
  /** Only photos that cannot be reached are left. */
  #isWaiting = false;

  constructor(parts: ModelSwitchParts) {
    this.#parts = parts;
    this.#report = new SwitchReport(parts.db, parts.queue);
  }

  /** Starts, goes on with, or gives up a switch, as the choice now is. Never throws for a model that does not work. */
  look(): Promise<void> {
    return this.#turns.take(() => this.#look());
  }

  /** As {@link look}, but a model that did not work is tried once more: a person has chosen it again. */
  lookAgain(): Promise<void> {
    return this.#turns.take(() => {
      this.#unusable = null;
      return this.#look();
    });
  }

  /** Told how many photos were embedded. */
  noteFilled(photos: number): void {
    this.#report.noteFilled(photos);
  }

  /** There is nothing left in the queue: the switch may be complete. */
  noteDry(): void {
    if (this.#parts.models.next !== null) this.look().catch(this.#parts.onFault);
  }

  /** Tells how far it has come; writes nothing while nothing changes. */
  report(): void {
    const { models } = this.#parts;
    if (models.next !== null) this.#report.write(models.next, this.#isWaiting);
  }

  /** Resolves when no step of a switch is under way; once the run has ended, none follows. */
  ended(): Promise<void> {
    return this.#turns.ended();
  }

  /** Whether there is a switch that can go on by itself. */
  get isUnderWay(): boolean {
    return this.#parts.models.next !== null && !this.#isWaiting;
  }

  async #look(): Promise<void> {
    const { db, config, models, signal } = this.#parts;
    if (signal.aborted) return;
    const wanted = wantedModel(db, config);

    if (models.next !== null && !this.#isMeant(models.next, wanted.reference)) await this.#giveUp(models.next);
    if (this.#isMeant(models.active, wanted.reference)) return this.#report.clear();
    if (wanted.reference === this.#unusable) return;
    if (models.next === null && !(await this.#begin(wanted.reference))) return;
    if (models.next !== null) await this.#flipWhenComplete(models.next, wanted.leaveOutMissing);
  }

  async #begin(reference: string): Promise<boolean> {
    const { db, paths, models, queue, onWork } = this.#parts;
    try {
      const model = await openModel(reference, paths);
      this.#canonical.set(reference, model.reference);
      if (this.#isMeant(models.active, reference)) {
        this.#report.clear();
        return false;
      }

      // Its albums' rules must be known before the first photo is stored with it.
      const next = await startUpToDate(model, this.#parts);
      forgetFillFailures(db, next.id);
      this.#isWaiting = false;
      this.#report.count(next);
      await models.begin(next);
      queue.fill(next.id);
      onWork();
      return true;
    } catch (error) {
      log.warn({ err: error }, `The model ${reference} cannot be used; searches go on with the one before.`);
      this.#unusable = reference;
      this.#report.writeFailure(reference, error);
      return false;
    }
  }

  /** A setting may name a model otherwise than the model is called: without its precision, for example. */
  #isMeant({ model }: LiveModel, reference: string): boolean {
    return model.reference === (this.#canonical.get(reference) ?? reference);
  }

  async #giveUp(next: LiveModel): Promise<void> {
    const { db, models, queue } = this.#parts;
    queue.stopFilling(next.id);
    announceModel(db, null);
    await models.abandon();
    this.#report.clear();
  }

  async #flipWhenComplete(next: LiveModel, leaveOutMissing: boolean): Promise<void> {
    const { queue, signal, onWork } = this.#parts;
    if (!queue.hasFilled(next.id) || queue.underWay > 0) return;

    const left = this.#report.count(next);
    if (left > queue.fillsAside) {
      // Photos came back, or arrived, behind where the filling had come to.
      queue.fill(next.id);
      this.#isWaiting = false;
      return onWork();
    }
    this.#isWaiting = left > 0 && !leaveOutMissing;
    if (this.#isWaiting) return this.#report.write(next, true);
    if (!(await next.bringUpToDate())) return;
    await next.publisher.publishIfDue(true);
    await this.#announce(next);
    if (!signal.aborted) await this.#flip(next, leaveOutMissing);
  }

  /** Readers load the next model meanwhile, so that no search waits for it after the flip. */
  async #announce(next: LiveModel): Promise<void> {
    const { db, announceMs, signal } = this.#parts;
    announceModel(db, next.id);
    if (countPhotos(db).indexed === 0) return;
    try {
      await wait(announceMs, undefined, { signal });
    } catch {
      // The run ends; the next one announces anew.
    }
  }

  async #flip(next: LiveModel, leaveOutMissing: boolean): Promise<void> {
    const { db, config, models, queue } = this.#parts;
    const isChosen = () => this.#isMeant(next, wantedModel(db, config).reference);
    const flip = () =>
      transact(db, () => {
        const left = countUncovered(db, next.id);
        const isComplete = left === 0 || (leaveOutMissing && left <= queue.fillsAside);
        if (!isChosen() || !isComplete || staleAlbums(db, next.id).length > 0) return false;

        settleStatesFor(db, next.id);
        activateModel(db, next.id);
        this.#report.clear();
        return true;
      });

    const former = models.active;
    if (await models.promote(flip)) queue.stopFilling(former.id);
    else this.noteDry();
  }
}

async function startUpToDate(model: Model, parts: ModelSwitchParts): Promise<LiveModel> {
  const live = await startLiveModel(model, parts);
  try {
    await live.bringUpToDate();
    return live;
  } catch (error) {
    await live.close();
    throw error;
  }
}
