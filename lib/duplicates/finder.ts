import { basename } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { DuplicateGroup, DuplicateKind, DuplicateList, DuplicatePhoto, SearchResult } from '../nouns';
import { type Database, dataVersion } from '../store/database';
import { duplicateFacts, lookAlikesAfter, photosInSeveralFiles, sameContentPairs, worthOf } from '../store/duplicates';
import { describePhotos } from '../store/search';
import { Turns } from '../turns';
import { burstMembers } from './bursts';
import { connected, groupAroundBest, MOST_IN_GROUP, type Pair } from './groups';
import { byWorth, type Worth } from './worth';

export interface DuplicateQuery {
  readonly kind: DuplicateKind;
  /** Of groups. */
  readonly limit: number;
  readonly offset: number;
}

/** Ids, the one best kept first; the largest groups first. */
type Groups = Readonly<Record<DuplicateKind, readonly (readonly number[])[]>>;

/** Rows read at once: some 5 ms, after which searches have their turn. */
const PAGE = 2_000;

/** Groups the pairs the indexer noted, as they are now; lives in the search worker. */
export class DuplicateFinder {
  readonly #db: Database;
  readonly #turns = new Turns();
  #found: { readonly version: number; readonly groups: Groups } | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  async list({ kind, limit, offset }: DuplicateQuery): Promise<DuplicateList> {
    const { exact, near, burst } = await this.#turns.take(() => this.#groups());
    const counts = { exact: exact.length, near: near.length, burst: burst.length };
    const page = { exact, near, burst }[kind].slice(offset, offset + limit);
    return { kind, counts, groups: page.map((ids) => this.#describe(ids)).filter(({ photos }) => photos.length > 0) };
  }

  /** The burst a photo is part of, as it was taken; none when it is in none. */
  async burst(photoId: number): Promise<SearchResult[]> {
    const photos = describePhotos(this.#db, burstMembers(this.#db, photoId));
    return photos.map(toResult).sort((a, b) => (a.takenAt ?? '').localeCompare(b.takenAt ?? '') || byPath(a, b));
  }

  /** Found anew whenever anything was written since. */
  async #groups(): Promise<Groups> {
    const version = dataVersion(this.#db);
    if (this.#found?.version === version) return this.#found.groups;

    const pairs = await this.#pairs();
    const exactPairs = sameContentPairs(this.#db);
    await breathe();
    const filed = photosInSeveralFiles(this.#db);
    await breathe();
    const worth = await this.#worth(new Set([...pairs.near, ...pairs.burst, ...exactPairs].flat()));
    // A photo may have been forgotten since its pairs were read.
    const isThere = (pair: Pair) => pair.every((id) => worth.has(id));
    const compare = (a: number, b: number) => byWorth(worth.get(a) as Worth, worth.get(b) as Worth);

    const exact = [
      ...groupAroundBest(exactPairs.filter(isThere), compare).map((ids) => ({ ids, size: ids.length })),
      ...filed.map(({ id, files }) => ({ ids: [id], size: files })),
    ];
    const groups = {
      exact: exact.sort((a, b) => b.size - a.size).map(({ ids }) => ids),
      near: largestFirst(groupAroundBest(pairs.near.filter(isThere), compare)),
      burst: largestFirst(
        connected(pairs.burst.filter(isThere))
          .flatMap(inParts)
          .map((ids) => ids.sort(compare)),
      ),
    };
    this.#found = { version, groups };
    return groups;
  }

  async #pairs(): Promise<Readonly<Record<'near' | 'burst', Pair[]>>> {
    const pairs = { near: [] as Pair[], burst: [] as Pair[] };
    for (let after = { photoId: 0, otherId: 0 }; ;) {
      const page = lookAlikesAfter(this.#db, after, PAGE);
      for (const { photoId, otherId, relation } of page) pairs[relation].push([photoId, otherId]);
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return pairs;
      after = last;
      await breathe();
    }
  }

  async #worth(ids: ReadonlySet<number>): Promise<Map<number, Worth>> {
    const all = [...ids];
    const worth = new Map<number, Worth>();
    for (let i = 0; i < all.length; i += PAGE) {
      for (const row of worthOf(this.#db, all.slice(i, i + PAGE))) worth.set(row.id, row);
      await breathe();
    }
    return worth;
  }

  #describe(ids: readonly number[]): DuplicateGroup {
    const facts = new Map(duplicateFacts(this.#db, ids).map((row) => [row.id, row]));
    const photos = describePhotos(this.#db, ids).flatMap((photo): DuplicatePhoto[] => {
      const row = facts.get(photo.id);
      if (row === undefined) return [];
      const files = row.files.map(({ folder, path }) => ({ folderName: basename(folder), path }));
      return [{ ...toResult(photo), ...row, files }];
    });
    return { photos };
  }
}

const toResult = (photo: ReturnType<typeof describePhotos>[number]): SearchResult => ({
  ...photo,
  similarity: null,
  probability: null,
  match: null,
});

const byPath = (a: SearchResult, b: SearchResult) => a.path.localeCompare(b.path, undefined, { numeric: true });

/** A long burst in parts a person can look through. */
function inParts(ids: readonly number[]): number[][] {
  const ordered = [...ids].sort((a, b) => a - b);
  const parts = Array.from({ length: Math.ceil(ids.length / MOST_IN_GROUP) }, (_, i) =>
    ordered.slice(i * MOST_IN_GROUP, (i + 1) * MOST_IN_GROUP),
  );
  return parts.filter(({ length }) => length > 1);
}

/** Among groups of one size, what was added last leads. */
function largestFirst(groups: number[][]): number[][] {
  const newest = (ids: readonly number[]) => ids.reduce((a, b) => Math.max(a, b), 0);
  return groups.sort((a, b) => b.length - a.length || newest(b) - newest(a));
}
