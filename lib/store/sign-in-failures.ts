/** `sign_in_failures`: how often signing in has failed from where, so that a restart is no way around a wait. Owner: the web process. */
import type { Failures } from '../access/wait';
import { type Database, prepare } from './database';

/** @param source an address, or one of the names `lib/access/source.ts` gives; @returns none when it is not known */
export function readFailures(db: Database, source: string): Failures {
  const row = prepare<[string], Failures>(
    db,
    'SELECT failures AS count, last_at AS lastAt FROM sign_in_failures WHERE source = ?',
  ).get(source);
  return row ?? { count: 0, lastAt: 0 };
}

/** No failures are no row. */
export function writeFailures(db: Database, source: string, { count, lastAt }: Failures): void {
  if (count <= 0) prepare(db, 'DELETE FROM sign_in_failures WHERE source = ?').run(source);
  else {
    prepare(db, 'INSERT OR REPLACE INTO sign_in_failures (source, failures, last_at) VALUES (?, ?, ?)').run(
      source,
      count,
      lastAt,
    );
  }
}

/** Forgets whoever last failed before `time`. */
export function forgetFailuresBefore(db: Database, time: number): void {
  prepare(db, 'DELETE FROM sign_in_failures WHERE last_at < ?').run(time);
}
