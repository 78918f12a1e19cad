import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ModelFolder } from './model-folder';

/** The first 12 hex digits of the SHA-256 over all that makes a model's vectors: both towers' files, then the tokenizer. */
export async function fingerprint({ path, files }: ModelFolder): Promise<string> {
  const hash = createHash('sha256');
  for (const file of new Set([files.image, files.text, ...files.weights, 'tokenizer.json'])) {
    await pipeline(createReadStream(/* turbopackIgnore: true */ join(path, file)), hash, { end: false });
  }
  return hash.digest('hex').slice(0, 12);
}
