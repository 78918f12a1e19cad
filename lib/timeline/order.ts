import { setImmediate as breathe } from 'node:timers/promises';
import { type Database, dataVersion } from '../store/database';
import { type DatedPhoto, datedPhotosAfter, lastRevision, timelineChangesSince } from '../store/timeline';

const PAGE = 20_000;
const DAY_MS = 86_400_000;

/** The library at one moment, newest first; `ids` and `moments` run in parallel and never change. */
export interface Timeline {
  /** The revision it is of. */
  readonly version: number;
  readonly ids: Uint32Array;
  /** Milliseconds since 1970. */
  readonly moments: Float64Array;
  /** Each day that has photos, in days since 1970, and how many, newest first. */
  readonly days: readonly number[];
  readonly counts: readonly number[];
}

/** Keeps the order of the whole library in step with the database, which another process writes. */
export class TimelineOrder {
  readonly #db: Database;
  #timeline: Timeline | null = null;
  #revision = 0;
  #dataVersion = -1;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The library as it is now; the same object as long as nothing in it changed. Costs one pragma then. */
  async now(): Promise<Timeline> {
    const version = dataVersion(this.#db);
    if (this.#timeline !== null && version === this.#dataVersion) return this.#timeline;

    const before = this.#timeline ?? (await this.#read());
    this.#timeline = await this.#catchUp(before);
    this.#dataVersion = version;
    return this.#timeline;
  }

  /** Reads everything, in steps, so that searches come in between; what changes meanwhile is caught up with. */
  async #read(): Promise<Timeline> {
    this.#revision = lastRevision(this.#db);
    const writer = new TimelineWriter();
    for (let last: DatedPhoto | null = null; ;) {
      const page = datedPhotosAfter(this.#db, last, PAGE);
      for (const { id, takenAt } of page) writer.add(id, takenAt);
      if (page.length < PAGE) return writer.finish(this.#revision);
      last = page.at(-1) ?? null;
      await breathe();
    }
  }

  async #catchUp(timeline: Timeline): Promise<Timeline> {
    const changed = new Map<number, number | null>();
    for (;;) {
      const changes = timelineChangesSince(this.#db, this.#revision, PAGE);
      for (const { id, takenAt, revision } of changes) {
        changed.set(id, takenAt);
        this.#revision = revision;
      }
      if (changes.length < PAGE) break;
      await breathe();
    }
    return changed.size === 0 ? timeline : withChanges(timeline, changed, this.#revision);
  }
}

/** Where a photo stands, by its moment; null when it is not there. */
export function placeOf({ ids, moments }: Timeline, { id, takenAt }: DatedPhoto): number | null {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const here = { id: ids[middle] ?? 0, takenAt: moments[middle] ?? 0 };
    if (newestFirst(here, { id, takenAt }) < 0) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : null;
}

function withChanges(timeline: Timeline, changed: ReadonlyMap<number, number | null>, version: number): Timeline {
  const come = [...changed].flatMap(([id, takenAt]) => (takenAt === null ? [] : [{ id, takenAt }])).sort(newestFirst);
  const writer = new TimelineWriter(timeline.ids.length + come.length);
  let next = 0;
  // Without an object for each photo: there may be a million, and searches wait.
  for (let i = 0; i < timeline.ids.length; i++) {
    const [id, takenAt] = [timeline.ids[i] ?? 0, timeline.moments[i] ?? 0];
    if (changed.has(id)) continue;
    for (let one = come[next]; one && newestFirst(one, { id, takenAt }) < 0; one = come[++next])
      writer.add(one.id, one.takenAt);
    writer.add(id, takenAt);
  }
  for (const { id, takenAt } of come.slice(next)) writer.add(id, takenAt);
  const changedOne = writer.finish(version);
  return isSame(timeline, changed, changedOne.ids.length) ? timeline : changedOne;
}

/** Photos that only wait or failed change nothing. */
function isSame({ ids }: Timeline, changed: ReadonlyMap<number, number | null>, photos: number): boolean {
  return ids.length === photos && [...changed.values()].every((takenAt) => takenAt === null);
}

/** Takes photos, newest first. */
class TimelineWriter {
  #ids: Uint32Array;
  #moments: Float64Array;
  #length = 0;
  readonly #days: number[] = [];
  readonly #counts: number[] = [];

  constructor(capacity = PAGE) {
    this.#ids = new Uint32Array(capacity);
    this.#moments = new Float64Array(capacity);
  }

  add(id: number, takenAt: number): void {
    if (this.#length === this.#ids.length) this.#grow();
    this.#ids[this.#length] = id;
    this.#moments[this.#length++] = takenAt;

    const day = Math.floor(takenAt / DAY_MS);
    if (day === this.#days.at(-1)) this.#counts[this.#counts.length - 1] = (this.#counts.at(-1) ?? 0) + 1;
    else {
      this.#days.push(day);
      this.#counts.push(1);
    }
  }

  finish(version: number): Timeline {
    const [ids, moments] = [this.#ids.slice(0, this.#length), this.#moments.slice(0, this.#length)];
    return { version, ids, moments, days: this.#days, counts: this.#counts };
  }

  #grow(): void {
    const [ids, moments] = [this.#ids, this.#moments];
    this.#ids = new Uint32Array(2 * ids.length + PAGE);
    this.#moments = new Float64Array(2 * moments.length + PAGE);
    this.#ids.set(ids);
    this.#moments.set(moments);
  }
}

/** Orders photos as the timeline has them. */
export function newestFirst(a: DatedPhoto, b: DatedPhoto): number {
  return b.takenAt - a.takenAt || b.id - a.id;
}
