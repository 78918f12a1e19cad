import { describe, expect, it } from 'vitest';
import { sessionCookieIn, setSessionCookie } from './session-cookie';

const plain = (cookie: string) => new Headers({ cookie });
const overTls = (cookie: string) => new Headers({ cookie, 'x-forwarded-proto': 'https' });

describe('sessionCookieIn', () => {
  it('finds the session among other cookies', () => {
    expect(sessionCookieIn(plain('theme=dark; rummage-session=a.b; x=1'))).toBe('a.b');
    expect(sessionCookieIn(overTls('theme=dark;__Host-rummage-session=a.b'))).toBe('a.b');
  });

  it('takes over TLS only what TLS has set, and the other way round', () => {
    expect(sessionCookieIn(overTls('rummage-session=a.b'))).toBeUndefined();
    expect(sessionCookieIn(plain('__Host-rummage-session=a.b'))).toBeUndefined();
    expect(sessionCookieIn(new Headers())).toBeUndefined();
  });
});

describe('setSessionCookie', () => {
  it('keeps it from scripts and other sites, and over TLS from anything but TLS', () => {
    expect(setSessionCookie(plain(''), 'a.b')).toBe(
      'rummage-session=a.b; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax',
    );
    expect(setSessionCookie(overTls(''), null)).toBe(
      '__Host-rummage-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure',
    );
  });
});
