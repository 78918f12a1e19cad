/** How far a fetch has come. */
export interface FetchProgress {
  readonly doneBytes: number;
  readonly totalBytes: number;
  /** Over the last ten seconds. */
  readonly bytesPerSecond: number;
  /** Null while nothing comes. */
  readonly secondsLeft: number | null;
}

const WINDOW_MS = 10_000;
/** Samples closer together than this say nothing more. */
const SAMPLE_MS = 100;

interface Sample {
  readonly at: number;
  readonly received: number;
}

/** Turns the bytes that arrive into a rate and a time left. `now` in each call is in milliseconds, from any start. */
export class Meter {
  #received = 0;
  #done: number;
  #samples: Sample[];

  /** @param done bytes that were here before it began */
  constructor(
    private readonly total: number,
    done: number,
    now: number,
  ) {
    this.#done = done;
    this.#samples = [{ at: now, received: 0 }];
  }

  /** @param bytes that have come; negative when bytes that had come are thrown away, which slows nothing down */
  add(bytes: number, now: number): void {
    this.#done += bytes;
    this.#received += Math.max(0, bytes);

    const last = this.#samples.at(-1);
    if (last !== undefined && now - last.at < SAMPLE_MS) return;
    this.#samples.push({ at: now, received: this.#received });
    while (this.#samples.length > 2 && (this.#samples[1]?.at ?? now) < now - WINDOW_MS) this.#samples.shift();
  }

  read(now: number): FetchProgress {
    const first = this.#samples.find(({ at }) => at >= now - WINDOW_MS) ?? {
      at: now - WINDOW_MS,
      received: this.#received,
    };
    const seconds = (now - first.at) / 1_000;
    const bytesPerSecond = seconds > 0 ? (this.#received - first.received) / seconds : 0;
    const left = this.total - this.#done;

    return {
      doneBytes: this.#done,
      totalBytes: this.total,
      bytesPerSecond,
      secondsLeft: bytesPerSecond > 0 || left === 0 ? (left === 0 ? 0 : left / bytesPerSecond) : null,
    };
  }
}
