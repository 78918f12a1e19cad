import type { DailyOutcome } from './daily';

/** What the daily backup's thread is asked, and what it answers. */
export type DailyCalls = {
  backUp: { argument: null; result: DailyOutcome };
};
