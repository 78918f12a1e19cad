import { setImmediate as breathe } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Turns } from './turns';

it('never runs two pieces of work at once, and keeps their order', async () => {
  const turns = new Turns();
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await breathe();
    log.push(`${name} ends`);
  };

  await Promise.all([turns.take(work('a')), turns.take(work('b'))]);

  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

it('goes on after work that failed, which only its own caller hears of', async () => {
  const turns = new Turns();
  const failed = turns.take(() => Promise.reject(new Error('no')));

  await expect(turns.take(() => Promise.resolve(2))).resolves.toBe(2);
  await expect(failed).rejects.toThrow('no');
});
