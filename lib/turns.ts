/** Lets pieces of work that await follow each other, in the order they came. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs `work` when everything before it has ended, however it ended; @returns what it returns */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when everything taken so far has ended. */
  async ended(): Promise<void> {
    await this.#last;
  }
}
