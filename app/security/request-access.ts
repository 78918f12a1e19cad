import type { Access } from '#lib/access/access';
import { accessOf } from '#lib/access/service';
import { type Headed, sessionCookieIn } from './session-cookie';

/** What whoever sent a request may do; null before signing in. */
export function requestAccess({ headers }: { readonly headers: Headed }): Promise<Access | null> {
  return accessOf(sessionCookieIn(headers));
}
