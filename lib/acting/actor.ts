import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { forgetFillsAsking } from '../albums/forget-fills';
import { noAlbum } from '../albums/no-album';
import { RummageError } from '../errors';
import type { Condition } from '../query/parsed-query';
import { findAlbum, pinIn } from '../store/albums';
import { type Database, transact } from '../store/database';
import { FAVOURITE } from '../store/favourites';
import { handTag } from '../store/hand-tags';
import { HIDDEN } from '../store/hidden';
import { RATING } from '../store/ratings';
import { makeRequest } from '../store/requests';
import type { Said, Saying } from '../store/said';
import { TRASHED } from '../store/trash';
import type { Acted, Action } from './action';

/** Actions that can still be undone: of 100 000 photos each, some 20 MB. */
const MOST_UNDOABLE = 50;

type Value = string | number | boolean | null;

/** Something said of photos, and what it was before, by which photos. */
interface Done {
  readonly action: Action;
  readonly after: Value;
  readonly before: ReadonlyMap<Value, Uint32Array>;
}

/** Does what a person says of many photos at once, and remembers how to undo it. Blocks: use it in a worker thread. */
export class Actor {
  readonly #db: Database;
  readonly #undoable = new LRUCache<string, Done>({ max: MOST_UNDOABLE });

  /** @param db opened for what a person says */
  constructor(db: Database) {
    this.#db = db;
  }

  /** @throws RummageError `not-found` for an album there is not */
  async act(action: Action, photoIds: readonly number[]): Promise<Acted> {
    const saying = this.#sayingOf(action);
    const isSaidOfAll = () => saying.read(this.#db, photoIds).every((photo) => photo.value === true);
    const value = action.value === 'toggle' ? !isSaidOfAll() : action.value;
    const after = storedValue(action, value);

    const before: Said<Value>[] = [];
    await this.#inParts(saying, photoIds, (part) => {
      const differing = saying.read(this.#db, part).filter((photo) => photo.value !== after);
      saying.write(this.#db, idsOf(differing), after);
      before.push(...differing);
    });
    if (before.length === 0) return { changed: 0, value, undo: null };

    this.#followUp(action, idsOf(before));
    const undo = randomUUID();
    this.#undoable.set(undo, { action, after, before: byValue(before) });
    return { changed: before.length, value, undo };
  }

  /**
   * Says again what was said before an action, of the photos it changed and nothing else was said of since.
   *
   * @throws RummageError `not-found` when it was undone already, or too much has happened since
   */
  async undo(token: string): Promise<{ changed: number }> {
    const done = this.#undoable.get(token);
    if (done === undefined) {
      throw new RummageError('not-found', 'This can no longer be undone.', {
        hint: 'It was undone already, or Rummage was started anew since.',
      });
    }

    const { action, after, before } = done;
    const saying = this.#sayingOf(action);
    this.#undoable.delete(token);
    let changed = 0;
    for (const [value, photoIds] of before) {
      await this.#inParts(saying, [...photoIds], (part) => {
        const still = saying.read(this.#db, part).filter((photo) => photo.value === after);
        saying.write(this.#db, idsOf(still), value);
        changed += still.length;
      });
    }
    this.#followUp(
      action,
      [...before.values()].flatMap((ids) => [...ids]),
    );
    return { changed };
  }

  /** In one transaction or, where that would hold up everybody else, in several. */
  async #inParts(
    { atOnce = Infinity }: Saying<Value>,
    photoIds: readonly number[],
    work: (part: readonly number[]) => void,
  ): Promise<void> {
    for (let i = 0; i < photoIds.length; i += atOnce) {
      if (i > 0) await breathe();
      transact(this.#db, () => work(photoIds.slice(i, i + atOnce)));
    }
  }

  #sayingOf(action: Action): Saying<Value> {
    switch (action.action) {
      case 'favourite':
        return FAVOURITE as Saying<Value>;
      case 'rate':
        return RATING as Saying<Value>;
      case 'hide':
        return HIDDEN as Saying<Value>;
      case 'tag':
        return handTag(action.label) as Saying<Value>;
      case 'trash':
        return TRASHED as Saying<Value>;
      case 'album':
        this.#requireAlbum(action.album);
        return pinIn(action.album) as Saying<Value>;
    }
  }

  #requireAlbum(id: number): void {
    if (findAlbum(this.#db, id) === null) throw noAlbum(id);
  }

  /** Albums may ask for what was said, or learn from it; tags follow from each other. */
  #followUp(action: Action, photoIds: readonly number[]): void {
    if (action.action === 'album' && findAlbum(this.#db, action.album)?.learns === true) {
      makeRequest(this.#db, { kind: 'album', albumId: action.album });
    }
    if (action.action === 'tag') makeRequest(this.#db, { kind: 'labels', photoIds: [...photoIds] });
    const kinds = ASKED_BY[action.action];
    if (kinds === undefined) return;

    const tag = action.action === 'tag' ? action.label : null;
    const isMeant = ({ kind, ...rest }: Condition) =>
      kinds.has(kind) && (kind !== 'has' || ('what' in rest && rest.what === 'rating'));
    if (forgetFillsAsking(this.#db, isMeant, tag)) makeRequest(this.#db, { kind: 'album', albumId: 0 });
  }
}

function idsOf(said: readonly Said<Value>[]): number[] {
  return said.map(({ photoId }) => photoId);
}

function byValue(said: readonly Said<Value>[]): Map<Value, Uint32Array> {
  const values = new Set(said.map(({ value }) => value));
  const idsWith = (wanted: Value) => said.filter(({ value }) => value === wanted).map(({ photoId }) => photoId);
  return new Map([...values].map((value) => [value, Uint32Array.from(idsWith(value))]));
}

/** Filters an album's rule may have, by what changes their answer. */
const ASKED_BY: Partial<Record<Action['action'], ReadonlySet<Condition['kind']>>> = {
  favourite: new Set<Condition['kind']>(['favourite']),
  rate: new Set<Condition['kind']>(['rating', 'has']),
  tag: new Set<Condition['kind']>(['tag', 'text']),
};

function storedValue({ action }: Action, value: Exclude<Action['value'], 'toggle'>): Value {
  if (value === null) return null;
  if (action === 'tag') return value ? 'on' : 'off';
  if (action === 'album') return value ? 'in' : 'out';
  return value;
}
