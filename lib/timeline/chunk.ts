/**
 * A run of the timeline as it travels: one column after the other, each a plane of bytes per significance, so that what
 * repeats compresses to nothing. Written by the server, read by the browser.
 */

/** Photos of a chunk; the last has fewer. */
export const CHUNK_SIZE = 2_048;

/** Width by height times this is kept as a whole number of two bytes. */
export const RATIO_UNIT = 10_000;

/** Beyond these a photo keeps its proportions inside a cell that is still visible and can still be touched. */
export const WIDEST = 4;
export const TALLEST = 0.45;

/** Photos of a burst but for the one that stands for it, and photos that cannot be found any more. */
export const FOLDED = 255;
const MOST_IN_BURST = 254;

/** One photo of a chunk. */
export interface ChunkPhoto {
  readonly id: number;
  /** Pixels; 0 by 0 while unknown. */
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` */
  readonly color: string | null;
  /** Eight hex digits. */
  readonly version: string;
  readonly favourite: boolean;
  /** How many photos the burst has that it stands for; 0 of a photo alone. Null of one that is not shown. */
  readonly burst: number | null;
}

/** The columns of a chunk. */
export interface TimelineChunk {
  readonly ids: Uint32Array;
  /** In {@link RATIO_UNIT}s; 0 while unknown. */
  readonly ratios: Uint16Array;
  readonly versions: Uint32Array;
  /** `0xrrggbb`, plus `0x1000000` where it is known. */
  readonly colors: Uint32Array;
  /** As {@link ChunkPhoto.burst}, or {@link FOLDED}. */
  readonly bursts: Uint8Array;
  /** 1 of a favourite. */
  readonly favourites: Uint8Array;
}

const KNOWN = 0x1000000;
/** Bytes of each column, of which those of the colour are the placeholder. */
const WIDTHS = { ids: 4, ratios: 2, versions: 4, colors: 4, bursts: 1, favourites: 1 } as const;
const BYTES = Object.values(WIDTHS).reduce((sum, width) => sum + width, 0);

/** @param photos at most {@link CHUNK_SIZE} */
export function encodeChunk(photos: readonly ChunkPhoto[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(photos.length * BYTES);
  let at = 0;
  const column = (width: number, values: readonly number[]) => {
    for (let plane = 0; plane < width; plane++) {
      for (const value of values) bytes[at++] = (value >>> (8 * plane)) & 255;
    }
  };
  column(WIDTHS.ids, deltas(photos.map(({ id }) => id)));
  column(WIDTHS.ratios, photos.map(ratioOf));
  column(
    WIDTHS.versions,
    photos.map(({ version }) => Number.parseInt(version, 16) || 0),
  );
  column(
    WIDTHS.colors,
    photos.map(({ color }) => (color === null ? 0 : KNOWN + Number.parseInt(color.slice(1), 16))),
  );
  column(
    WIDTHS.bursts,
    photos.map(({ burst }) => (burst === null ? FOLDED : Math.min(burst, MOST_IN_BURST))),
  );
  column(
    WIDTHS.favourites,
    photos.map(({ favourite }) => Number(favourite)),
  );
  return bytes;
}

/** @throws RangeError when the bytes are no chunk */
export function decodeChunk(bytes: Uint8Array): TimelineChunk {
  const count = bytes.length / BYTES;
  if (!Number.isInteger(count)) throw new RangeError(`expected a multiple of ${BYTES} bytes, got ${bytes.length}`);

  let at = 0;
  const column = <Into extends Uint8Array | Uint16Array | Uint32Array>(width: number, into: Into): Into => {
    for (let plane = 0; plane < width; plane++) {
      for (let i = 0; i < count; i++) into[i] = ((into[i] ?? 0) | ((bytes[at++] ?? 0) << (8 * plane))) >>> 0;
    }
    return into;
  };
  return {
    ids: fromDeltas(column(WIDTHS.ids, new Uint32Array(count))),
    ratios: column(WIDTHS.ratios, new Uint16Array(count)),
    versions: column(WIDTHS.versions, new Uint32Array(count)),
    colors: column(WIDTHS.colors, new Uint32Array(count)),
    bursts: column(WIDTHS.bursts, new Uint8Array(count)),
    favourites: column(WIDTHS.favourites, new Uint8Array(count)),
  };
}

/** `#rrggbb`, or null where it is not known. */
export function colorOf({ colors }: TimelineChunk, at: number): string | null {
  const color = colors[at] ?? 0;
  return color < KNOWN ? null : `#${(color - KNOWN).toString(16).padStart(6, '0')}`;
}

/** Eight hex digits. */
export function versionOf({ versions }: TimelineChunk, at: number): string {
  return (versions[at] ?? 0).toString(16).padStart(8, '0');
}

function ratioOf({ width, height }: ChunkPhoto): number {
  if (width <= 0 || height <= 0) return 0;
  return Math.round(Math.min(Math.max(width / height, TALLEST), WIDEST) * RATIO_UNIT);
}

/** Neighbours in time are mostly neighbours by number, in either direction: the sign goes into the lowest bit. */
function deltas(values: readonly number[]): number[] {
  return values.map((value, i) => {
    const delta = value - (values[i - 1] ?? 0);
    return (delta < 0 ? -2 * delta - 1 : 2 * delta) >>> 0;
  });
}

function fromDeltas(deltas: Uint32Array): Uint32Array {
  let value = 0;
  for (const [i, delta] of deltas.entries()) {
    value += delta % 2 === 1 ? -(delta + 1) / 2 : delta / 2;
    deltas[i] = value;
  }
  return deltas;
}
