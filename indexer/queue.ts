import type { Database } from '#lib/store/database';
import { nextPending } from '#lib/store/photos';

/**
 * Orders the work that the `pending` photos of the database are: newest first, each handed out once. The database is the
 * queue; this only remembers what is under way.
 */
export class PhotoQueue {
  readonly #db: Database;
  readonly #underWay = new Set<number>();
  readonly #setAside = new Set<number>();

  constructor(db: Database) {
    this.#db = db;
  }

  get underWay(): number {
    return this.#underWay.size;
  }

  /** Takes up to `count` photos; they are under way until {@link done}. */
  take(count: number): number[] {
    const taken: number[] = [];
    // Those under way or set aside are still pending, and may be the newest: look past them.
    for (const id of nextPending(this.#db, count + this.#underWay.size + this.#setAside.size)) {
      if (taken.length === count) break;
      if (!this.#underWay.has(id) && !this.#setAside.has(id)) taken.push(id);
    }

    for (const id of taken) this.#underWay.add(id);
    return taken;
  }

  done(id: number): void {
    this.#underWay.delete(id);
  }

  /** Leaves a photo waiting whose file is not to be had now, such as one on a drive that went away. */
  setAside(id: number): void {
    this.#setAside.add(id);
    this.#underWay.delete(id);
  }

  /** Folders were looked at: those set aside may be had again. */
  reconsider(): void {
    this.#setAside.clear();
  }
}
