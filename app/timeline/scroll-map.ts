/** What is scrolled one to one at either end, in CSS pixels, where the rest has to be scaled. */
const EDGE = 50_000;

/**
 * Where in a wall of any height one is when a page of a possible height is scrolled: the same at both ends, in proportion
 * between. Positions are of the upper edge of the window.
 */
export class ScrollMap {
  /** Height of the element that is scrolled. */
  readonly physicalHeight: number;
  readonly #virtualEnd: number;
  readonly #physicalEnd: number;
  readonly #edge: number;

  /**
   * @param height of all there is to see
   * @param window height of the window
   * @param mostHigh what an element may be high
   */
  constructor(height: number, window: number, mostHigh: number) {
    this.physicalHeight = Math.min(height, mostHigh);
    this.#virtualEnd = Math.max(0, height - window);
    this.#physicalEnd = Math.max(0, this.physicalHeight - window);
    this.#edge = Math.min(EDGE, this.#physicalEnd / 4);
  }

  get isScaled(): boolean {
    return this.#virtualEnd > this.#physicalEnd;
  }

  /** The lowest position. */
  get end(): number {
    return this.#virtualEnd;
  }

  toVirtual(physical: number): number {
    const rest = this.#physicalEnd - physical;
    if (!this.isScaled || physical <= this.#edge) return physical;
    if (rest <= this.#edge) return this.#virtualEnd - rest;
    return this.#edge + (physical - this.#edge) * this.#scale;
  }

  toPhysical(virtual: number): number {
    const rest = this.#virtualEnd - virtual;
    if (!this.isScaled || virtual <= this.#edge) return virtual;
    if (rest <= this.#edge) return this.#physicalEnd - rest;
    return this.#edge + (virtual - this.#edge) / this.#scale;
  }

  /** Whether so little is left to scroll in a direction that the position must be brought in line before the end. */
  isNearEnd(physical: number): boolean {
    return physical < this.#edge / 2 || physical > this.#physicalEnd - this.#edge / 2;
  }

  get #scale(): number {
    return (this.#virtualEnd - 2 * this.#edge) / (this.#physicalEnd - 2 * this.#edge);
  }
}
