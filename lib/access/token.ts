import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Access } from './access';

/** What a session cookie says; the signature is checked before any of it is believed. */
export interface Session {
  /** 128 random bits, in hexadecimal digits. */
  readonly id: string;
  readonly access: Access;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

const FORM = /^v1\.([\da-f]{32})\.(owner|guest)\.(\d{13,15})\.([\w-]{43})$/;

export function newSessionId(): string {
  return randomBytes(16).toString('hex');
}

/** What the database knows of a session. */
export function hashOfId(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}

/** @returns the session as a cookie's value, signed; there is one way to sign, so nothing in it names one */
export function signSession({ id, access, expiresAt }: Session, key: Uint8Array): string {
  const said = `v1.${id}.${access}.${expiresAt}`;
  return `${said}.${signature(said, key).toString('base64url')}`;
}

/** @returns the session of a cookie's value; null when it is not of that form, was not signed with `key`, or has expired */
export function readSession(value: string, key: Uint8Array, now: number): Session | null {
  const match = FORM.exec(value);
  if (match === null) return null;

  const [, id = '', access = '', expires = '', signed = ''] = match;
  const expected = signature(value.slice(0, value.lastIndexOf('.')), key);
  const actual = Buffer.from(signed, 'base64url');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;

  const expiresAt = Number(expires);
  return expiresAt > now ? { id, access: access as Access, expiresAt } : null;
}

function signature(said: string, key: Uint8Array): Buffer {
  return createHmac('sha256', key).update(said).digest();
}
