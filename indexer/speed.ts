/** How long back the speed looks, in milliseconds. */
const WINDOW_MS = 10_000;

/** Photos per second over the last ten seconds. */
export class Speed {
  #done: { readonly at: number; readonly photos: number }[] = [];
  #startedAt: number | null = null;

  /** @param now milliseconds, of any clock that only moves on */
  add(photos: number, now: number): void {
    this.#startedAt ??= now;
    this.#done.push({ at: now, photos });
  }

  /** 0 once nothing was done for the whole window. */
  perSecond(now: number): number {
    this.#done = this.#done.filter(({ at }) => now - at < WINDOW_MS);
    if (this.#done.length === 0 || this.#startedAt === null) {
      this.#startedAt = null;
      return 0;
    }

    const span = Math.max(1_000, Math.min(WINDOW_MS, now - this.#startedAt));
    return (this.#done.reduce((sum, { photos }) => sum + photos, 0) * 1_000) / span;
  }
}
