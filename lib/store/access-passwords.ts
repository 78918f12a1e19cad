/** `access_passwords`: the hashes of the passwords last in force, never a password. Owner: the web process. */
import type { Access } from '../access/access';
import { type Database, prepare, transact } from './database';
import { deleteSessions } from './sessions';

/** Null while there is no such password. */
export function readPasswordHash(db: Database, access: Access): string | null {
  const row = prepare<[Access], { hash: string }>(db, 'SELECT hash FROM access_passwords WHERE access = ?').get(access);
  return row?.hash ?? null;
}

/** Puts another password in force, or none with null; whoever signed in with the one before is signed out. */
export function replacePasswordHash(db: Database, access: Access, hash: string | null): void {
  transact(db, () => {
    deleteSessions(db, access);
    if (hash === null) prepare(db, 'DELETE FROM access_passwords WHERE access = ?').run(access);
    else prepare(db, 'INSERT OR REPLACE INTO access_passwords (access, hash) VALUES (?, ?)').run(access, hash);
  });
}
