import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { hasSameContent } from '../caching';

/** A part of the timeline as it travels. */
export interface PackedChunk {
  readonly headers: Readonly<Record<string, string>>;
  /** Null when it is what the browser has. */
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** Packs a part of the timeline for whoever asked with these headers. */
export async function packChunk(asked: Pick<Headers, 'get'>, bytes: Uint8Array): Promise<PackedChunk> {
  const etag = createHash('sha1').update(bytes).digest('hex');
  const headers = { ETag: `W/"${etag}"`, 'Cache-Control': 'private, no-cache' };
  if (hasSameContent(asked, etag)) return { headers, body: null };
  // Next compresses by type, and takes an encoding of ours away: the browser unpacks it by itself.
  const body = Uint8Array.from(await promisify(gzip)(bytes));
  return { headers: { ...headers, 'Content-Type': 'application/gzip' }, body };
}
