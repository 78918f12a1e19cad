import type { EncoderProcess } from './encoder-process';

interface Lane {
  readonly process: EncoderProcess;
  underWay: number;
}

/**
 * Processes of one model that work side by side. Two with half of the threads each do more than one with all of them:
 * threads of one inference wait for each other, and a process that waits for its next images does nothing.
 */
export class Lanes {
  readonly #start: () => EncoderProcess;
  readonly #most: number;
  readonly #hasRoom: () => boolean;
  readonly #lanes: Lane[];

  /**
   * @param most processes at once
   * @param hasRoom whether there is memory for one more
   */
  constructor(start: () => EncoderProcess, most: number, hasRoom: () => boolean) {
    this.#start = start;
    this.#most = most;
    this.#hasRoom = hasRoom;
    this.#lanes = [{ process: start(), underWay: 0 }];
  }

  /** The one that does everything there is only one of. */
  get first(): EncoderProcess {
    return (this.#lanes[0] as Lane).process;
  }

  /** Gives work to the process with the least of it; another one is started only when all have some. */
  async use<Result>(work: (process: EncoderProcess) => Promise<Result>): Promise<Result> {
    const lane = this.#leastBusy();
    lane.underWay++;
    try {
      return await work(lane.process);
    } finally {
      lane.underWay--;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes.map(({ process }) => process.close()));
  }

  #leastBusy(): Lane {
    const lane = this.#lanes.reduce((a, b) => (b.underWay < a.underWay ? b : a));
    if (lane.underWay === 0 || this.#lanes.length === this.#most || !this.#hasRoom()) return lane;

    const another = { process: this.#start(), underWay: 0 };
    this.#lanes.push(another);
    return another;
  }
}
