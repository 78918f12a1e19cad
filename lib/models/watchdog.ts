/** Calls `bark` when nothing has happened for `ms` milliseconds while it is on guard. */
export class Watchdog {
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly ms: number,
    private readonly bark: () => void,
  ) {}

  guard(): void {
    this.rest();
    this.#timer = setTimeout(this.bark, this.ms);
  }

  rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
