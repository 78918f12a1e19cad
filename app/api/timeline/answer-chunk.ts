import type { NextRequest } from 'next/server';
import { z } from 'zod';
import type { ChunkQuery } from '#lib/timeline/reader';
import { parseBody } from '../body';
import { packChunk } from './pack-chunk';

const querySchema = z.object({ chunk: z.coerce.number().int().min(0), version: z.coerce.number().int().min(0) });

/** Which chunk is asked for, of which timeline. @throws RummageError `bad-request` */
export function parseChunk(request: NextRequest, number: string): ChunkQuery {
  return parseBody(querySchema, { chunk: number, version: request.nextUrl.searchParams.get('version') });
}

/** Answers with packed bytes, or that they are what the browser has. */
export async function answerChunk(request: NextRequest, bytes: Uint8Array): Promise<Response> {
  const { headers, body } = await packChunk(request.headers, bytes);
  return new Response(body, { status: body === null ? 304 : 200, headers });
}
