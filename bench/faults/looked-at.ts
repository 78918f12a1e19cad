import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { readSaid, type Said } from './said';

/** A file's photo, as a search would find it. */
export interface SeenPhoto {
  readonly folder: string;
  readonly path: string;
  readonly id: number;
  readonly state: string;
}

/** What a library holds at one moment. */
export interface Look {
  readonly photos: readonly SeenPhoto[];
  readonly said: Said;
  /** Complaints of SQLite about the file; none is what must come out. */
  readonly damage: readonly string[];
}

/**
 * Reads a library without touching it: from a copy, so that mending what a crash left is left to whoever starts next.
 * Nothing may write meanwhile.
 */
export function lookAt(data: string): Look {
  const copy = join(data, '..', 'looked-at');
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy);
  for (const name of ['rummage.db', 'rummage.db-wal', 'rummage.db-journal']) {
    if (existsSync(join(data, name))) copyFileSync(join(data, name), join(copy, name));
  }

  const db = new SQLite(join(copy, 'rummage.db'));
  try {
    const check = db.pragma('integrity_check', { simple: true }) as string;
    const strays = db.pragma('foreign_key_check') as unknown[];
    const damage = [...(check === 'ok' ? [] : [check]), ...strays.map((stray) => JSON.stringify(stray))];
    const photos = db.prepare<[], SeenPhoto>(
      `SELECT d.path AS folder, f.path, p.id, p.state FROM files f
       JOIN folders d ON d.id = f.folder_id JOIN photos p ON p.id = f.photo_id ORDER BY f.id`,
    );
    return { photos: photos.all(), said: readSaid(db), damage };
  } finally {
    db.close();
  }
}
