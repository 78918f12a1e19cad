/** Windows a second: what is scrolled faster is not looked at. */
const HURRY = 2.5;
/** Windows at once: so far goes nobody who looks. */
const LEAP = 0.6;
/** Speed is taken over so many milliseconds: late frames come in pairs, a long one and a short one. */
const SPAN_MS = 80;
/** After so many without scrolling, it begins anew. */
const PAUSE_MS = 250;

/** Tells from the steps of scrolling whether photos fly by too fast to be looked at. */
export class Pace {
  #from = -Infinity;
  #last = -Infinity;
  #windows = 0;

  /**
   * @param windows how far was scrolled, in heights of the window
   * @param at when, in milliseconds
   * @returns null where it cannot be told yet: then it is as it was
   */
  isHurried(windows: number, at: number): boolean | null {
    const isFirst = at - this.#last > PAUSE_MS;
    this.#last = at;
    if (isFirst) this.#begin(at);
    else this.#windows += Math.abs(windows);

    if (Math.abs(windows) > LEAP) return true;
    const span = at - this.#from;
    if (span < SPAN_MS) return null;
    const speed = (1_000 * this.#windows) / span;
    this.#begin(at);
    return speed > HURRY;
  }

  #begin(at: number): void {
    this.#from = at;
    this.#windows = 0;
  }
}
