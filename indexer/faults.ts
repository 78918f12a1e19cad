/** Errors of whatever goes on at its own pace during a run; the first ends the run. */
export class Faults {
  /** Never resolves; rejects with the first error. */
  readonly first: Promise<never>;
  raise!: (error: unknown) => void;

  constructor() {
    this.first = new Promise((_, reject) => (this.raise = reject));
    // Nobody may be waiting when it comes.
    this.first.catch(() => undefined);
  }

  /** Does something whose error shall end the run. */
  async watch(act: () => unknown): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.raise(error);
    }
  }
}
