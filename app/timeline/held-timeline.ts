import {
  CHUNK_SIZE,
  colorOf,
  decodeChunk,
  FOLDED,
  RATIO_UNIT,
  type TimelineChunk,
  versionOf,
} from '#lib/timeline/chunk';
import { decodePlaceholders } from '#lib/timeline/placeholders';
import type { TimelineSummary } from '#lib/timeline/reader';
import { isLeftOut } from '../grid/left-out';
import type { ShownPhoto } from '../grid/photo-cell';
import { callApi } from '../http/call-api';
import { EachOnce } from './each-once';
import { type HeldPhotos, loadAround } from './held-photos';
import { TimelineShape } from './shape';
import type { Anchor } from './wall';
import type { OpenedPhotos } from './wall-keeper';

/** Of a photo whose size nobody knows. */
const SQUARE = 1;
/** Only proportions are known; of a photo this high, every thumbnail is large enough. */
const HEIGHT = 2_000;
/** Photos around one that are in sight with it, at most. */
const AROUND = 100;

/** A timeline and as many of its photos as were loaded. Kept as long as the tab, so that going back finds it. */
export class HeldTimeline implements HeldPhotos {
  readonly shape: TimelineShape;
  readonly #chunks = new EachOnce(async (number) => decodeChunk(await this.#fetch('chunks', number)));
  readonly #placeholders = new EachOnce(async (number) =>
    decodePlaceholders(await this.#fetch('placeholders', number)),
  );

  constructor(summary: TimelineSummary) {
    this.shape = new TimelineShape(summary);
  }

  hasChunk = (number: number): boolean => this.#chunks.get(number) !== null;

  load = async (number: number): Promise<void> => {
    // Without placeholders, the colours have to do.
    await Promise.all([this.#chunks.load(number), this.#placeholders.load(number).catch(() => null)]);
  };

  ratioAt = (place: number): number => {
    const [chunk, at] = this.#find(place);
    if (chunk === null || chunk.bursts[at] === FOLDED || isLeftOut(chunk.ids[at] ?? 0)) return 0;
    return (chunk.ratios[at] ?? 0) / RATIO_UNIT || SQUARE;
  };

  photo = (place: number): ShownPhoto | null => {
    const [chunk, at] = this.#find(place);
    const id = chunk?.ids[at];
    if (chunk === null || id === undefined) return null;
    const count = chunk.bursts[at] ?? 0;
    return {
      id,
      width: Math.round(this.ratioAt(place) * HEIGHT),
      height: HEIGHT,
      takenAt: this.shape.dateOf(this.shape.dayAt(place)),
      color: colorOf(chunk, at),
      version: versionOf(chunk, at),
      ...(count > 0 && { burst: { id, count } }),
      ...(chunk.favourites[at] === 1 && { favourite: true }),
    };
  };

  placeholder = (place: number): Uint8Array | null =>
    this.#placeholders.get(this.shape.chunkAt(place))?.[place % CHUNK_SIZE] ?? null;

  placeOf = (photoId: number): number | null => {
    for (const [number, { ids }] of this.#chunks.sorted()) {
      const at = ids.indexOf(photoId);
      if (at >= 0) return number * CHUNK_SIZE + at;
    }
    return null;
  };

  /** Of a burst only the photo that stands for it. */
  loadedIds = (): number[] =>
    this.#chunks.sorted().flatMap(([, { ids, bursts }]) => [...ids].filter((_, i) => bursts[i] !== FOLDED));

  #find(place: number): [chunk: TimelineChunk | null, at: number] {
    return [this.#chunks.get(Math.floor(place / CHUNK_SIZE)), place % CHUNK_SIZE];
  }

  async #fetch(what: 'chunks' | 'placeholders', number: number): Promise<Uint8Array> {
    const response = await fetch(`/api/timeline/${what}/${number}?version=${this.shape.version}`);
    if (!response.ok || !response.body)
      throw new Error(`expected ${what} ${number} of the timeline, got ${response.status}`);
    const unpacked = new Response(response.body.pipeThrough(new DecompressionStream('gzip')));
    return new Uint8Array(await unpacked.arrayBuffer());
  }
}

/** The timeline as it is now, with what is around an anchor. @throws CallError */
export async function openTimeline(anchor: Anchor | null, before: HeldPhotos | null): Promise<OpenedPhotos | null> {
  const summary = await callApi<TimelineSummary>(`/api/timeline${anchor === null ? '' : `?photo=${anchor.photoId}`}`);
  if (before instanceof HeldTimeline && before.shape.version === summary.version) return null;

  const held = new HeldTimeline(summary);
  await loadAround(held, summary.place ?? 0, AROUND);
  return { held, place: summary.place };
}
