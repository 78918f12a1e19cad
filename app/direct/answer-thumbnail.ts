import type { IncomingMessage, ServerResponse } from 'node:http';
import { keptThumbnail } from '#lib/photos/service';
import type { ThumbnailSize } from '#lib/thumbnails/thumbnails';
import { cacheHeaders, hasSameContent } from '../api/caching';
import { headersOf, maySee } from './may-see';
import { send } from './send';

/** As our own pages ask for them, and in no other form. */
const ADDRESS = /^(\/api\/photos\/([1-9]\d{0,14})\/thumbnail)\?size=(320|480|1280)(?:&v=([0-9a-f]{1,64}))?$/;

/**
 * Sends a thumbnail that is there to somebody who may see it. Refusals, faults and what must first be made are left to
 * the route, which gives the same answer to the same request.
 *
 * @returns whether it was answered
 */
export async function answerThumbnail(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const [, path, id, size, version] = ADDRESS.exec(request.url ?? '') ?? [];
  const headers = headersOf(request);
  if (path === undefined || !(await maySee(path, headers))) return false;
  const kept = await keptThumbnail(Number(id), Number(size) as ThumbnailSize);
  if (kept === null) return false;

  const body = hasSameContent(headers, kept.etag) ? null : kept.bytes;
  send(response, {
    headers: {
      ...cacheHeaders(kept.etag, version ?? null),
      // A picture opened by itself loads nothing and runs nothing.
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      ...(body && { 'Content-Type': 'image/webp' }),
    },
    body,
  });
  return true;
}
