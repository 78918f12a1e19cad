/**
 * Preloaded into the web process (`NODE_OPTIONS=--import`): measures how late its main thread is, and writes it, in
 * milliseconds, to the file named by RUMMAGE_BENCH_LOOP whenever that is asked for with SIGUSR2, starting anew.
 */
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

// Every sample is at least as late as its timer's period.
const late = (share) => Math.max(0, delay.percentile(share) / 1e6 - RESOLUTION_MS);

process.on('SIGUSR2', () => {
  writeFileSync(process.env.RUMMAGE_BENCH_LOOP, JSON.stringify({ p50: late(50), p99: late(99), max: late(100) }));
  delay.reset();
});
