/** Aborted by Ctrl-C, and by being told to end; a second Ctrl-C ends the process at once. */
export function stopOnCtrlC(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  return stop.signal;
}
