import { parentPort } from 'node:worker_threads';
import { RummageError, toErrorAnswer } from './errors';
import { log } from './log';
import type { Calls, WorkerAnswer } from './worker-client';

/** What a thread does for each call of `Known`. */
export type Handlers<Known extends Calls> = {
  readonly [Name in keyof Known]: (argument: Known[Name]['argument']) => Promise<Known[Name]['result']>;
};

interface Call {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}

/** Answers the calls of a {@link WorkerClient}, one after the other; every call gets an answer, whatever happens to it. */
export function serveCalls<Known extends Calls>(handlers: Handlers<Known>): void {
  let last: Promise<void> = Promise.resolve();
  parentPort?.on('message', (call: Call) => {
    last = last.then(async () => parentPort?.postMessage(await answer(handlers, call)));
  });
}

async function answer<Known extends Calls>(
  handlers: Handlers<Known>,
  { id, name, argument }: Call,
): Promise<WorkerAnswer> {
  try {
    return { id, result: await handlers[name as keyof Known](argument) };
  } catch (error) {
    if (!(error instanceof RummageError)) log.error({ err: error }, `${name} failed`);
    return { id, error: toErrorAnswer(error) };
  }
}
