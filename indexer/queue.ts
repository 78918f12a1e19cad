import type { Database } from '#lib/store/database';
import { FILL_START, type FillPlace, uncoveredAfter } from '#lib/store/fills';
import { nextPending } from '#lib/store/photos';

/** Where the filling of one model has come to; null once it has seen every photo. */
interface Fill {
  readonly modelId: number;
  place: FillPlace | null;
}

/**
 * Orders the work there is: before all, what a person is looking at; then the `pending` photos, newest first; then indexed photos that a model has no vector of
 * yet, newest first. Each is handed out once. The database is the queue; this only remembers what is under way.
 */
export class PhotoQueue {
  readonly #db: Database;
  readonly #underWay = new Set<number>();
  readonly #pendingAside = new Set<number>();
  readonly #fillsAside = new Set<number>();
  readonly #fills: Fill[] = [];
  /** Photos that go before all others, the one to be taken next last. */
  #first: number[] = [];
  /** Photos set aside before, to be tried again. */
  #again: number[] = [];

  constructor(db: Database) {
    this.#db = db;
  }

  get underWay(): number {
    return this.#underWay.size;
  }

  /** Indexed photos that some model needs and whose files are not to be had now. */
  get fillsAside(): number {
    return this.#fillsAside.size;
  }

  /** Takes up to `count` photos; they are under way until {@link done}. */
  take(count: number): number[] {
    const taken = this.#takeFirst(count);
    taken.push(...this.#takePending(count - taken.length));
    while (taken.length < count) {
      const id = this.#again.pop();
      if (id === undefined) break;
      if (!this.#underWay.has(id)) this.#hand(id, taken);
    }
    for (const fill of this.#fills) this.#takeFills(fill, count, taken);
    return taken;
  }

  /** Has photos handed out before all others, those named last before those named earlier; also one set aside. */
  first(ids: readonly number[]): void {
    const named = new Set(ids);
    this.#first = [...this.#first.filter((id) => !named.has(id)), ...[...named].reverse()];
    for (const id of named) this.#pendingAside.delete(id);
  }

  done(id: number): void {
    this.#underWay.delete(id);
  }

  /** Leaves a photo waiting whose file is not to be had now, such as one on a drive that went away. */
  setAside(id: number, state: 'pending' | 'indexed'): void {
    (state === 'pending' ? this.#pendingAside : this.#fillsAside).add(id);
    this.#underWay.delete(id);
  }

  /** Folders were looked at: those set aside may be had again. */
  reconsider(): void {
    this.#pendingAside.clear();
    this.#again.push(...this.#fillsAside);
    this.#fillsAside.clear();
  }

  /** Goes through the photos for those a model has no vector of, from the newest on. */
  fill(modelId: number): void {
    this.stopFilling(modelId);
    this.#fills.push({ modelId, place: FILL_START });
  }

  stopFilling(modelId: number): void {
    const at = this.#fills.findIndex((fill) => fill.modelId === modelId);
    if (at >= 0) this.#fills.splice(at, 1);
  }

  /** Whether every photo has been handed out that a model had no vector of when it was come to. */
  hasFilled(modelId: number): boolean {
    return this.#again.length === 0 && this.#fills.every((fill) => fill.modelId !== modelId || fill.place === null);
  }

  /** One that needs nothing more by now is handed out, too: whoever gets it sees that, and is done with it. */
  #takeFirst(count: number): number[] {
    const taken: number[] = [];
    while (taken.length < count) {
      const id = this.#first.pop();
      if (id === undefined) break;
      if (!this.#underWay.has(id)) this.#hand(id, taken);
    }
    return taken;
  }

  #takePending(count: number): number[] {
    const taken: number[] = [];
    // Those under way or set aside are still pending, and may be the newest: look past them.
    for (const id of nextPending(this.#db, count + this.#underWay.size + this.#pendingAside.size)) {
      if (taken.length === count) break;
      if (!this.#underWay.has(id) && !this.#pendingAside.has(id)) this.#hand(id, taken);
    }
    return taken;
  }

  #takeFills(fill: Fill, count: number, taken: number[]): void {
    while (taken.length < count && fill.place !== null) {
      const room = count - taken.length;
      const found = uncoveredAfter(this.#db, fill.modelId, fill.place, room);
      for (const { id } of found) if (!this.#underWay.has(id) && !this.#fillsAside.has(id)) this.#hand(id, taken);
      fill.place = found.length < room ? null : (found.at(-1) ?? null);
    }
  }

  #hand(id: number, taken: number[]): void {
    this.#underWay.add(id);
    taken.push(id);
  }
}
