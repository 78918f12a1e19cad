import { readdirSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { log } from '../log';

const LOW = constants.priority.PRIORITY_BELOW_NORMAL;

/**
 * Makes way for the other programs of the machine: this process, and every process it starts from now on, which inherit
 * it. There is no way back up for an ordinary user.
 *
 * On Linux priority belongs to the thread, and threads are there before the first line of ours runs: each is lowered, and
 * those made later inherit it.
 */
export function lowerPriority(): void {
  const ids = process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [process.pid];
  for (const id of ids) lower(id);
}

function lower(id: number): void {
  try {
    if (getPriority(id) < LOW) setPriority(id, LOW);
  } catch (error) {
    // A thread may end between the list and here; and where it is not allowed, indexing goes on as before.
    log.debug({ err: error }, 'The priority of a thread could not be lowered.');
  }
}
