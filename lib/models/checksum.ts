import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { PlannedFile } from './plan';

/** Whether a file on disk is, byte for byte, the one the hub described. */
export async function isIntact(
  file: string,
  { bytes, digest }: Pick<PlannedFile, 'bytes' | 'digest'>,
): Promise<boolean> {
  if ((await sizeOf(file)) !== bytes) return false;

  const hash = createHash(digest.algorithm === 'git' ? 'sha1' : 'sha256');
  if (digest.algorithm === 'git') hash.update(`blob ${bytes}\0`);
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex') === digest.hex;
}

/** Bytes of a file; null when there is none. */
export async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
