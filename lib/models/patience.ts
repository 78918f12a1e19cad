import { setTimeout as sleep } from 'node:timers/promises';
import { HubFailure } from './hub-failure';

/** How long a fetch bears with a bad connection before it gives up; what has come is kept then. */
export interface Patience {
  /** Failures in a row, without a byte of progress between them. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; doubled each time. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** A hub that asks to wait longer than this, in milliseconds, is not waited for. */
  readonly longestAskedMs: number;
  /** Milliseconds without a byte after which a connection counts as cut. */
  readonly stallMs: number;
}

export const PATIENCE: Patience = {
  attempts: 6,
  firstWaitMs: 500,
  longestWaitMs: 30_000,
  longestAskedMs: 5 * 60_000,
  stallMs: 30_000,
};

/** For what a person waits to be told. */
export const LITTLE_PATIENCE: Patience = {
  ...PATIENCE,
  attempts: 3,
  longestAskedMs: 3_000,
  stallMs: 15_000,
};

/** Counts the failures of one piece of work, and waits longer after each. */
export class Endurance {
  #failures = 0;

  constructor(
    private readonly patience: Patience,
    private readonly signal: AbortSignal,
  ) {}

  /** There was progress: what went wrong before no longer counts. */
  refresh(): void {
    this.#failures = 0;
  }

  /**
   * Waits until it is time for another attempt.
   *
   * @throws the failure, when there is no sense in another; what the signal was aborted with when it was
   */
  async bear(failure: unknown): Promise<void> {
    this.signal.throwIfAborted();
    if (!(failure instanceof HubFailure) || failure.kind === 'final') throw failure;
    const { attempts, firstWaitMs, longestWaitMs, longestAskedMs } = this.patience;
    if (++this.#failures >= attempts || (failure.waitMs ?? 0) > longestAskedMs) throw failure;

    const wait = failure.waitMs ?? Math.min(firstWaitMs * 2 ** (this.#failures - 1), longestWaitMs);
    await sleep(wait, undefined, { signal: this.signal });
  }
}
