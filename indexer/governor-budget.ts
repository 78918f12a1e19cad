/** Time that may be used at once before the first rest, in milliseconds of one processor. */
const BURST_MS = 200;
/** However much one photo cost, work goes on after this. */
const LONGEST_REST_MS = 30_000;

/** Keeps the processor time used to a share: what was used beyond it is rested off. Arithmetic only, it reads no clock. */
export class CpuBudget {
  #debtMs = 0;

  /**
   * Takes down what was used, and what was allowed meanwhile.
   *
   * @param usedMs processor time, of all processors together
   * @param elapsedMs by the clock on the wall
   * @param processors how many may be used at once: the share times those there are
   */
  spend(usedMs: number, elapsedMs: number, processors: number): void {
    const debt = this.#debtMs + usedMs - elapsedMs * processors;
    this.#debtMs = Math.min(LONGEST_REST_MS * processors, Math.max(-BURST_MS, debt));
  }

  /** How long to rest now, in whole milliseconds. */
  restMs(processors: number): number {
    return Math.max(0, Math.ceil(this.#debtMs / processors));
  }

  forgive(): void {
    this.#debtMs = 0;
  }
}
