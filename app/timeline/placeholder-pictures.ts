import { thumbHashToDataURL } from 'thumbhash';

/** Some screens of them; each is a few kilobytes of text. */
const MOST_KEPT = 400;
/** Making one takes up to a millisecond: only begun where more than that is left, in milliseconds. */
const LEAST_LEFT = 2;
/** How long a browser that does not tell when it is idle is taken to be, in milliseconds. */
const SLICE_MS = 4;

export interface WantedPicture {
  readonly photoId: number;
  readonly hash: Uint8Array;
  readonly show: (url: string) => void;
}

/** Blurred pictures of photos that are not there yet, made when nothing else is to be done. */
export class PlaceholderPictures {
  /** By photo. */
  readonly #urls = new Map<number, string>();
  #stop: (() => void) | null = null;

  /** Makes these, and no more those that were wanted before. */
  make(wanted: readonly WantedPicture[]): void {
    this.stop();
    const rest = wanted.filter((one) => !this.#showKept(one));
    if (rest.length > 0) this.#stop = whenIdle((left) => this.#makeSome(rest, left));
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
  }

  #makeSome(wanted: WantedPicture[], left: () => number): void {
    while (wanted.length > 0 && left() > LEAST_LEFT) {
      const { photoId, hash, show } = wanted.shift() as WantedPicture;
      const url = thumbHashToDataURL(hash);
      this.#keep(photoId, url);
      show(url);
    }
    this.#stop = wanted.length > 0 ? whenIdle((next) => this.#makeSome(wanted, next)) : null;
  }

  #showKept({ photoId, show }: WantedPicture): boolean {
    const url = this.#urls.get(photoId);
    if (url !== undefined) show(url);
    return url !== undefined;
  }

  #keep(photoId: number, url: string): void {
    this.#urls.set(photoId, url);
    for (const oldest of this.#urls.keys()) {
      if (this.#urls.size <= MOST_KEPT) break;
      this.#urls.delete(oldest);
    }
  }
}

/** @param work is told how much time is left, in milliseconds. @returns what calls it off */
function whenIdle(work: (left: () => number) => void): () => void {
  if ('requestIdleCallback' in window) {
    const asked = window.requestIdleCallback((deadline) => work(() => deadline.timeRemaining()));
    return () => window.cancelIdleCallback(asked);
  }
  const asked = setTimeout(() => {
    const end = performance.now() + SLICE_MS;
    work(() => end - performance.now());
  });
  return () => clearTimeout(asked);
}
