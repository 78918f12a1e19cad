/** Ctrl-C under npm arrives twice, from the terminal and passed on by npm; within this time it counts as one. */
const ECHO_MS = 1_000;

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Calls `first` when somebody asks the process to stop, and `again` when they insist. */
export function onStopSignal(first: () => void, again: () => void): void {
  let askedAt: number | null = null;

  const onSignal = () => {
    if (askedAt === null) {
      askedAt = Date.now();
      first();
    } else if (Date.now() - askedAt > ECHO_MS) {
      again();
    }
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
}
