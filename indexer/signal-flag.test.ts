import { expect, it } from 'vitest';
import { SignalFlag } from './signal-flag';

const NOT_YET = Symbol('not yet');
const now = (promise: Promise<unknown>) => Promise.race([promise, new Promise((r) => setImmediate(() => r(NOT_YET)))]);

it('lets a waiter through when it is raised', async () => {
  const flag = new SignalFlag();
  const waiting = flag.wait();
  expect(await now(waiting)).toBe(NOT_YET);

  flag.raise();

  expect(await now(waiting)).toBeUndefined();
});

it('does not lose a signal raised while nobody waits, and counts several as one', async () => {
  const flag = new SignalFlag();
  flag.raise();
  flag.raise();

  expect(await now(flag.wait())).toBeUndefined();
  expect(await now(flag.wait())).toBe(NOT_YET);
});
