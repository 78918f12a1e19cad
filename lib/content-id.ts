import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

const HEAD_BYTES = 1024 * 1024;
const TAIL_BYTES = 1024;

/**
 * Names a file's content at the cost of one short read: SHA-256 of its first 1 MiB and last 1 KiB, and its size. Equal ids
 * of two existing files are settled by {@link isSameContent}.
 *
 * @param file absolute path
 * @throws the system's error when the file cannot be read
 */
export async function contentId(file: string): Promise<string> {
  const handle = await open(file, 'r');

  try {
    const { size } = await handle.stat();
    const hash = createHash('sha256');
    hash.update(await readAt(handle, 0, Math.min(HEAD_BYTES, size)));
    if (size > HEAD_BYTES) hash.update(await readAt(handle, Math.max(HEAD_BYTES, size - TAIL_BYTES), TAIL_BYTES));
    return `${hash.digest('hex')}-${size}`;
  } finally {
    await handle.close();
  }
}

/** Whether two files are the same to the last byte; false when either cannot be read. */
export async function isSameContent(a: string, b: string): Promise<boolean> {
  try {
    const [first, second] = await Promise.all([fullHash(a), fullHash(b)]);
    return first === second;
  } catch {
    // One of them is gone or unreadable: then they are not two existing copies, and the caller treats them apart.
    return false;
  }
}

async function readAt(handle: Awaited<ReturnType<typeof open>>, position: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

async function fullHash(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
