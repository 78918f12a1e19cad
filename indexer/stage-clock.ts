import type { StageTimes } from '#lib/nouns';
import type { Measured } from './measured';
import { Speed } from './speed';

/** How long back the times look, in milliseconds. */
const WINDOW_MS = 10_000;

/** What each stage takes for a photo, over the last ten seconds, and how much was read. */
export class StageClock {
  #measured: { readonly at: number; readonly measured: Measured }[] = [];
  readonly #bytes = new Speed();
  #bytesRead = 0;

  /** Bytes since it was made. */
  get bytesRead(): number {
    return this.#bytesRead;
  }

  /** @param now milliseconds, of any clock that only moves on */
  add(measured: Measured, now: number): void {
    this.#measured.push({ at: now, measured });
    this.#bytesRead += measured.bytes;
    if (measured.bytes > 0) this.#bytes.add(measured.bytes, now);
  }

  bytesPerSecond(now: number): number {
    return this.#bytes.perSecond(now);
  }

  /** Milliseconds for a photo; null for a stage that did nothing within the window. */
  times(now: number): StageTimes {
    this.#measured = this.#measured.filter(({ at }) => now - at < WINDOW_MS);
    return {
      read: this.#perPhoto('read'),
      decode: this.#perPhoto('decode'),
      embed: this.#perPhoto('embed'),
      store: this.#perPhoto('store'),
    };
  }

  #perPhoto(stage: Measured['stage']): number | null {
    const own = this.#measured.flatMap(({ measured }) => (measured.stage === stage ? [measured] : []));
    const photos = own.reduce((sum, measured) => sum + measured.photos, 0);
    const ms = own.reduce((sum, measured) => sum + measured.ms, 0);
    return photos === 0 ? null : Math.round((ms / photos) * 10) / 10;
  }
}
