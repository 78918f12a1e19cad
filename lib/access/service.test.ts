import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readPasswordHash } from '../store/access-passwords';
import { readFailures } from '../store/sign-in-failures';
import { serveTestLibraries } from '../testing/services';
import { accessOf, prepareAccess, SESSION_MS, signIn, signOut, signOutEverywhere } from './service';
import { THIS_MACHINE } from './source';

const OWNER = 'correct horse battery';
const GUEST = 'guest of honour';
/** As `rummage password` prints them, so that no test needs to hash what it can compare. */
const HASHES = {
  RUMMAGE_PASSWORD: '$scrypt$ln=17,r=8,p=1$geAflZ4TUugM3OeXDmFC1Q$sna2/Gl8x7KHgZ0jHdV/+RkFrf5KIdnLJ9/8i9qPFbI',
  RUMMAGE_GUEST_PASSWORD: '$scrypt$ln=17,r=8,p=1$S3gvdRnkyqWl0lskdsjG8Q$kP9Kg4Dn6haVs0E/w1KJIHgdxjBIXBjyuvnKnNK49Y0',
};
const served = serveTestLibraries();

/** As a restart does: the settings are read anew, and nothing is remembered but what lies in the data folder. */
function restart(settings: Record<string, string | undefined> = {}): void {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const library = (globalThis as unknown as Record<symbol, { config?: unknown }>)[Symbol.for('rummage.library')];
  delete library?.config;
  Reflect.deleteProperty(globalThis, Symbol.for('rummage.access'));
}

async function cookieFor(password: string, source = THIS_MACHINE): Promise<string> {
  const result = await signIn(password, source);
  if (result.access === null) throw new Error(`not signed in: ${JSON.stringify(result)}`);
  return result.cookie;
}

beforeEach(() => restart(HASHES));
afterEach(() => {
  vi.useRealTimers();
  restart();
});

describe('a session', () => {
  it('is not needed while there is no password', async () => {
    restart({ RUMMAGE_PASSWORD: undefined, RUMMAGE_GUEST_PASSWORD: undefined });

    expect(await accessOf(undefined)).toBe('owner');
  });

  it('is as much as the password was', async () => {
    expect(await accessOf(undefined)).toBeNull();
    expect(await accessOf(await cookieFor(OWNER))).toBe('owner');
    expect(await accessOf(await cookieFor(GUEST))).toBe('guest');
    expect(await signIn(`${OWNER} `, THIS_MACHINE)).toEqual({ access: null, waitMs: 0 });
    expect(await signIn('', THIS_MACHINE)).toEqual({ access: null, waitMs: 0 });
  });

  it('survives a restart, and ends when it is ended', async () => {
    const [one, other] = await Promise.all([cookieFor(OWNER), cookieFor(OWNER)]);
    restart();
    expect(await accessOf(one)).toBe('owner');

    await signOut(one);

    expect([await accessOf(one), await accessOf(other)]).toEqual([null, 'owner']);
    await signOutEverywhere();
    expect(await accessOf(other)).toBeNull();
  });

  it('ends in a month', async () => {
    const cookie = await cookieFor(OWNER);
    vi.useFakeTimers({ now: Date.now() + SESSION_MS, toFake: ['Date'] });

    expect(await accessOf(cookie)).toBeNull();
  });

  it('ends with the password it was opened with, and only then', async () => {
    const [owner, guest] = [await cookieFor(OWNER), await cookieFor(GUEST)];

    restart({ RUMMAGE_GUEST_PASSWORD: undefined });
    expect([await accessOf(owner), await accessOf(guest)]).toEqual(['owner', null]);

    restart({ RUMMAGE_PASSWORD: 'another correct horse' });
    expect(await accessOf(owner)).toBeNull();
  });

  it('does not come back with a password that was taken away', async () => {
    const cookie = await cookieFor(OWNER);
    restart({ RUMMAGE_PASSWORD: undefined, RUMMAGE_GUEST_PASSWORD: undefined });
    await prepareAccess();
    expect(readPasswordHash(served().db, 'owner')).toBeNull();

    restart(HASHES);

    expect(await accessOf(cookie)).toBeNull();
  });
});

describe('the data folder', () => {
  it('holds the hash and not the password, and a key only its owner can read', async () => {
    restart({ RUMMAGE_PASSWORD: OWNER });
    await prepareAccess();
    const cookie = await cookieFor(OWNER);
    restart();
    expect(await accessOf(cookie)).toBe('owner');

    expect(readPasswordHash(served().db, 'owner')).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/);
    expect(Buffer.from(served().db.serialize()).includes(OWNER)).toBe(false);
    expect(statSync(served().paths.sessionKey).mode & 0o777).toBe(0o600);
  });
});

describe('guessing', () => {
  it('is made to wait, also after a restart, and from that address only', async () => {
    for (let i = 0; i < 5; i++) await signIn('', '203.0.113.9');
    restart();

    const waiting = await signIn(OWNER, '203.0.113.9');

    expect(waiting).toMatchObject({ access: null });
    expect(waiting).not.toMatchObject({ waitMs: 0 });
    expect(await accessOf(await cookieFor(OWNER, '203.0.113.10'))).toBe('owner');
  });

  it('counts as many when many guess at once', async () => {
    const results = await Promise.all(Array.from({ length: 30 }, () => signIn('', '203.0.113.9')));

    const looked = results.filter((result) => result.access === null && result.waitMs === 0);
    expect(looked.length).toBeLessThanOrEqual(5);
  });

  it('is slowed down from all addresses together, and never on this machine', async () => {
    for (let i = 0; i < 60; i++) await signIn('', `203.0.113.${i}`);

    expect(await signIn(OWNER, '203.0.113.200')).toMatchObject({ access: null });
    expect(await accessOf(await cookieFor(OWNER))).toBe('owner');
  });

  it('is not bought anew with a guest’s password', async () => {
    for (let i = 0; i < 2; i++) {
      await signIn('', '203.0.113.9');
      await cookieFor(GUEST, '203.0.113.9');
    }

    expect(readFailures(served().db, '203.0.113.9').count).toBe(2);
    await cookieFor(OWNER, '203.0.113.9');
    expect(readFailures(served().db, '203.0.113.9').count).toBe(0);
  });
});
