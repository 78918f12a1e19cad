/** `sessions`: who is signed in. Holds hashes of the sessions' ids, so that no cookie can be made from it. Owner: the web process. */
import type { Access } from '../access/access';
import { type Database, prepare } from './database';

export interface SessionRow {
  readonly idHash: Uint8Array;
  readonly access: Access;
  /** In milliseconds since 1970, as all times here. */
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Remembers a session, and forgets those that have expired by then. */
export function insertSession(db: Database, { idHash, access, createdAt, expiresAt }: SessionRow): void {
  prepare(db, 'DELETE FROM sessions WHERE expires_at <= ?').run(createdAt);
  prepare(db, 'INSERT INTO sessions (id_hash, access, created_at, expires_at) VALUES (?, ?, ?, ?)').run(
    idHash,
    access,
    createdAt,
    expiresAt,
  );
}

/** @returns what a session that has not expired by `now` allows; null when there is none */
export function findSession(db: Database, idHash: Uint8Array, now: number): Access | null {
  const row = prepare<[Uint8Array, number], { access: Access }>(
    db,
    'SELECT access FROM sessions WHERE id_hash = ? AND expires_at > ?',
  ).get(idHash, now);
  return row?.access ?? null;
}

export function deleteSession(db: Database, idHash: Uint8Array): void {
  prepare(db, 'DELETE FROM sessions WHERE id_hash = ?').run(idHash);
}

/** Ends all sessions, or all of one kind. */
export function deleteSessions(db: Database, access: Access | null = null): void {
  prepare(db, 'DELETE FROM sessions WHERE @access IS NULL OR access = @access').run({ access });
}
