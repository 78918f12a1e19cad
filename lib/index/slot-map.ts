const NONE = -1;

/**
 * Which slot a photo is in: an array by photo id, since ids are handed out one after the other. A tenth of a `Map`'s memory,
 * and filled with a million in milliseconds.
 */
export class SlotMap {
  #slots = new Int32Array(1024).fill(NONE);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(photoId: number): number | undefined {
    const slot = this.#slots[photoId] ?? NONE;
    return slot === NONE ? undefined : slot;
  }

  set(photoId: number, slot: number): void {
    if (photoId >= this.#slots.length) this.#grow(photoId);
    if (this.#slots[photoId] === NONE) this.#size++;
    this.#slots[photoId] = slot;
  }

  delete(photoId: number): void {
    if (this.get(photoId) === undefined) return;
    this.#slots[photoId] = NONE;
    this.#size--;
  }

  #grow(photoId: number): void {
    const slots = new Int32Array(Math.ceil(photoId * 1.25) + 1024).fill(NONE);
    slots.set(this.#slots);
    this.#slots = slots;
  }
}
