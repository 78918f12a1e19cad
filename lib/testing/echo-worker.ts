/** A small worker with every way a call can go, for worker-client.test.ts. */
import { threadId } from 'node:worker_threads';
import { setTimeout as wait } from 'node:timers/promises';
import { RummageError } from '../errors';
import { givenData, serveCalls } from '../worker-host';
import type { EchoCalls } from './echo-calls';

const order: number[] = [];

serveCalls<EchoCalls>({
  echo: async (argument) => argument,
  whoami: async () => `${process.pid}/${threadId}`,
  data: async () => givenData(),
  refuse: async (message) => {
    throw new RummageError('not-found', message, { hint: 'Look elsewhere.' });
  },
  break: async (message) => {
    throw new Error(message);
  },
  unsendable: async () => () => undefined,
  die: async () => process.exit(3),
  never: () => new Promise<never>(() => undefined),
  order: async (milliseconds) => {
    await wait(milliseconds);
    order.push(milliseconds);
    return [...order];
  },
});
