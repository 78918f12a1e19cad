import { type ChildProcess, fork, type ForkOptions } from 'node:child_process';
import { join } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { modelProcessEnvironment } from './config';
import { projectRoot } from './paths';

/** What a `WorkerClient` needs of a thread or process that works for it. */
export interface WorkerHandle<Message> {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: Message) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  /** Whether it keeps this process alive. */
  ref(): void;
  unref(): void;
  /** Resolves when it has ended. */
  terminate(): Promise<unknown>;
}

/**
 * Starts a worker thread on a TypeScript file of the project; workers are started by path and never bundled.
 *
 * @param file relative to the project's root, as `lib/search/worker.ts`
 * @param workerData handed to the thread
 */
export function startTypescriptWorker(file: string, workerData: unknown): Worker {
  return start(workerStart(), { argv: [file], execArgv: [], workerData });
}

/**
 * The same in a process of its own, for what shall give back all its memory when it ends, and must not take this process
 * with it when it crashes. It ends when this process does, however that comes about.
 *
 * @param data handed to the process; plain JSON
 * @param quiet nothing it prints is wanted
 * @param nodeOptions options of Node and V8 the process is started with
 */
export function startTypescriptProcess<Message>(
  file: string,
  data: unknown,
  { quiet = false, nodeOptions = [] }: { readonly quiet?: boolean; readonly nodeOptions?: readonly string[] } = {},
): WorkerHandle<Message> {
  const child = startProcess(workerStart(), [file, JSON.stringify(data)], {
    execArgv: [...nodeOptions],
    serialization: 'advanced',
    // What it prints is for the log; standard output may be what a command answers.
    stdio: quiet ? ['ignore', 'ignore', 'ignore', 'ipc'] : ['ignore', 2, 2, 'ipc'],
    env: modelProcessEnvironment() as NodeJS.ProcessEnv,
  });
  return handleOf(child);
}

function workerStart(): string {
  return join(projectRoot(), 'lib', 'worker-start.mjs');
}

function handleOf<Message>(child: ChildProcess): WorkerHandle<Message> {
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    // One that could not be started never exits.
    child.once('error', () => child.pid === undefined && resolve());
  });

  return {
    // A message to a process that has just ended fails; that it has ended is told by itself.
    postMessage: (message) => void child.send(message as object, () => undefined),
    on(event: string, listener: (...args: never[]) => void) {
      if (event === 'exit') void ended.then(listener as () => void);
      else child.on(event, listener as (...args: unknown[]) => void);
    },
    ref() {
      child.ref();
      child.channel?.ref();
    },
    unref() {
      child.unref();
      child.channel?.unref();
    },
    terminate() {
      child.ref();
      child.kill('SIGKILL');
      return ended;
    },
  };
}

/** Next's bundler looks for `new Worker(…)` and `fork(…)` and would bundle what they start; it does not see through this. */
function start(...args: [file: string, options: WorkerOptions]): Worker {
  return Reflect.construct(Worker, args);
}

function startProcess(...args: [file: string, args: readonly string[], options: ForkOptions]): ChildProcess {
  return Reflect.apply(fork, null, args) as ChildProcess;
}
