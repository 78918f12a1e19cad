import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { NextRequest } from 'next/server';
import { z } from 'zod';
import type { ChunkQuery } from '#lib/timeline/reader';
import { parseBody } from '../body';
import { hasSameContent } from '../caching';

const querySchema = z.object({ chunk: z.coerce.number().int().min(0), version: z.coerce.number().int().min(0) });

/** Which chunk is asked for, of which timeline. @throws RummageError `bad-request` */
export function parseChunk(request: NextRequest, number: string): ChunkQuery {
  return parseBody(querySchema, { chunk: number, version: request.nextUrl.searchParams.get('version') });
}

/** Answers with packed bytes, or that they are what the browser has. */
export async function answerChunk(request: NextRequest, bytes: Uint8Array): Promise<Response> {
  const etag = createHash('sha1').update(bytes).digest('hex');
  const headers = { ETag: `W/"${etag}"`, 'Cache-Control': 'private, no-cache' };
  if (hasSameContent(request.headers, etag)) return new Response(null, { status: 304, headers });
  // Next compresses by type, and takes an encoding of ours away: the browser unpacks it by itself.
  const body = Uint8Array.from(await promisify(gzip)(bytes));
  return new Response(body, { headers: { ...headers, 'Content-Type': 'application/gzip' } });
}
