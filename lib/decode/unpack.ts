import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import { WorkerClient } from '../worker-client';
import { RummageError } from '../errors';
import type { UnpackCalls } from './unpack-calls';
import { COPY_AGAIN, unreadable } from './unreadable';

/** Threads at once; each may hold a whole picture several times over. */
const MAX_THREADS = 4;

/** A picture that takes longer than this never ends. */
const PATIENCE_MS = 120_000;

/** A decoder's memory only grows, so idle threads end. */
const IDLE_MS = 10_000;

/** Threads that unpack pictures, one each at a time: one that crashes on a picture loses no other. */
class Unpackers {
  readonly #queue = new PQueue({ concurrency: Math.min(MAX_THREADS, availableParallelism()) });
  readonly #idle: WorkerClient<UnpackCalls>[] = [];
  #ending: NodeJS.Timeout | undefined;

  unpack<Name extends keyof UnpackCalls>(name: Name, argument: UnpackCalls[Name]['argument']): Promise<Uint8Array> {
    return this.#queue.add(async () => {
      clearTimeout(this.#ending);
      const client = this.#idle.pop() ?? new WorkerClient<UnpackCalls>('lib/decode/unpack-worker.ts', null);
      const alarm = setTimeout(() => void client.close(), PATIENCE_MS);
      try {
        return await client.call(name, argument);
      } finally {
        clearTimeout(alarm);
        this.#idle.push(client);
        this.#endWhenIdle();
      }
    });
  }

  #endWhenIdle(): void {
    clearTimeout(this.#ending);
    this.#ending = setTimeout(() => {
      if (this.#queue.pending > 0) return;
      for (const client of this.#idle.splice(0)) void client.close();
    }, IDLE_MS).unref();
  }
}

const unpackers = new Unpackers();

/**
 * Unpacks what sharp cannot read, in a thread.
 *
 * @returns an upright, uncompressed TIFF file
 * @throws RummageError `bad-request` when it cannot be decoded
 */
export async function unpack<Name extends keyof UnpackCalls>(
  name: Name,
  argument: UnpackCalls[Name]['argument'],
): Promise<Buffer> {
  try {
    const { buffer, byteOffset, byteLength } = await unpackers.unpack(name, argument);
    return Buffer.from(buffer, byteOffset, byteLength);
  } catch (cause) {
    if (cause instanceof RummageError && cause.code === 'bad-request') throw cause;
    throw unreadable('The decoder gave up on this file: its content is damaged.', COPY_AGAIN, cause);
  }
}
