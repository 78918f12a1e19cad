'use client';

import { useRefresh } from '../ui/use-refresh';

const EVERY_MS = 1_000;

/** Asks for the page again until the run is over. */
export function RefreshWhileWriting({ isRunning }: { isRunning: boolean }) {
  useRefresh(EVERY_MS, isRunning);
  return null;
}
