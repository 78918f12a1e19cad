import { cpSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { dataPaths } from '#lib/paths';
import { openDatabase } from '#lib/store/database';
import { addFolder } from '#lib/store/folders';
import { makeTemplate } from '#lib/testing/data-template';
import { makeCrops, seededRandom } from '../make-crops';
import { type Look, lookAt } from './looked-at';
import { makeOtherFolder, PhotoFolder } from './photo-folder';
import { differences, pinAlike, startAlike } from './rebuild';
import { indexToTheEnd } from './run';
import { Acknowledged } from './said';

/** Photos of which every life takes some, made once; and a data folder that knows the model but no photo. */
export interface Workshop {
  readonly root: string;
  readonly pool: readonly string[];
  readonly template: string;
}

/** What came out of some lives; every list must be empty. */
export interface Findings {
  /** Photos or sayings once acknowledged that are not there. */
  readonly lost: string[];
  /** Photos returned that are gone. */
  readonly returned: string[];
  /** What is otherwise than in a library built anew. */
  readonly different: string[];
}

const LIVES_AT_ONCE = 3;
const POOL = 260;
const OTHERS = 8;

export async function openWorkshop(seed: number): Promise<Workshop> {
  const root = await mkdtemp(join(tmpdir(), 'rummage-faults-'));
  await makeCrops(join(root, 'pool'), POOL, seed);
  const pool = readdirSync(join(root, 'pool')).map((name) => join(root, 'pool', name));
  return { root, pool, template: await makeTemplate(root) };
}

export function closeWorkshop({ root }: Workshop): void {
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * One library through many mishaps. After each, {@link check} holds what is there against what was there before; at the
 * end {@link complete} lets an indexer finish and compares with a library built anew.
 */
export class Life {
  readonly data: string;
  readonly photos: PhotoFolder;
  readonly otherFolder: string;
  readonly random: () => number;
  readonly said: Acknowledged;
  readonly #workshop: Workshop;
  readonly #root: string;
  readonly #findings: Findings;
  readonly #name: string;
  /** Photos seen indexed, by the path they are at now. */
  readonly #seen = new Map<string, number>();
  /** Photos seen to have gone. */
  readonly #gone = new Set<number>();

  constructor(workshop: Workshop, findings: Findings, name: string, seed: number) {
    this.#workshop = workshop;
    this.#findings = findings;
    this.#name = name;
    this.#root = join(workshop.root, `life-${name}`);
    this.random = seededRandom(seed);
    this.data = join(this.#root, 'data');
    cpSync(workshop.template, this.data, { recursive: true });
    const pool = shuffled(workshop.pool, this.random);
    this.photos = new PhotoFolder(this.#root, pool.slice(OTHERS), this.random);
    this.otherFolder = makeOtherFolder(this.#root, pool.slice(0, OTHERS));
    const db = openDatabase(dataPaths(this.data), 'typed');
    addFolder(db, this.photos.path);
    db.close();
    this.said = new Acknowledged(lookAt(this.data).said);
  }

  /** Indexes the first photos undisturbed; @returns how long that takes from start to end, in milliseconds */
  async begin(photos: number): Promise<number> {
    this.photos.add(photos);
    const started = performance.now();
    await indexToTheEnd(this.data);
    this.check();
    return performance.now() - started;
  }

  /**
   * Notes what is there now and what is missing of what was.
   *
   * @param forgetsComputed power was lost: what can be computed again may have to be, under another number
   */
  check(forgetsComputed = false): void {
    const look = lookAt(this.data);
    for (const damage of look.damage) this.#note('lost', `the database: ${damage}`);
    for (const key of this.said.check(look.said)) this.#note('lost', `what a person said: ${key}`);
    if (forgetsComputed) {
      this.#seen.clear();
      this.#gone.clear();
    } else this.#checkSeen(look);
    this.#remember(look);
  }

  /** Lets an indexer finish, and compares with a library built anew from the same photos. */
  async complete(): Promise<void> {
    const rebuilt = join(this.#root, 'rebuilt');
    cpSync(this.#workshop.template, rebuilt, { recursive: true });
    startAlike(rebuilt, this.data);
    await Promise.all([indexToTheEnd(this.data), indexToTheEnd(rebuilt)]);
    pinAlike(rebuilt, this.data);

    this.check();
    const look = lookAt(this.data);
    this.#checkAll(look);
    for (const difference of await differences(this.data, rebuilt)) this.#note('different', difference);
  }

  close(): void {
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 5 });
  }

  /** A crash undoes nothing: what was indexed and is untouched still is, under the same number. */
  #checkSeen({ photos }: Look): void {
    const states = new Map(this.#ownPhotos(photos).map(({ path, state }) => [path, state]));
    for (const [path, id] of this.#seen) {
      if (this.photos.isUntouched(path) && states.get(path) !== 'indexed')
        this.#note('lost', `photo ${id} at ${path}: ${states.get(path) ?? 'no row'}`);
    }
    for (const { id, state, path } of photos) {
      if (state === 'indexed' && this.#gone.has(id) && !this.#isThere(path))
        this.#note('returned', `photo ${id} at ${path}`);
    }
  }

  #remember({ photos }: Look): void {
    for (const { path, id, state } of this.#ownPhotos(photos)) {
      if (state === 'indexed') this.#seen.set(this.photos.nowAt(path), id);
    }
    const ids = new Set(photos.map(({ id }) => id));
    for (const id of this.#seen.values()) if (!ids.has(id)) this.#gone.add(id);
  }

  /** With everything settled: each photo there is, and no other, under the number it was first seen by. */
  #checkAll({ photos }: Look): void {
    const own = new Map(this.#ownPhotos(photos).map((photo) => [photo.path, photo]));
    for (const path of this.photos.list()) {
      const photo = own.get(path);
      const id = this.#seen.get(path);
      if (photo?.state !== 'indexed') this.#note('lost', `${path}: ${photo?.state ?? 'no row'}`);
      else if (id !== undefined && id !== photo.id) this.#note('lost', `${path}: photo ${id} is now ${photo.id}`);
    }
    for (const { path, state } of own.values()) {
      if (state === 'indexed' && !this.photos.has(path)) this.#note('returned', path);
    }
  }

  #isThere(path: string): boolean {
    return this.photos.has(this.photos.nowAt(path));
  }

  #ownPhotos(photos: Look['photos']): Look['photos'] {
    return photos.filter(({ folder }) => folder === this.photos.path);
  }

  #note(kind: keyof Findings, what: string): void {
    this.#findings[kind].push(`${this.#name}: ${what}`);
    console.error(`${kind} in life ${this.#name}: ${what}`);
  }
}

/**
 * Shares mishaps out over several lives, a few of which go on at once: each waits more than it works.
 *
 * @param live told the numbers of the first of its mishaps and of the one after its last
 */
export async function manyLives(
  mishaps: number,
  perLife: number,
  live: (first: number, last: number) => Promise<void>,
): Promise<void> {
  const queue = new PQueue({ concurrency: LIVES_AT_ONCE });
  const lives: Promise<void>[] = [];
  for (let first = 0; first < mishaps; first += perLife) {
    const last = Math.min(first + perLife, mishaps);
    const life = queue.add(async () => {
      await live(first, last);
      console.error(`${last - first} of ${mishaps} done`);
    });
    lives.push(life);
  }
  await Promise.all(lives);
}

export function shuffled<Entry>(entries: readonly Entry[], random: () => number): Entry[] {
  const all = [...entries];
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j] as Entry, all[i] as Entry];
  }
  return all;
}
