import { expect, it } from 'vitest';
import { once } from './once';

it('makes one thing, however many ask for it at once', async () => {
  let made = 0;
  const get = once(async () => ({ number: ++made }));

  const [a, b] = await Promise.all([get(), get()]);

  expect(a).toBe(b);
  expect(await get()).toBe(a);
  expect(made).toBe(1);
});

it('tries again after a failure, which everybody waiting is told of', async () => {
  let tries = 0;
  const get = once(async () => {
    if (++tries === 1) throw new Error('not yet');
    return tries;
  });

  const outcomes = await Promise.allSettled([get(), get()]);

  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await get()).toBe(2);
});
