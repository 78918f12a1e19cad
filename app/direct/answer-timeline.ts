import type { IncomingMessage, ServerResponse } from 'node:http';
import { RummageError } from '#lib/errors';
import { readTimelineChunk, readTimelinePlaceholders } from '#lib/timeline/service';
import { packChunk } from '../api/timeline/pack-chunk';
import { headersOf, maySee } from './may-see';
import { send } from './send';

/** As our own pages ask for them, and in no other form. */
const ADDRESS = /^(\/api\/timeline\/(chunks|placeholders)\/(\d{1,7}))\?version=(\d{1,15})$/;

/**
 * Sends a part of the timeline to somebody who may see it: a scrubber asks for several with every jump. Refusals and faults
 * are left to the route, which gives the same answer to the same request.
 *
 * @returns whether it was answered
 */
export async function answerTimeline(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const [, path, what, chunk, version] = ADDRESS.exec(request.url ?? '') ?? [];
  const headers = headersOf(request);
  if (path === undefined || !(await maySee(path, headers))) return false;
  const read = what === 'chunks' ? readTimelineChunk : readTimelinePlaceholders;
  try {
    const bytes = await read({ chunk: Number(chunk), version: Number(version) });
    send(response, await packChunk(headers, bytes));
    return true;
  } catch (error) {
    if (error instanceof RummageError) return false;
    throw error;
  }
}
