import { expect, it } from 'vitest';
import { RummageError, toErrorAnswer } from './errors';
import { hindranceOf } from './hindrance';

const failed = (code: string) => Object.assign(new Error('it failed'), { code });

it.each([
  ['ENOSPC', /full/],
  ['SQLITE_FULL', /full/],
  ['EROFS', /cannot be written/],
  ['SQLITE_READONLY_DBMOVED', /cannot be written/],
  ['SQLITE_BUSY_SNAPSHOT', /Another program/],
  ['SQLITE_IOERR_WRITE', /reports errors/],
])('knows what %s means', (code, reason) => {
  expect(hindranceOf(failed(code))?.reason).toMatch(reason);
  expect(toErrorAnswer(failed(code))).toMatchObject({
    code: 'unavailable',
    message: hindranceOf(failed(code))?.reason,
  });
});

it('finds it behind an error that was put into words', () => {
  const error = new RummageError('bad-database', 'It cannot be opened.', {
    hint: 'Look.',
    cause: failed('SQLITE_FULL'),
  });

  expect(hindranceOf(error)?.reason).toMatch(/full/);
});

it.each([failed('ENOENT'), failed('SQLITE_CORRUPT'), new Error('no code'), 'no error', null])(
  'calls nothing else so: %o',
  (error) => expect(hindranceOf(error)).toBeNull(),
);
