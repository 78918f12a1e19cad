/**
 * Decodes photos in a process of its own: a file that crashes libvips ends this process and not the indexer. Answers
 * {@link DecodeCalls}, several at a time.
 */
import sharp from 'sharp';
import { log } from '#lib/log';
import { serveCallsAtOnce } from '#lib/worker-host';
import { writeWhole } from '#lib/write-file';
import { decodePhoto, decodePixels, readPhoto } from './decode';
import type { DecodeCalls, DecodedForModels, DecodeOrder } from './decode-calls';
import { describeDecodeError } from './failure';

// No photo is decoded twice, so what libvips would remember is never asked for again.
sharp.cache(false);
// Photos are decoded side by side, each in a thread: several threads for one would wait for each other.
sharp.concurrency(1);

serveCallsAtOnce<DecodeCalls>({
  ready: async () => null,
  async decode(order) {
    try {
      return await decode(order);
    } catch (error) {
      return { failure: describeDecodeError(error) };
    }
  },
});

async function decode({ file, recipes, thumbnail }: DecodeOrder): Promise<DecodedForModels> {
  const begin = performance.now();
  const read = await readPhoto(file);
  const readAt = performance.now();
  const took = () => ({ readMs: readAt - begin, decodeMs: performance.now() - readAt, bytes: read.bytes?.length ?? 0 });
  if (thumbnail === null) return { facts: null, pixels: await decodePixels(read, recipes), took: took() };

  const { facts, pixels, thumbnail: webp } = await decodePhoto(read, recipes);
  await keepThumbnail(thumbnail, webp);
  return { facts, pixels, took: took() };
}

/** A thumbnail that cannot be kept is no fault of the photo, and is made again when it is first looked at. */
async function keepThumbnail(file: string, thumbnail: Uint8Array): Promise<void> {
  try {
    await writeWhole(file, thumbnail);
  } catch (error) {
    log.warn({ err: error }, 'A thumbnail could not be kept.');
  }
}
