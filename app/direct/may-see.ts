import type { IncomingMessage } from 'node:http';
import { rule } from '#lib/access/allowed';
import { acceptedHosts } from '#lib/access/hosts';
import { isShownToGuests } from '#lib/access/shown-photos';
import { libraryConfig } from '#lib/library';
import { isOwnHost } from '../security/origin';
import { requestAccess } from '../security/request-access';
import type { Headed } from '../security/session-cookie';

/** The headers of a request as Next's requests have them. */
export function headersOf({ headers }: IncomingMessage): Headed {
  return { get: (name) => single(headers[name]) };
}

/** Whether whoever asks may read what an address answers: what `proxy.ts` looks at, in its order. */
export async function maySee(path: string, headers: Headed): Promise<boolean> {
  if (!isOwnHost(headers.get('host'), acceptedHosts(libraryConfig()))) return false;
  const access = await requestAccess({ headers });
  return rule(access, { method: 'GET', path }) === 'pass' && (access !== 'guest' || isShownToGuests(path));
}

function single(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header.join(',') : header) ?? null;
}
