/** How long somebody who has failed to sign in must wait before the next attempt is looked at: arithmetic only. */

export interface Failures {
  readonly count: number;
  /** When the last one was, in milliseconds since 1970. */
  readonly lastAt: number;
}

export interface WaitRule {
  /** Failures that cost nothing: people mistype. */
  readonly free: number;
  readonly firstMs: number;
  readonly longestMs: number;
}

/** For each address that tries. */
export const ADDRESS_RULE: WaitRule = { free: 5, firstMs: 2_000, longestMs: 15 * 60_000 };

/** For all addresses together, against one who has many of them. */
export const OVERALL_RULE: WaitRule = { free: 50, firstMs: 1_000, longestMs: 60_000 };

/** On the machine itself nobody is locked out: a person can always try again in a few seconds. */
export const LOCAL_RULE: WaitRule = { free: 5, firstMs: 1_000, longestMs: 5_000 };

/** Failures this old count no more. */
export const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/** What is still to be waited, in milliseconds; doubles with each failure past the free ones. */
export function waitLeft({ count, lastAt }: Failures, { free, firstMs, longestMs }: WaitRule, now: number): number {
  if (count < free) return 0;

  const wait = Math.min(longestMs, firstMs * 2 ** Math.min(count - free, 30));
  // A clock that was set back must not make anybody wait for longer than the rule says.
  return Math.max(0, Math.min(wait, lastAt + wait - now));
}

/** The failures after one more; those forgotten by now are not counted on. */
export function oneMore({ count, lastAt }: Failures, now: number): Failures {
  return { count: (now - lastAt > FORGOTTEN_AFTER_MS ? 0 : count) + 1, lastAt: now };
}
