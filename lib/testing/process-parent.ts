/** Starts a process as Rummage does, tells its id and stays, for start-worker.test.ts. */
import { startTypescriptProcess } from '../start-worker';

export const child = startTypescriptProcess<{ readonly result: string }>('lib/testing/echo-worker.ts', null);
child.on('message', ({ result }) => process.stdout.write(`${result}\n`));
child.postMessage({ id: 1, name: 'whoami', argument: null });
