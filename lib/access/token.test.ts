import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOfId, newSessionId, readSession, signSession } from './token';

const key = randomBytes(32);
const session = { id: newSessionId(), access: 'owner', expiresAt: 1_800_000_000_000 } as const;
const before = session.expiresAt - 1;

describe('readSession', () => {
  it('reads what was signed, until it expires', () => {
    const value = signSession(session, key);

    expect(readSession(value, key, before)).toEqual(session);
    expect(readSession(value, key, session.expiresAt)).toBeNull();
  });

  it('believes nothing that was signed with another key', () => {
    expect(readSession(signSession(session, randomBytes(32)), key, before)).toBeNull();
    expect(readSession(signSession(session, Buffer.alloc(0)), key, before)).toBeNull();
  });

  it('believes nothing of which any one character was changed', () => {
    const value = signSession({ ...session, access: 'guest' }, key);

    fc.assert(
      fc.property(fc.nat(value.length - 1), fc.string({ minLength: 0, maxLength: 2 }), (at, other) => {
        const changed = value.slice(0, at) + other + value.slice(at + 1);
        fc.pre(changed !== value && !isSameSignature(changed, value));
        expect(readSession(changed, key, before)).toBeNull();
      }),
    );
  });

  it.each(['owner', 'admin', 'guest'])('does not let a guest become %s by saying so', (access) => {
    const value = signSession({ ...session, access: 'guest' }, key);
    const changed = value.replace('guest', access);

    expect(readSession(changed, key, before)?.access ?? null).toBe(access === 'guest' ? 'guest' : null);
  });

  it('reads no text of another form, however well signed', () => {
    const said = `v1.${session.id}.owner.1e15`;
    const signed = `${said}.${createHmac('sha256', key).update(said).digest('base64url')}`;

    expect(
      [signed, '', 'v1', 'v0.a.owner.1.', `${signSession(session, key)}.`].map((value) => readSession(value, key, 0)),
    ).toEqual([null, null, null, null, null]);
  });
});

describe('hashOfId', () => {
  it('is of 32 bytes and not the id', () => {
    expect(hashOfId(session.id)).toHaveLength(32);
    expect(hashOfId(session.id).toString('hex')).not.toContain(session.id);
  });
});

/** The last character of base64 holds four bits that mean nothing. */
function isSameSignature(a: string, b: string): boolean {
  const [head, other] = [a, b].map((value) => value.slice(0, value.lastIndexOf('.')));
  const [mac, otherMac] = [a, b].map((value) =>
    Buffer.from(value.slice(value.lastIndexOf('.') + 1), 'base64url').toString('hex'),
  );
  return head === other && mac === otherMac;
}
