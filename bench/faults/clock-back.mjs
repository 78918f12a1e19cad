/** Preloaded into an indexer and everything it starts: its clock jumps back by RUMMAGE_FAULT_CLOCK ms after five seconds. */
const now = Date.now;
const startedAt = performance.now();
const back = Number(process.env.RUMMAGE_FAULT_CLOCK);

Date.now = () => now() - (performance.now() - startedAt > 5_000 ? back : 0);
