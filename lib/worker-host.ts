import { parentPort } from 'node:worker_threads';
import { RummageError, toErrorAnswer } from './errors';
import { log } from './log';
import { Turns } from './turns';
import type { Call, Calls, WorkerAnswer } from './worker-client';

/** What a thread does for each call of `Known`. */
export type Handlers<Known extends Calls> = {
  readonly [Name in keyof Known]: (argument: Known[Name]['argument']) => Promise<Known[Name]['result']>;
};

/** Answers the calls of a {@link WorkerClient}, one after the other; every call gets an answer, whatever happens to it. */
export function serveCalls<Known extends Calls>(handlers: Handlers<Known>): void {
  const turns = new Turns();
  parentPort?.on('message', (call: Call) => {
    void turns.take(() => answer(handlers, call));
  });
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
  parentPort?.postMessage(message);
}
