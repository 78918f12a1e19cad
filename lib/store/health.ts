/** Looks at a database without opening it for work: nothing is made, migrated or written. */
import { existsSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { MIGRATIONS } from './migrations';

export interface DatabaseHealth {
  readonly schemaVersion: number;
  /** The version this Rummage brings a database to. */
  readonly knownVersion: number;
  /** What SQLite says is wrong with the file; null when it is sound. */
  readonly damage: string | null;
}

/** @returns null when there is no database yet */
export function inspectDatabase(file: string): DatabaseHealth | null {
  return readOnly(file, (db) => {
    const damage = db.pragma('quick_check(1)', { simple: true }) as string;
    return {
      schemaVersion: db.pragma('user_version', { simple: true }) as number,
      knownVersion: MIGRATIONS.length,
      damage: damage === 'ok' ? null : damage,
    };
  });
}

/** Absolute paths of the folders a person remembered; empty when there is no database, or none with folders. */
export function rememberedPaths(file: string): string[] {
  const paths = readOnly(file, (db) => {
    const hasTable = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'folders'").get() !== undefined;
    return hasTable ? db.prepare<[], string>('SELECT path FROM folders ORDER BY id').pluck().all() : [];
  });
  return paths ?? [];
}

/** The reference of the model a person chose; null when nobody has. */
export function chosenModel(file: string): string | null {
  return readOnly(file, (db) => {
    const hasTable = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'model_choice'").get() !== undefined;
    const read = () => db.prepare<[], string>('SELECT reference FROM model_choice').pluck().get() ?? null;
    return hasTable ? read() : null;
  });
}

function readOnly<Result>(file: string, look: (db: SQLite.Database) => Result): Result | null {
  if (!existsSync(file)) return null;

  const db = new SQLite(file, { readonly: true });
  try {
    return look(db);
  } finally {
    db.close();
  }
}
