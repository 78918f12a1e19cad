/** Loads things by number: each once, however often it is asked for; again only when that failed. */
export class EachOnce<Thing> {
  readonly #fetch: (number: number) => Promise<Thing>;
  readonly #there = new Map<number, Thing>();
  readonly #loading = new Map<number, Promise<Thing>>();

  constructor(fetch: (number: number) => Promise<Thing>) {
    this.#fetch = fetch;
  }

  /** Null while it is not there. */
  get(number: number): Thing | null {
    return this.#there.get(number) ?? null;
  }

  /** Those that are there, by number. */
  sorted(): [number: number, thing: Thing][] {
    return [...this.#there].sort(([a], [b]) => a - b);
  }

  /** @throws when it cannot be had */
  load(number: number): Promise<Thing> {
    const there = this.#there.get(number);
    if (there !== undefined) return Promise.resolve(there);

    let loading = this.#loading.get(number);
    if (loading === undefined) {
      loading = this.#take(number).finally(() => this.#loading.delete(number));
      this.#loading.set(number, loading);
    }
    return loading;
  }

  /** What is there without having been asked for. */
  put(number: number, thing: Thing): void {
    this.#there.set(number, thing);
  }

  async #take(number: number): Promise<Thing> {
    const thing = await this.#fetch(number);
    this.#there.set(number, thing);
    return thing;
  }
}
