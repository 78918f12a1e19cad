import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { projectRoot } from './paths';

/**
 * Starts a worker thread on a TypeScript file of the project; workers are started by path and never bundled.
 *
 * @param file relative to the project's root, as `lib/search/worker.ts`
 * @param workerData handed to the thread
 */
export function startTypescriptWorker(file: string, workerData: unknown): Worker {
  const root = projectRoot();
  const url = pathToFileURL(join(root, file)).href;
  return start(join(root, 'lib', 'worker-start.mjs'), { argv: [url], execArgv: [], workerData });
}

/** Next's bundler looks for `new Worker(…)` and would bundle what it starts; it does not see through this. */
function start(...args: [file: string, options: WorkerOptions]): Worker {
  return Reflect.construct(Worker, args);
}
