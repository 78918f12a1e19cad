import pino from 'pino';

/** The process's own log, on standard error: paths and stacks may appear here and nowhere else. */
export const log = pino(
  { base: null, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ fd: 2, sync: true }),
);
