/** What a person says of photos, as every table of such things is read and written: many photos at once. */
import { SAID_TABLES } from './backup-tables';
import { type Database, prepare } from './database';

/** What is said of a photo. */
export interface Said<Value> {
  readonly photoId: number;
  readonly value: Value;
}

/** One thing that can be said of photos. */
export interface Saying<Value> {
  /** What is said of each of these photos; those there are not any more, or of which it cannot be said, are left out. */
  readonly read: (db: Database, photoIds: readonly number[]) => Said<Value>[];
  /** Says it of photos that {@link read} told; inside a transaction. */
  readonly write: (db: Database, photoIds: readonly number[], value: Value) => void;
  /** Of how many photos it can be said in one transaction without holding up others for long; any number unless told. */
  readonly atOnce?: number;
}

/** What a person said of one photo, said of another from now on; what was said of that one already stands. */
export function moveSaid(db: Database, from: number, to: number): void {
  for (const table of SAID_TABLES)
    prepare(db, `UPDATE OR IGNORE ${table} SET photo_id = ? WHERE photo_id = ?`).run(to, from);
}
