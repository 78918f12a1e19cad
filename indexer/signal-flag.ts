/** Lets one loop wait until others have something for it; a signal raised while nobody waits is not lost. */
export class SignalFlag {
  #raised = false;
  #wake: (() => void) | null = null;

  raise(): void {
    this.#raised = true;
    this.#wake?.();
  }

  /** Resolves once raised since the last wait, or at once if it was. */
  async wait(): Promise<void> {
    if (!this.#raised) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#wake = null;
    this.#raised = false;
  }
}
