import { startTypescriptProcess } from '../start-worker';
import { WorkerClient } from '../worker-client';
import type { EncoderCalls, EncoderWorkerData } from './encoder-calls';

const FILE = 'lib/encoder/encoder-worker.ts';

export type EncoderProcess = WorkerClient<EncoderCalls>;

/**
 * A process that holds a model; started by its first call. A thread would do but for memory: glibc keeps most of what a
 * thread of ours frees (a model of clip-vit-base-patch32's size loaded and released: 44 MB before, 1 029 MB loaded,
 * 911 MB after the thread had ended), and because a graph the runtime cannot bear must not end the whole of Rummage.
 */
export function startEncoderProcess(data: EncoderWorkerData): EncoderProcess {
  return new WorkerClient<EncoderCalls>(FILE, data, startTypescriptProcess);
}

/** One that tries what may well fail, and whose libraries would complain of it on standard error. */
export function startTryingProcess(data: EncoderWorkerData): EncoderProcess {
  return new WorkerClient<EncoderCalls>(FILE, data, (file, given) =>
    startTypescriptProcess(file, given, { quiet: true }),
  );
}
