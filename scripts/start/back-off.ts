const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** A process that has lived this long was well: its next end starts from the shortest wait again. */
const HEALTHY_MS = 60_000;

/** How long to wait before something that keeps ending is started again: twice as long each time, up to a minute. */
export class BackOff {
  #next = FIRST_WAIT_MS;

  /** @param livedMs how long it ran this time */
  nextWait(livedMs: number): number {
    const wait = livedMs >= HEALTHY_MS ? FIRST_WAIT_MS : this.#next;
    this.#next = Math.min(2 * wait, LONGEST_WAIT_MS);
    return wait;
  }
}
