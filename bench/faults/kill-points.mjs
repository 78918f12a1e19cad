/**
 * Preloaded into an indexer and everything it starts (`NODE_OPTIONS=--import`): ends the process as a crash would, without
 * a word, the n-th time it reaches the point named by RUMMAGE_FAULT_AT (`point:n`).
 */
import { subscribe } from 'node:diagnostics_channel';

const [point, nth] = (process.env.RUMMAGE_FAULT_AT ?? '').split(':');
let left = Number(nth);

subscribe('rummage:point', (reached) => {
  if (reached === point && --left === 0) process.kill(process.pid, 'SIGKILL');
});
