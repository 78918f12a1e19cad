import { Child, type ChildOptions } from './child';

/** Every process this script has started and that still runs, so that none is left behind. */
export class Children {
  readonly #running = new Set<Child>();

  start(args: readonly string[], options: ChildOptions): Child {
    const child = new Child(args, options);
    this.#running.add(child);
    void child.ended.finally(() => this.#running.delete(child));
    return child;
  }

  /** Stops all of them in good order; settles when the last is gone. */
  async stop(): Promise<void> {
    await Promise.all([...this.#running].map((child) => child.stop()));
  }

  kill(): void {
    for (const child of this.#running) child.kill();
  }
}
