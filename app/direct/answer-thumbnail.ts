import type { IncomingMessage, ServerResponse } from 'node:http';
import { rule } from '#lib/access/allowed';
import { acceptedHosts } from '#lib/access/hosts';
import { isShownToGuests } from '#lib/access/shown-photos';
import { libraryConfig } from '#lib/library';
import { keptThumbnail } from '#lib/photos/service';
import { cacheHeaders, hasSameContent } from '../api/caching';
import { SECURITY_HEADERS } from '../security/headers';
import { isOwnHost } from '../security/origin';
import { requestAccess } from '../security/request-access';
import type { Headed } from '../security/session-cookie';

/** As our own pages ask for them, and in no other form. */
const ADDRESS = /^(\/api\/photos\/([1-9]\d{0,14})\/thumbnail)\?size=(320|1280)(?:&v=([0-9a-f]{1,64}))?$/;

/**
 * Sends a thumbnail that is there to somebody who may see it. Refusals, faults and what must first be made are left to
 * the route, which gives the same answer to the same request.
 *
 * @returns whether it was answered
 */
export async function answerThumbnail(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const [, path, id, size, version] = ADDRESS.exec(request.method === 'GET' ? (request.url ?? '') : '') ?? [];
  if (path === undefined) return false;

  const headers = { get: (name: string) => single(request.headers[name]) };
  if (!(await maySee(path, headers))) return false;
  const kept = await keptThumbnail(Number(id), size === '320' ? 320 : 1280);
  if (kept === null) return false;

  for (const [name, value] of Object.entries({ ...SECURITY_HEADERS, ...cacheHeaders(kept.etag, version ?? null) }))
    response.setHeader(name, value);
  // A picture opened by itself loads nothing and runs nothing.
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  if (hasSameContent(headers, kept.etag)) response.writeHead(304).end();
  else response.writeHead(200, { 'Content-Type': 'image/webp', 'Content-Length': kept.bytes.length }).end(kept.bytes);
  return true;
}

/** What `proxy.ts` looks at, in its order. */
async function maySee(path: string, headers: Headed): Promise<boolean> {
  if (!isOwnHost(headers.get('host'), acceptedHosts(libraryConfig()))) return false;
  const access = await requestAccess({ headers });
  return rule(access, { method: 'GET', path }) === 'pass' && (access !== 'guest' || isShownToGuests(path));
}

function single(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header.join(',') : header) ?? null;
}
