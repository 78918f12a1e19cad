import type { KnownBeginnings } from '../query/complete';
import type { Database } from '../store/database';
import { type KnownValue, knownValues, type LibrarySource } from '../store/suggest';
import { fileNamesWith } from '../store/text-index';

/** Counting a large library takes longer than typing a letter: how long counts stay as they were, in milliseconds. */
const KEPT_MS = 10_000;
const MOST = { tags: 3, albums: 2, files: 2 } as const;
/** Shorter beginnings are of nearly anything. */
const SHORTEST = 2;

/** What the library has that a person may be typing; lives in the search worker. */
export class KnownWords {
  readonly #db: Database;
  readonly #kept = new Map<LibrarySource, { readonly at: number; readonly values: KnownValue[] }>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** What there is of one kind, the most frequent first, as of a few seconds ago. */
  values(source: LibrarySource): KnownValue[] {
    const kept = this.#kept.get(source);
    const now = performance.now();
    if (kept && now - kept.at < KEPT_MS) return kept.values;

    const values = knownValues(this.#db, source);
    this.#kept.set(source, { at: now, values });
    return values;
  }

  /** @param typed the beginning of a word */
  beginnings(typed: string): KnownBeginnings {
    if (Array.from(typed).length < SHORTEST) return { tags: [], albums: [], files: [] };
    const wanted = typed.toLowerCase();
    const begins = ({ name }: KnownValue): boolean =>
      name
        .toLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(wanted));
    return {
      tags: this.values('tag').filter(begins).slice(0, MOST.tags),
      albums: this.values('album').filter(begins).slice(0, MOST.albums),
      files: fileNamesWith(this.#db, typed, MOST.files),
    };
  }
}
