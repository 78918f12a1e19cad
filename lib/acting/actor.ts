import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { forgetFillsAsking } from '../albums/forget-fills';
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

/** Does what a person says of many photos at once, each in one transaction, and remembers how to undo it. Blocks: use it in a worker thread. */
export class Actor {
  readonly #db: Database;
  readonly #undoable = new LRUCache<string, Done>({ max: MOST_UNDOABLE });

  /** @param db opened for what a person says */
  constructor(db: Database) {
    this.#db = db;
  }

  /** @throws RummageError `not-found` for an album there is not */
  act(action: Action, photoIds: readonly number[]): Acted {
    return transact(this.#db, () => {
      const saying = this.#sayingOf(action);
      const now = saying.read(this.#db, photoIds);
      const value = action.value === 'toggle' ? now.some((photo) => photo.value !== true) : action.value;
      const after = storedValue(action, value);
      const differing = now.filter((photo) => photo.value !== after);
      if (differing.length === 0) return { changed: 0, value, undo: null };

      saying.write(
        this.#db,
        differing.map(({ photoId }) => photoId),
        after,
      );
      this.#followUp(action);
      const undo = randomUUID();
      this.#undoable.set(undo, { action, after, before: byValue(differing) });
      return { changed: differing.length, value, undo };
    });
  }

  /**
   * Says again what was said before an action, of the photos it changed and nothing else was said of since.
   *
   * @throws RummageError `not-found` when it was undone already, or too much has happened since
   */
  undo(token: string): { changed: number } {
    const done = this.#undoable.get(token);
    if (done === undefined) {
      throw new RummageError('not-found', 'This can no longer be undone.', {
        hint: 'It was undone already, or Rummage was started anew since.',
      });
    }

    const changed = transact(this.#db, () => this.#restore(done));
    this.#undoable.delete(token);
    return { changed };
  }

  #restore({ action, after, before }: Done): number {
    const saying = this.#sayingOf(action);
    let changed = 0;
    for (const [value, photoIds] of before) {
      const still = saying.read(this.#db, [...photoIds]).filter((photo) => photo.value === after);
      saying.write(
        this.#db,
        still.map(({ photoId }) => photoId),
        value,
      );
      changed += still.length;
    }
    this.#followUp(action);
    return changed;
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
    if (findAlbum(this.#db, id) !== null) return;
    throw new RummageError('not-found', `There is no album ${id}.`, { hint: 'The albums page lists all there are.' });
  }

  /** Albums may ask for what was said. */
  #followUp(action: Action): void {
    const kinds = ASKED_BY[action.action];
    if (kinds === undefined) return;

    const tag = action.action === 'tag' ? action.label : null;
    const isMeant = ({ kind, ...rest }: Condition) =>
      kinds.has(kind) && (kind !== 'has' || ('what' in rest && rest.what === 'rating'));
    if (forgetFillsAsking(this.#db, isMeant, tag)) makeRequest(this.#db, { kind: 'album', albumId: 0 });
  }
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
