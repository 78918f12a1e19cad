import type { HeldTimeline } from './held-timeline';

/** Loads what is in sight; while it does, only what is in sight last is remembered. */
export class ChunkLoader {
  readonly #onLoaded: (timeline: HeldTimeline) => void;
  readonly #onFailed: () => void;
  #next: { readonly timeline: HeldTimeline; readonly chunks: readonly number[] } | null = null;
  #isLoading = false;

  constructor(onLoaded: (timeline: HeldTimeline) => void, onFailed: () => void) {
    this.#onLoaded = onLoaded;
    this.#onFailed = onFailed;
  }

  want(timeline: HeldTimeline, chunks: readonly number[]): void {
    this.#next = { timeline, chunks };
    if (!this.#isLoading) void this.#load();
  }

  async #load(): Promise<void> {
    this.#isLoading = true;
    for (let wanted = this.#next; wanted !== null; wanted = this.#next) {
      const { timeline, chunks } = wanted;
      this.#next = null;
      try {
        await Promise.all(chunks.map((chunk) => timeline.load(chunk)));
        this.#onLoaded(timeline);
      } catch {
        this.#onFailed();
      }
    }
    this.#isLoading = false;
  }
}
