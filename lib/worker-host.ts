import { parentPort, workerData } from 'node:worker_threads';
import { RummageError, toErrorAnswer } from './errors';
import { log } from './log';
import { Turns } from './turns';
import type { Call, Calls, WorkerAnswer } from './worker-client';

/** What a thread does for each call of `Known`. */
export type Handlers<Known extends Calls> = {
  readonly [Name in keyof Known]: (argument: Known[Name]['argument']) => Promise<Known[Name]['result']>;
};

/** What the {@link WorkerClient} was given for this worker. */
export function givenData(): unknown {
  return parentPort === null ? JSON.parse(process.argv[3] ?? 'null') : workerData;
}

/** Answers the calls of a {@link WorkerClient}, one after the other; every call gets an answer, whatever happens to it. */
export function serveCalls<Known extends Calls>(handlers: Handlers<Known>): void {
  const turns = new Turns();
  serve((call) => void turns.take(() => answer(handlers, call)));
}

/** As {@link serveCalls}, but a call that waits for something holds up no other. */
export function serveCallsAtOnce<Known extends Calls>(handlers: Handlers<Known>): void {
  serve((call) => void answer(handlers, call));
}

function serve(take: (call: Call) => void): void {
  if (parentPort !== null) parentPort.on('message', take);
  else serveProcess(take);
}

function serveProcess(take: (call: Call) => void): void {
  process.on('message', take);
  process.once('disconnect', () => process.exit());
  // Ctrl-C reaches every process of the terminal; this one is ended by whoever started it, when nothing waits for it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
}

async function answer<Known extends Calls>(handlers: Handlers<Known>, { id, name, argument }: Call): Promise<void> {
  try {
    post({ id, result: await handlers[name as keyof Known](argument) });
  } catch (error) {
    // A result that cannot be sent ends here, too.
    if (!(error instanceof RummageError)) log.error({ err: error }, `${name} failed`);
    post({ id, error: toErrorAnswer(error) });
  }
}

function post(message: WorkerAnswer): void {
  if (parentPort !== null) parentPort.postMessage(message);
  // Nobody is left to tell when whoever started this process has gone: it ends by itself then.
  else process.send?.(message, undefined, {}, () => undefined);
}
