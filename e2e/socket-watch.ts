import { setTimeout as sleep } from 'node:timers/promises';
import { isLoopback, noteAttempt } from './network-record';
import { openSockets } from './open-sockets';

/** A connection to a machine that does not answer is tried for seconds, and one that does answer lasts as long. */
const LOOK_EVERY_MS = 200;

/**
 * Writes down every connection of a process and all it has started to another machine, as the system sees them.
 *
 * @returns stops it
 */
export function watchSockets(pid: number, record: string): () => Promise<void> {
  const ended = new AbortController();
  const known = new Set<string>();

  const look = async (): Promise<void> => {
    for (const { command, host, port } of await openSockets(pid)) {
      const key = `${command} ${host} ${port}`;
      if (isLoopback(host) || known.has(key)) continue;
      known.add(key);
      noteAttempt(record, { kind: 'socket', host, port, command, stack: '(seen from outside the process)' });
    }
  };
  const watching = (async () => {
    while (!ended.signal.aborted) {
      await look();
      await sleep(LOOK_EVERY_MS, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  })();

  return async () => {
    ended.abort();
    await watching;
  };
}
