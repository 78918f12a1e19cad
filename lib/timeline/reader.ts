import { RummageError } from '../errors';
import { burstGroups } from '../duplicates/bursts';
import type { Database } from '../store/database';
import { placeholdersOf } from '../store/placeholders';
import { datesOf, timelinePhotos } from '../store/timeline';
import { CHUNK_SIZE, encodeChunk } from './chunk';
import { encodePlaceholders } from './placeholders';
import { newestFirst, placeOf, type Timeline, TimelineOrder } from './order';

/** Former timelines that are still read from, so that one being looked at need not be given up with every new photo. */
const MOST_KEPT = 4;

/** What there is, without the photos themselves. */
export interface TimelineSummary {
  /** Names the timeline that chunks are asked of. */
  readonly version: number;
  readonly photos: number;
  readonly chunkSize: number;
  /** Each day that has photos, in days since 1970, newest first, and how many it has. */
  readonly days: readonly number[];
  readonly counts: readonly number[];
  /** Where the photo that was asked for stands; null when it is not there, or none was. */
  readonly place: number | null;
}

export interface ChunkQuery {
  readonly version: number;
  readonly chunk: number;
}

/** Answers what the timeline asks; lives in the search worker. */
export class TimelineReader {
  readonly #db: Database;
  readonly #order: TimelineOrder;
  readonly #kept: Timeline[] = [];
  #reading: Promise<Timeline> | null = null;

  constructor(db: Database) {
    this.#db = db;
    this.#order = new TimelineOrder(db);
  }

  /** @param photoId a photo whose place is asked for, too */
  async summary(photoId: number | null): Promise<TimelineSummary> {
    const timeline = await this.#now();
    const { version, ids, days, counts } = timeline;
    const [photo] = photoId === null ? [] : datesOf(this.#db, [photoId]);
    const place = photo === undefined ? null : placeOf(timeline, photo);
    return { version, photos: ids.length, chunkSize: CHUNK_SIZE, days, counts, place };
  }

  /** A run of photos, as `chunk.ts` writes it. @throws RummageError `not-found`, or `conflict` when that timeline is not kept any more */
  async chunk(query: ChunkQuery): Promise<Uint8Array> {
    return this.#encode(await this.#idsOf(query));
  }

  /** The placeholders of such a run, as `placeholders.ts` writes them. @throws RummageError as `chunk` does */
  async placeholders(query: ChunkQuery): Promise<Uint8Array> {
    const ids = await this.#idsOf(query);
    const hashes = placeholdersOf(this.#db, ids);
    return encodePlaceholders(ids.map((id) => hashes.get(id) ?? null));
  }

  async #idsOf({ version, chunk }: ChunkQuery): Promise<number[]> {
    const timeline = this.#kept.find((kept) => kept.version === version) ?? (await this.#now());
    if (timeline.version !== version) {
      throw new RummageError('conflict', `The library has changed since version ${version}.`, {
        hint: 'Ask for the timeline again.',
      });
    }
    const ids = [...timeline.ids.subarray(chunk * CHUNK_SIZE, (chunk + 1) * CHUNK_SIZE)];
    if (ids.length === 0) {
      throw new RummageError('not-found', `The timeline has no chunk ${chunk}.`, {
        hint: `It has ${Math.ceil(timeline.ids.length / CHUNK_SIZE)}, counted from 0.`,
      });
    }
    return ids;
  }

  async #now(): Promise<Timeline> {
    // Asked for twice at once, the library is read once.
    const timeline = await (this.#reading ??= this.#order.now().finally(() => (this.#reading = null)));
    if (!this.#kept.includes(timeline)) this.#kept.unshift(timeline);
    this.#kept.splice(MOST_KEPT);
    return timeline;
  }

  #encode(ids: readonly number[]): Uint8Array {
    const photos = new Map(timelinePhotos(this.#db, ids).map((photo) => [photo.id, photo]));
    const bursts = this.#bursts(ids);
    return encodeChunk(
      ids.map((id) => {
        const photo = photos.get(id);
        if (photo === undefined)
          return { id, width: 0, height: 0, color: null, version: '', favourite: false, burst: null };
        return { ...photo, burst: bursts.has(id) ? (bursts.get(id) ?? null) : 0 };
      }),
    );
  }

  /** Of photos of bursts: how many their burst has for the newest, which stands for it; null for the others. */
  #bursts(ids: readonly number[]): ReadonlyMap<number, number | null> {
    const groups = burstGroups(this.#db, ids);
    const dates = new Map(datesOf(this.#db, groups.flat()).map((photo) => [photo.id, photo]));
    return new Map(
      groups.flatMap((group) => {
        const photos = group.flatMap((id) => dates.get(id) ?? []);
        const [newest] = photos.toSorted(newestFirst);
        return photos.map(({ id }) => [id, id === newest?.id ? photos.length : null] as const);
      }),
    );
  }
}
