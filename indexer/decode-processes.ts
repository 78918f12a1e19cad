import { setTimeout as wait } from 'node:timers/promises';
import PQueue from 'p-queue';
import { RummageError } from '#lib/errors';
import { log } from '#lib/log';
import { startTypescriptProcess } from '#lib/start-worker';
import { WorkerClient } from '#lib/worker-client';
import type { DecodeCalls, DecodedForModels, DecodeOrder } from './decode-calls';
import { PhotoFailure } from './failure';

type DecodeClient = WorkerClient<DecodeCalls>;

interface Shared {
  readonly client: DecodeClient;
  underWay: number;
}

/** As many as libuv has threads in each process. */
const PHOTOS_PER_PROCESS = 4;

/** A photo that takes longer never ends; longer than what unpacks HEIC is given, which can tell more. */
const PATIENCE_MS = 150_000;

/** Processes nobody has asked anything of for so long end, and give back their memory. */
const IDLE_MS = 30_000;

/** Before another attempt to start a process, in milliseconds. */
const START_AGAIN_MS = 2_000;

/** Its heap is small, but each decoded image calls for a collection: threads that help with it only take turns. */
const TIDIES_ALONE = '--single-threaded-gc';

const REMEDY = 'Open it elsewhere and save it as JPEG. It is tried again when the file or the decoder has changed.';
const CRASHES = { reason: 'It crashes the decoder.', remedy: REMEDY };
const HANGS = { reason: 'Decoding it does not come to an end.', remedy: REMEDY };

/**
 * Decodes photos in processes of their own. When one dies, or does not come to an end, whatever it had under way is
 * decoded again in a fresh one, a photo at a time: the one that ends that, too, is the culprit, and no other fails.
 */
export class DecodeProcesses {
  readonly #patience: number;
  readonly #shared: Shared[] = [];
  readonly #suspects = new PQueue({ concurrency: 1 });
  #forSuspects: DecodeClient | null = null;
  #ending: NodeJS.Timeout | undefined;
  readonly #closed = new AbortController();

  /** @param patienceMs how long a photo may take, in milliseconds */
  constructor(patienceMs = PATIENCE_MS) {
    this.#patience = patienceMs;
    this.#suspects.on('idle', () => {
      const client = this.#forSuspects;
      this.#forSuspects = null;
      void client?.close();
    });
  }

  /**
   * @throws PhotoFailure when the photo cannot be decoded
   * @throws RummageError `unavailable` when this was closed on the way
   */
  async decode(order: DecodeOrder): Promise<DecodedForModels> {
    clearTimeout(this.#ending);
    try {
      return await this.#decodeAmongOthers(order);
    } catch (error) {
      if (!hasDied(error) || this.#closed.signal.aborted) throw error;
      return await this.#suspects.add(() => this.#decodeAlone(order));
    } finally {
      this.#endWhenIdle();
    }
  }

  /** Ends the processes; what is under way fails. */
  async close(): Promise<void> {
    this.#closed.abort();
    clearTimeout(this.#ending);
    await Promise.all([this.#endShared(), this.#forSuspects?.close()]);
  }

  async #decodeAmongOthers(order: DecodeOrder): Promise<DecodedForModels> {
    const process = this.#shared.find(({ underWay }) => underWay < PHOTOS_PER_PROCESS) ?? this.#startShared();
    process.underWay++;
    try {
      return await this.#ask(process.client, order);
    } finally {
      process.underWay--;
    }
  }

  async #decodeAlone(order: DecodeOrder): Promise<DecodedForModels> {
    const client = (this.#forSuspects ??= startClient());
    await this.#untilReady(client);
    const asked = { isLate: false };
    try {
      return await this.#ask(client, order, asked);
    } catch (error) {
      if (!hasDied(error) || this.#closed.signal.aborted) throw error;
      throw new PhotoFailure(asked.isLate ? HANGS : CRASHES, error);
    }
  }

  /** A process that does not even start is no photo's fault: they wait until one does. */
  async #untilReady(client: DecodeClient): Promise<void> {
    const { signal } = this.#closed;
    for (;;) {
      try {
        await client.call('ready', null);
        return;
      } catch (error) {
        if (signal.aborted) throw error;
        log.warn({ err: error }, 'The process that decodes photos does not start; it is tried again.');
        await wait(START_AGAIN_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** @param asked is told when it took too long */
  async #ask(client: DecodeClient, order: DecodeOrder, asked = { isLate: false }): Promise<DecodedForModels> {
    const alarm = setTimeout(() => {
      asked.isLate = true;
      void client.close();
    }, this.#patience);
    try {
      const answer = await client.call('decode', order);
      if ('failure' in answer) throw new PhotoFailure(answer.failure);
      return answer;
    } finally {
      clearTimeout(alarm);
    }
  }

  #startShared(): Shared {
    const process = { client: startClient(), underWay: 0 };
    this.#shared.push(process);
    return process;
  }

  #endWhenIdle(): void {
    clearTimeout(this.#ending);
    this.#ending = setTimeout(() => {
      if (this.#shared.every(({ underWay }) => underWay === 0)) void this.#endShared();
    }, IDLE_MS).unref();
  }

  /** Forgotten at once: one that is about to end would answer no more. */
  async #endShared(): Promise<void> {
    await Promise.all(this.#shared.splice(0).map(({ client }) => client.close()));
  }
}

function startClient(): DecodeClient {
  return new WorkerClient<DecodeCalls>('indexer/decode-worker.ts', null, (file, data) =>
    startTypescriptProcess(file, data, { nodeOptions: [TIDIES_ALONE] }),
  );
}

function hasDied(error: unknown): boolean {
  return error instanceof RummageError && error.code === 'unavailable';
}
