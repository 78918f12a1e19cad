import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { hashPassword, isHashable } from '#lib/access/password';
import { SHORTEST_PASSWORD } from '#lib/config';
import { RummageError } from '#lib/errors';
import { EXIT } from './exit-codes';
import { print, remark } from './print';

/**
 * `rummage password`: reads a password, without showing it, and prints its hash for the settings.
 *
 * @returns the exit code
 * @throws RummageError `bad-request` when it is too short
 */
export async function password(): Promise<number> {
  remark(`Password, of at least ${SHORTEST_PASSWORD} characters:`);
  const typed = await readUnseen();
  if (typed.length < SHORTEST_PASSWORD || !isHashable(typed)) {
    throw new RummageError(
      'bad-request',
      `Expected at least ${SHORTEST_PASSWORD} characters; ${typed.length} arrived.`,
      {
        hint: 'Use a few words nobody would put together.',
      },
    );
  }

  print(await hashPassword(typed));
  remark('Put it into rummage.config.json as "password" or "guestPassword".');
  return EXIT.ok;
}

/** One line of what is typed or piped in. */
async function readUnseen(): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: process.stdin.isTTY === true });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
  }
}
