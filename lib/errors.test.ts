import { expect, it, vi } from 'vitest';
import { fromErrorAnswer, RummageError, toErrorAnswer } from './errors';

it('crosses a boundary and comes back with all it had to say', () => {
  const error = new RummageError('conflict', 'It is there already.', { hint: 'Use it.', cause: new Error('inner') });

  const back = fromErrorAnswer(structuredClone(toErrorAnswer(error)));

  expect(back).toBeInstanceOf(RummageError);
  expect(back).toMatchObject({ code: 'conflict', message: 'It is there already.', hint: 'Use it.' });
  expect(back.cause).toBeUndefined();
});

it.each([new Error('ENOENT: /home/me/secret.jpg'), 'a string', null, undefined, { message: '/home/me' }])(
  'shows nothing of an error that was not meant to be read: %o',
  (error) => {
    expect(toErrorAnswer(error)).toMatchObject({ code: 'internal' });
    expect(JSON.stringify(toErrorAnswer(error))).not.toContain('/home');
  },
);

it('is recognised when it was made by another copy of this file', async () => {
  vi.resetModules();
  const other = await import('./errors');
  expect(other.RummageError).not.toBe(RummageError);

  const error: unknown = new other.RummageError('not-found', 'There is no such photo.', { hint: 'Look again.' });
  expect(toErrorAnswer(error)).toMatchObject({ code: 'not-found' });
});
