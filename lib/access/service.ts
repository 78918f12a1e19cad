import { libraryConfig, libraryDatabase, libraryPaths } from '../library';
import { loadPasswords } from '../config';
import { once } from '../once';
import { readPasswordHash, replacePasswordHash } from '../store/access-passwords';
import { type Database, transact } from '../store/database';
import { deleteSession, deleteSessions, findSession, insertSession } from '../store/sessions';
import { forgetFailuresBefore, readFailures, writeFailures } from '../store/sign-in-failures';
import { Turns } from '../turns';
import type { Access } from './access';
import { hashPassword, isHashable, isPassword, isPasswordHash } from './password';
import { sessionKey } from './session-key';
import { THIS_MACHINE } from './source';
import { hashOfId, newSessionId, readSession, signSession } from './token';
import { ADDRESS_RULE, FORGOTTEN_AFTER_MS, LOCAL_RULE, oneMore, OVERALL_RULE, waitLeft } from './wait';

/** How long one stays signed in, in milliseconds. */
export const SESSION_MS = 30 * 24 * 3_600_000;

/** Each takes 128 MiB while it is hashed, one after the other; more than this at once are sent away. */
const ATTEMPTS_WAITING = 4;

const EVERYWHERE = 'everywhere';
const ROLES: readonly Access[] = ['owner', 'guest'];

interface Shared {
  readonly turns: Turns;
  waiting: number;
  readonly prepared: () => Promise<Buffer>;
}

// On globalThis, because Next loads this module more than once in one process.
const KEY = Symbol.for('rummage.access');
const holder = globalThis as { [KEY]?: Shared };

function shared(): Shared {
  return (holder[KEY] ??= { turns: new Turns(), waiting: 0, prepared: once(prepare) });
}

/** Whether anybody must sign in at all. @throws RummageError `bad-config` */
export function asksForPassword(): boolean {
  return libraryConfig().password === 'set';
}

/**
 * What whoever sends this cookie may do; null for nothing before signing in. Without a password everybody is the owner.
 *
 * Cheap, since every request asks it: one signature and one row.
 */
export async function accessOf(cookie: string | undefined): Promise<Access | null> {
  if (!asksForPassword()) return 'owner';
  if (cookie === undefined) return null;

  const now = Date.now();
  const session = readSession(cookie, await shared().prepared(), now);
  if (session === null) return null;
  const access = findSession(libraryDatabase(), hashOfId(session.id), now);
  return access === session.access ? access : null;
}

export type SignIn =
  | { readonly access: Access; readonly cookie: string }
  /** `waitMs` until the next attempt is looked at; 0 when the password was wrong. */
  | { readonly access: null; readonly waitMs: number };

/**
 * Signs somebody in.
 *
 * @param source from where, as `lib/access/source.ts` settles it
 */
export async function signIn(password: string, source: string): Promise<SignIn> {
  const key = await shared().prepared();
  const db = libraryDatabase();

  const waitMs = shared().waiting >= ATTEMPTS_WAITING ? 1_000 : admit(db, source, Date.now());
  if (waitMs > 0) return { access: null, waitMs };
  const access = await accessFor(db, password);
  if (access === null) return { access: null, waitMs: 0 };

  forgive(db, source, access);
  return { access, cookie: openSession(db, access, key) };
}

/** Ends a session: its cookie is good for nothing from now on, wherever it was copied to. */
export async function signOut(cookie: string | undefined): Promise<void> {
  if (cookie === undefined || !asksForPassword()) return;

  const session = readSession(cookie, await shared().prepared(), Date.now());
  if (session !== null) deleteSession(libraryDatabase(), hashOfId(session.id));
}

/** Ends every session, guests' too. */
export async function signOutEverywhere(): Promise<void> {
  deleteSessions(libraryDatabase());
}

/** Puts the passwords of the settings in force, before anybody is let in, or takes away those that are not set any more. */
export async function prepareAccess(): Promise<void> {
  if (asksForPassword()) await shared().prepared();
  else await settlePasswords();
}

/** @returns the key of the sessions */
async function prepare(): Promise<Buffer> {
  await settlePasswords();
  return sessionKey(libraryPaths().sessionKey);
}

async function settlePasswords(): Promise<void> {
  const passwords = loadPasswords();
  for (const access of ROLES) await putInForce(libraryDatabase(), access, passwords[access]);
}

/** Another password than last time ends the sessions of the one before; the same one ends none. */
async function putInForce(db: Database, access: Access, password: string | null): Promise<void> {
  const known = readPasswordHash(db, access);
  if (password === null) {
    if (known !== null) replacePasswordHash(db, access, null);
  } else if (isPasswordHash(password)) {
    if (known !== password) replacePasswordHash(db, access, password);
  } else if (known === null || !(await isPassword(password, known))) {
    replacePasswordHash(db, access, await hashPassword(password));
  }
}

/**
 * Counts an attempt as failed before it is looked at, so that many at once are many.
 *
 * @returns how long to wait instead; 0 when it may be looked at
 */
function admit(db: Database, source: string, now: number): number {
  return transact(db, () => {
    forgetFailuresBefore(db, now - FORGOTTEN_AFTER_MS);
    const counted = rulesFor(source).map(([name, rule]) => ({ name, rule, failures: readFailures(db, name) }));
    const wait = Math.max(...counted.map(({ failures, rule }) => waitLeft(failures, rule, now)));
    if (wait === 0) for (const { name, failures } of counted) writeFailures(db, name, oneMore(failures, now));
    return wait;
  });
}

/** A guest's success takes back its own attempt only: it must not buy new guesses at the owner's password. */
function forgive(db: Database, source: string, access: Access): void {
  transact(db, () => {
    for (const [name] of rulesFor(source)) {
      const { count, lastAt } = readFailures(db, name);
      const isOwners = access === 'owner' && name !== EVERYWHERE;
      writeFailures(db, name, { count: isOwners ? 0 : count - 1, lastAt });
    }
  });
}

function rulesFor(source: string) {
  if (source === THIS_MACHINE) return [[source, LOCAL_RULE]] as const;
  return [
    [source, ADDRESS_RULE],
    [EVERYWHERE, OVERALL_RULE],
  ] as const;
}

async function accessFor(db: Database, password: string): Promise<Access | null> {
  if (!isHashable(password)) return null;

  const state = shared();
  state.waiting++;
  try {
    return await state.turns.take(async () => {
      for (const access of ROLES) {
        const hash = readPasswordHash(db, access);
        if (hash !== null && (await isPassword(password, hash))) return access;
      }
      return null;
    });
  } finally {
    state.waiting--;
  }
}

function openSession(db: Database, access: Access, key: Uint8Array): string {
  const createdAt = Date.now();
  const session = { id: newSessionId(), access, expiresAt: createdAt + SESSION_MS };
  insertSession(db, { idHash: hashOfId(session.id), access, createdAt, expiresAt: session.expiresAt });
  return signSession(session, key);
}
