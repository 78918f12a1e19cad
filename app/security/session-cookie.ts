import { SESSION_MS } from '#lib/access/service';

/** Whatever headers can be read from by name, in small letters. */
export interface Headed {
  get(name: string): string | null;
}

/** Over TLS a name that no other site of the domain, and no plain page of ours, can set. */
function nameFor(headers: Headed): string {
  return isOverTls(headers) ? '__Host-rummage-session' : 'rummage-session';
}

/** Whether the browser came over TLS: a reverse proxy says so, which `lib/access/source.ts` has found trusted. */
function isOverTls(headers: Headed): boolean {
  return headers.get('x-forwarded-proto') === 'https';
}

/** The session a request carries, unchecked. */
export function sessionCookieIn(headers: Headed): string | undefined {
  const start = `${nameFor(headers)}=`;
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
}

/** The `Set-Cookie` that keeps a session, or with null ends it. */
export function setSessionCookie(headers: Headed, value: string | null): string {
  const age = value === null ? 0 : Math.floor(SESSION_MS / 1_000);
  const secure = isOverTls(headers) ? '; Secure' : '';
  return `${nameFor(headers)}=${value ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}
