import { type CpuTimes, shareOfOthers } from './governor-load';

/** Others must take less than this share of all processors for the machine to count as idle … */
const IDLE_BELOW = 0.15;
/** … and more than this for it to count as used again: something in between changes nothing. */
const USED_ABOVE = 0.3;
/** Samples in a row that must agree: work begins late and stops soon. */
const CALM_SAMPLES = 5;
const USED_SAMPLES = 2;
/** Where the system does not tell our own part of the load, work rests this often, and only the rest is looked at. */
const REST_EVERY_MS = 20_000;

/** Decides whether the machine is otherwise idle, so that it does not change its mind with every breath. */
export class IdleJudge {
  #isIdle = false;
  #against = 0;

  /** False until enough calm samples have come. */
  get isIdle(): boolean {
    return this.#isIdle;
  }

  /** Whether the last sample spoke against it. */
  get isInDoubt(): boolean {
    return this.#against > 0;
  }

  /** @param share of all processors that other programs took since the last sample, in 0 … 1 */
  judge(share: number): void {
    const disagrees = this.#isIdle ? share > USED_ABOVE : share < IDLE_BELOW;
    this.#against = disagrees ? this.#against + 1 : 0;
    if (this.#against < (this.#isIdle ? USED_SAMPLES : CALM_SAMPLES)) return;

    this.#isIdle = !this.#isIdle;
    this.#against = 0;
  }
}

/** Follows the load other programs make, sample by sample. */
export class IdleWatch {
  readonly #judge = new IdleJudge();
  #last: { readonly at: number; readonly times: CpuTimes } | null = null;
  #isResting = false;
  #restedAt = 0;

  get isIdle(): boolean {
    return this.#judge.isIdle;
  }

  /** Whether work is to rest, so that the next sample shows others only. */
  get isResting(): boolean {
    return this.#isResting;
  }

  /** @param at milliseconds, of any clock that only moves on */
  take(at: number, times: CpuTimes): void {
    const last = this.#last;
    this.#last = { at, times };
    if (last === null) return;

    const isOursInIt = times.own === null && this.#judge.isIdle && !this.#isResting;
    if (isOursInIt) {
      this.#isResting = at - this.#restedAt >= REST_EVERY_MS;
      return;
    }
    this.#judge.judge(shareOfOthers(last.times, times, at - last.at));
    if (this.#judge.isInDoubt) return;
    this.#isResting = false;
    this.#restedAt = at;
  }
}
