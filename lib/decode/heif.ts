import { findBox, readBoxes, readBrands } from './boxes';

/** What the boxes of a HEIF file tell without decoding it. */
export interface HeifFacts {
  /** Its pictures are coded with HEVC, as phones do it; sharp reads those coded with AV1 only. */
  readonly isHevc: boolean;
  /** Of the largest picture in it, before it is turned. */
  readonly width: number;
  readonly height: number;
  /** The colour profile of its pictures. */
  readonly icc: Buffer | undefined;
  /** A TIFF block. */
  readonly exif: Buffer | undefined;
  readonly xmp: Buffer | undefined;
}

/** @returns null when the bytes are not a HEIF file with still pictures */
export function readHeif(bytes: Buffer): HeifFacts | null {
  if (readBrands(bytes).length === 0) return null;
  try {
    return readMeta(bytes);
  } catch (error) {
    // Offsets that point outside the file: whoever decodes it will say what is wrong.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readMeta(bytes: Buffer): HeifFacts | null {
  const meta = findBox(readBoxes(bytes), 'meta');
  if (meta === undefined) return null;

  const boxes = readBoxes(meta.subarray(4));
  const properties = readBoxes(findBox(readBoxes(findBox(boxes, 'iprp') ?? EMPTY), 'ipco') ?? EMPTY);
  const sizes = properties
    .filter(({ type }) => type === 'ispe')
    .map(({ body }) => ({ width: body.readUInt32BE(4), height: body.readUInt32BE(8) }));
  if (sizes.length === 0) return null;

  const largest = sizes.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
  const types = readItemTypes(findBox(boxes, 'iinf') ?? EMPTY);
  const extents = readExtents(findBox(boxes, 'iloc') ?? EMPTY, bytes, findBox(boxes, 'idat') ?? EMPTY);
  const item = (type: string) => extents.get(types.get(type) ?? -1);
  return {
    ...largest,
    isHevc: properties.some(({ type }) => type === 'hvcC'),
    icc: properties
      .find(({ type, body }) => type === 'colr' && ICC.has(body.toString('latin1', 0, 4)))
      ?.body.subarray(4),
    exif: withoutExifHeader(item('Exif')),
    xmp: item('mime'),
  };
}

const EMPTY = Buffer.alloc(0);
const ICC = new Set(['prof', 'rICC']);

/** The first item of each type, by its id. */
function readItemTypes(iinf: Buffer): Map<string, number> {
  const types = new Map<string, number>();
  if (iinf.length === 0) return types;

  const start = iinf.readUInt8(0) === 0 ? 6 : 8;
  for (const { type: box, body } of readBoxes(iinf.subarray(start))) {
    const version = box === 'infe' ? body.readUInt8(0) : 0;
    if (version < 2) continue;
    const width = version === 2 ? 2 : 4;
    const type = body.toString('latin1', 6 + width, 10 + width);
    if (!types.has(type)) types.set(type, body.readUIntBE(4, width));
  }
  return types;
}

/** Where the items lie, by their ids; only those in one piece. */
function readExtents(iloc: Buffer, file: Buffer, idat: Buffer): Map<number, Buffer> {
  const extents = new Map<number, Buffer>();
  if (iloc.length === 0) return extents;

  const read = new Reader(iloc);
  const version = read.number(1);
  read.number(3);
  const [offsetWidth, lengthWidth] = nibbles(read.number(1));
  const [baseWidth, indexWidth] = nibbles(read.number(1));
  const items = read.number(version < 2 ? 2 : 4);
  for (let i = 0; i < items; i++) {
    const id = read.number(version < 2 ? 2 : 4);
    const inIdat = version > 0 && (read.number(2) & 15) === 1;
    read.number(2);
    const base = read.number(baseWidth);
    const pieces = read.number(2);
    for (let piece = 0; piece < pieces; piece++) {
      if (version > 0) read.number(indexWidth);
      const start = base + read.number(offsetWidth);
      const length = read.number(lengthWidth);
      if (pieces === 1) extents.set(id, (inIdat ? idat : file).subarray(start, start + length));
    }
  }
  return extents;
}

const nibbles = (byte: number) => [byte >> 4, byte & 15] as const;

/** The EXIF item begins with how far its TIFF block lies behind. */
function withoutExifHeader(item: Buffer | undefined): Buffer | undefined {
  return item === undefined || item.length < 12 ? undefined : item.subarray(4 + item.readUInt32BE(0));
}

/** Reads big-endian numbers one after the other. */
class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** @param width bytes: 0 … 4, or 8 */
  number(width: number): number {
    const at = this.#at;
    this.#at += width;
    if (width === 0) return 0;
    return width === 8 ? Number(this.#bytes.readBigUInt64BE(at)) : this.#bytes.readUIntBE(at, width);
  }
}
