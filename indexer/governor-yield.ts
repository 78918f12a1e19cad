/** A search counts as going on for so long after it began, in milliseconds. */
const SEARCH_MS = 250;
/** The longest a batch waits for searches to end … */
const LONGEST_YIELD_MS = 300;
/** … and the time it then works whoever searches: a quarter of the time, at least. */
const LEAST_WORK_MS = 100;

/** Makes way for searches, but not for ever. Arithmetic only: all times are milliseconds of one clock. */
export class SearchYield {
  #yieldingSince: number | null = null;
  #workUntil = 0;

  /**
   * @param lastSearchAt when somebody last searched
   * @returns how long to wait before looking again; 0 when work may go on
   */
  waitMs(now: number, lastSearchAt: number): number {
    if (now < this.#workUntil) return 0;

    // A clock that was put back leaves searches in the future.
    const sinceSearch = Math.abs(now - lastSearchAt);
    if (sinceSearch >= SEARCH_MS) return this.#work(now, 0);

    this.#yieldingSince ??= now;
    const left = this.#yieldingSince + LONGEST_YIELD_MS - now;
    return left > 0 ? Math.min(left, SEARCH_MS - sinceSearch) : this.#work(now, LEAST_WORK_MS);
  }

  #work(now: number, forMs: number): 0 {
    this.#yieldingSince = null;
    this.#workUntil = now + forMs;
    return 0;
  }
}
