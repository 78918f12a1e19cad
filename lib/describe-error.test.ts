import { describe, expect, it } from 'vitest';
import { describeError } from './describe-error';
import { RummageError } from './errors';

describe('describeError', () => {
  it('gives the message and the hint of an error that is meant to be read', () => {
    const error = new RummageError('conflict', 'Port 3000 is taken.', { hint: 'Choose another.' });

    expect(describeError(error)).toBe('Port 3000 is taken.\nChoose another.');
  });

  it('reduces any other error to its first line, without the stack', () => {
    const error = new Error("Cannot find package 'better-sqlite3'\nRequire stack:\n- /somewhere");

    expect(describeError(error)).toBe(
      "Cannot find package 'better-sqlite3'\n`npx rummage doctor` checks the installation.",
    );
  });

  it('says something even when nothing was thrown that says anything', () => {
    expect(describeError(new Error(''))).toMatch(/^Something went wrong/);
  });
});
