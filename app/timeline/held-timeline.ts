import { CHUNK_SIZE, decodeChunk, type TimelineChunk } from '#lib/timeline/chunk';
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
