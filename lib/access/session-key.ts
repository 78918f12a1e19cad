import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { RummageError } from '../errors';

const KEY_BYTES = 32;
/** For its owner's eyes only. */
const PRIVATE = 0o600;

/**
 * The key session cookies are signed with: made once for each data folder, so that a session survives a restart, and a
 * cookie of another installation is none here.
 *
 * @param file absolute path of where it lies
 * @throws RummageError `bad-config` when what lies there is no key
 */
export function sessionKey(file: string): Buffer {
  makeKey(file);

  const key = readFileSync(file);
  if (key.length !== KEY_BYTES) {
    throw new RummageError('bad-config', `The session key has ${key.length} bytes; expected ${KEY_BYTES}.`, {
      hint: 'Remove the file session-key from the data folder and start again; everybody then signs in anew.',
    });
  }
  // It may have come with a copied data folder, whose rights are whatever the copier's were.
  chmodSync(file, PRIVATE);
  return key;
}

function makeKey(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  try {
    const handle = openSync(file, 'wx', PRIVATE);
    writeSync(handle, randomBytes(KEY_BYTES));
    fsyncSync(handle);
    closeSync(handle);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
