import { type ErrorAnswer, fromErrorAnswer, RummageError } from './errors';
import { startTypescriptWorker, type WorkerHandle } from './start-worker';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** What a worker is sent. */
export interface Call {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}

/** What a worker answers to a call. */
export type WorkerAnswer =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly error: ErrorAnswer };

/** Calls by name, with the argument and the result each has. */
export type Calls = Record<string, { readonly argument: unknown; readonly result: unknown }>;

/**
 * A worker that answers calls: a thread, or a process. It is started by the first call; when it dies, every call under way
 * fails at once and the next call starts another.
 */
export class WorkerClient<Known extends Calls> {
  readonly #file: string;
  readonly #data: unknown;
  readonly #startWorker: (file: string, data: unknown) => WorkerHandle<WorkerAnswer>;
  readonly #waiting = new Map<number, Waiting>();
  #worker: WorkerHandle<WorkerAnswer> | null = null;
  #lastId = 0;

  /**
   * @param file relative to the project's root
   * @param data what the worker finds with `givenData()`
   * @param startWorker the kind of worker: a thread, unless said otherwise
   */
  constructor(
    file: string,
    data: unknown,
    startWorker: (file: string, data: unknown) => WorkerHandle<WorkerAnswer> = startTypescriptWorker,
  ) {
    this.#file = file;
    this.#data = data;
    this.#startWorker = startWorker;
  }

  /** @throws RummageError as the worker threw it, or `unavailable` when the worker died */
  call<Name extends keyof Known & string>(
    name: Name,
    argument: Known[Name]['argument'],
  ): Promise<Known[Name]['result']> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
      const worker = (this.#worker ??= this.#start());
      // A call under way keeps the process alive; an idle thread does not.
      worker.ref();
      this.#post(worker, { id, name, argument });
    });
  }

  /** Ends the worker. Calls under way fail. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): WorkerHandle<WorkerAnswer> {
    const worker = this.#startWorker(this.#file, this.#data);
    let cause: unknown;
    worker.on('message', (answer: WorkerAnswer) => this.#settle(answer));
    worker.on('error', (error) => (cause = error));
    worker.on('exit', () => this.#fail(worker, cause));
    return worker;
  }

  #post(worker: WorkerHandle<WorkerAnswer>, call: Call): void {
    try {
      worker.postMessage(call);
    } catch (error) {
      // An argument that cannot be sent never gets an answer.
      this.#waiting.delete(call.id);
      if (this.#waiting.size === 0) worker.unref();
      throw error;
    }
  }

  #settle(answer: WorkerAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#worker?.unref();
    if ('error' in answer) waiting?.reject(fromErrorAnswer(answer.error));
    else waiting?.resolve(answer.result);
  }

  #fail(worker: WorkerHandle<WorkerAnswer>, cause: unknown): void {
    if (this.#worker === worker) this.#worker = null;

    const error = new RummageError('unavailable', 'The worker that does this stopped before it had answered.', {
      hint: 'Try again: it starts anew by itself. If it stops again, run `npx rummage doctor`.',
      cause,
    });
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
