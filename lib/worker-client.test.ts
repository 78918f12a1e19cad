import { describe, expect, it, onTestFinished } from 'vitest';
import type { EchoCalls } from './testing/echo-calls';
import { startTypescriptProcess, startTypescriptWorker } from './start-worker';
import { WorkerClient } from './worker-client';

const UNAVAILABLE = expect.objectContaining({ name: 'RummageError', code: 'unavailable' });

describe.each([
  ['thread', startTypescriptWorker],
  ['process', startTypescriptProcess],
] as const)('WorkerClient of a %s', (_kind, startWorker) => {
  function startClient(data: unknown = null): WorkerClient<EchoCalls> {
    const client = new WorkerClient<EchoCalls>('lib/testing/echo-worker.ts', data, startWorker);
    onTestFinished(() => client.close());
    return client;
  }

  it('gets an answer to every call, each its own', async () => {
    const client = startClient({ colour: 'red' });

    const answers = await Promise.all([1, 2, 3].map((x) => client.call('echo', { x })));

    expect(answers).toEqual([{ x: 1 }, { x: 2 }, { x: 3 }]);
    expect(await client.call('data', null)).toEqual({ colour: 'red' });
  });

  it('has its calls answered one after the other, in order', async () => {
    const client = startClient();

    const [first, second] = await Promise.all([client.call('order', 30), client.call('order', 1)]);

    expect(first).toEqual([30]);
    expect(second).toEqual([30, 1]);
  });

  it('gives the error meant for people on, with code and hint', async () => {
    await expect(startClient().call('refuse', 'There is no photo 7.')).rejects.toMatchObject({
      name: 'RummageError',
      code: 'not-found',
      message: 'There is no photo 7.',
      hint: 'Look elsewhere.',
    });
  });

  it('gives nothing of an unexpected error away, and goes on', async () => {
    const client = startClient();

    await expect(client.call('break', '/home/me/secret')).rejects.toMatchObject({
      code: 'internal',
      message: expect.not.stringContaining('secret'),
    });
    expect(await client.call('echo', 1)).toBe(1);
  });

  it('fails every call under way when the worker dies, and starts another for the next', async () => {
    const client = startClient();
    const before = await client.call('whoami', null);

    const calls = [client.call('die', null), client.call('echo', 1), client.call('echo', 2)];

    for (const { status, ...settled } of await Promise.allSettled(calls)) {
      expect(status).toBe('rejected');
      expect(settled).toEqual({ reason: UNAVAILABLE });
    }
    expect(await client.call('whoami', null)).not.toBe(before);
  });

  it('answers calls that come later when one answer could not be sent', async () => {
    const client = startClient();

    await expect(client.call('unsendable', null)).rejects.toMatchObject({ name: 'RummageError' });

    expect(await client.call('echo', 1)).toBe(1);
  });

  it('fails the calls under way when it is closed, and starts anew afterwards', async () => {
    const client = startClient();
    await client.call('echo', 1);
    const call = client.call('never', null);

    await Promise.all([expect(call).rejects.toThrow(UNAVAILABLE), client.close()]);

    expect(await client.call('echo', 2)).toBe(2);
  });

  it('refuses an argument that cannot be sent, and goes on', async () => {
    const client = startClient();

    await expect(client.call('echo', () => undefined)).rejects.toThrow(/could not be cloned/);

    expect(await client.call('echo', 1)).toBe(1);
  });

  it('fails calls of a worker that cannot start', async () => {
    const client = new WorkerClient<EchoCalls>('lib/testing/no-such-worker.ts', null, startWorker);

    await expect(client.call('echo', 1)).rejects.toThrow(UNAVAILABLE);
  });
});
