/**
 * How the indexer, a process of its own, learns that somebody is searching: by the time stamp of an empty file. Setting it
 * costs a search 3 µs (measured; a datagram 0.2 µs, but it needs a port), reading it the indexer 2 µs.
 */
import { closeSync, openSync, statSync, utimesSync } from 'node:fs';

/** Tells that somebody searches now. @param file see `DataPaths.searchSignal` */
export function signalSearch(file: string): void {
  const now = Date.now() / 1_000;
  try {
    utimesSync(file, now, now);
  } catch {
    makeSignal(file);
  }
}

/** Milliseconds since 1970; 0 when nobody has searched yet. */
export function lastSearchAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function makeSignal(file: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch {
    // Where nothing can be written nothing is indexed, either; the search itself must go on.
  }
}
