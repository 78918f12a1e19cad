/**
 * Preloaded into the processes `npm start` runs. When the launcher is gone, however it went, the channel to it closes and
 * the process ends too: nothing is left running behind a person's back.
 */

/** As long as an orderly end may take, in milliseconds. */
const GRACE_MS = 10_000;

// The processes these start inherit this file; they have channels of their own, which must be left alone.
if (process.channel && process.ppid === Number(process.env.RUMMAGE_LAUNCHER)) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Listening must not keep a process alive that has nothing left to do.
  process.channel.unref();
}
