import { CHUNK_SIZE, decodeChunk, FOLDED, type TimelineChunk } from '#lib/timeline/chunk';
import type { TimelineSummary } from '#lib/timeline/reader';
import { callApi } from '../http/call-api';
import { TimelineShape } from './shape';

/** A timeline and as many of its photos as were loaded. Kept as long as the tab, so that going back finds it. */
export class HeldTimeline {
  readonly shape: TimelineShape;
  readonly #chunks = new Map<number, TimelineChunk>();
  readonly #loading = new Map<number, Promise<TimelineChunk>>();

  constructor(summary: TimelineSummary) {
    this.shape = new TimelineShape(summary);
  }

  /** A chunk, if it is there. */
  chunk = (number: number): TimelineChunk | null => this.#chunks.get(number) ?? null;

  /** A chunk, when it is there. @throws when it cannot be had */
  load(number: number): Promise<TimelineChunk> {
    const there = this.#chunks.get(number);
    if (there !== undefined) return Promise.resolve(there);

    let loading = this.#loading.get(number);
    if (loading === undefined) {
      loading = this.#fetch(number).finally(() => this.#loading.delete(number));
      this.#loading.set(number, loading);
    }
    return loading;
  }

  /** Loads the chunks of the photos around a place. @throws when they cannot be had */
  async loadAround(place: number, photos: number): Promise<void> {
    const [first, last] = [place - photos, place + photos].map((at) => {
      return Math.floor(Math.min(Math.max(at, 0), this.shape.photos - 1) / CHUNK_SIZE);
    });
    for (let chunk = first ?? 0; chunk <= (last ?? 0) && this.shape.photos > 0; chunk++) await this.load(chunk);
  }

  /** Where a photo stands, as far as its chunk was loaded. */
  placeOf(photoId: number): number | null {
    for (const [number, { ids }] of this.#chunks) {
      const at = ids.indexOf(photoId);
      if (at >= 0) return number * CHUNK_SIZE + at;
    }
    return null;
  }

  /** The photos that are there already and shown: of a burst only the one that stands for it. */
  loadedIds(): number[] {
    return [...this.#chunks.keys()].sort((a, b) => a - b).flatMap((number) => this.#shown(number));
  }

  /** The photos shown from one to another, both included, in whatever order they are named. @throws when they cannot be had */
  async idsBetween(one: number, other: number): Promise<number[]> {
    const places = [this.placeOf(one), this.placeOf(other)];
    if (places.includes(null)) return [other];
    const [from = 0, to = 0] = (places as number[]).sort((a, b) => a - b);

    const ids: number[] = [];
    for (let number = Math.floor(from / CHUNK_SIZE); number <= Math.floor(to / CHUNK_SIZE); number++) {
      await this.load(number);
      const begin = number * CHUNK_SIZE;
      ids.push(...this.#shown(number, Math.max(0, from - begin), Math.min(CHUNK_SIZE, to - begin + 1)));
    }
    return ids;
  }

  #shown(number: number, from = 0, to = CHUNK_SIZE): number[] {
    const chunk = this.#chunks.get(number);
    if (chunk === undefined) return [];
    return Array.from(chunk.ids.subarray(from, to)).filter((_, i) => chunk.bursts[from + i] !== FOLDED);
  }

  async #fetch(number: number): Promise<TimelineChunk> {
    const response = await fetch(`/api/timeline/chunks/${number}?version=${this.shape.version}`);
    if (!response.ok || !response.body)
      throw new Error(`expected chunk ${number} of the timeline, got ${response.status}`);
    const unpacked = new Response(response.body.pipeThrough(new DecompressionStream('gzip')));
    const chunk = decodeChunk(new Uint8Array(await unpacked.arrayBuffer()));
    this.#chunks.set(number, chunk);
    return chunk;
  }
}

/** Asks for the timeline as it is now, and where a photo stands in it. @throws CallError */
export function fetchTimeline(photoId: number | null): Promise<TimelineSummary> {
  return callApi(`/api/timeline${photoId === null ? '' : `?photo=${photoId}`}`);
}
