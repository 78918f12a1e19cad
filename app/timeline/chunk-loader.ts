import type { HeldPhotos } from './held-photos';

/** Loads what is in sight; while it does, only what is in sight last is remembered. */
export class ChunkLoader {
  readonly #onLoaded: (held: HeldPhotos) => void;
  readonly #onFailed: () => void;
  #next: { readonly held: HeldPhotos; readonly chunks: readonly number[] } | null = null;
  #isLoading = false;

  constructor(onLoaded: (held: HeldPhotos) => void, onFailed: () => void) {
    this.#onLoaded = onLoaded;
    this.#onFailed = onFailed;
  }

  want(held: HeldPhotos, chunks: readonly number[]): void {
    this.#next = { held, chunks };
    if (!this.#isLoading) void this.#load();
  }

  async #load(): Promise<void> {
    this.#isLoading = true;
    for (let wanted = this.#next; wanted !== null; wanted = this.#next) {
      const { held, chunks } = wanted;
      this.#next = null;
      try {
        await Promise.all(chunks.map((chunk) => held.load(chunk)));
        this.#onLoaded(held);
      } catch {
        this.#onFailed();
      }
    }
    this.#isLoading = false;
  }
}
