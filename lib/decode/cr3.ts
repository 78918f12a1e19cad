import { findBox, readBoxes } from './boxes';
import { byteOrder, TYPE_BYTES } from './tiff-directory';

const CANON = Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex');
const EXIF_POINTER = 0x8769;
const GPS_POINTER = 0x8825;

/** Canon keeps each directory of its CR3 files' EXIF in a box of its own; here they are put together to one TIFF block. */
export function cr3Exif(bytes: Buffer): Buffer | undefined {
  const moov = findBox(readBoxes(bytes), 'moov') ?? Buffer.alloc(0);
  const canon = readBoxes(moov).find(({ type, body }) => type === 'uuid' && body.subarray(0, 16).equals(CANON));
  if (canon === undefined) return undefined;

  const blocks = readBoxes(canon.body.subarray(16));
  const main = findBox(blocks, 'CMT1');
  try {
    return main && merge(main, findBox(blocks, 'CMT2'), findBox(blocks, 'CMT4'));
  } catch (error) {
    // Offsets that point outside: the picture itself may be fine.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The main block, followed by the others, and a directory that leads to them in place of its own. */
function merge(main: Buffer, exif: Buffer | undefined, gps: Buffer | undefined): Buffer {
  const parts: Buffer[] = [main];
  let length = main.length;
  const pointers = new Map<number, number>();
  for (const [tag, block] of [
    [EXIF_POINTER, exif],
    [GPS_POINTER, gps],
  ] as const) {
    // One in another byte order could not be followed.
    if (block === undefined || block[0] !== main[0]) continue;
    pointers.set(tag, length + byteOrder(block).u32(4));
    parts.push(moved(block, length));
    length += block.length;
  }

  const merged = Buffer.concat([...parts, directoryWith(main, pointers)]);
  writer(merged).u32(length, 4);
  return merged;
}

/** The first directory of a TIFF block, its entries leading to where they lie once `by` bytes stand before it. */
function moved(block: Buffer, by: number): Buffer {
  const copy = Buffer.from(block);
  const order = byteOrder(block);
  const start = order.u32(4) + 2;
  for (let i = 0; i < order.u16(start - 2); i++) {
    const at = start + 12 * i;
    const bytes = (TYPE_BYTES[order.u16(at + 2)] ?? 0) * order.u32(at + 4);
    if (bytes > 4) writer(copy).u32(order.u32(at + 8) + by, at + 8);
  }
  return copy;
}

function directoryWith(block: Buffer, pointers: ReadonlyMap<number, number>): Buffer {
  const order = byteOrder(block);
  const start = order.u32(4) + 2;
  const entries = Array.from({ length: order.u16(start - 2) }, (_, i) => start + 12 * i)
    .map((at) => ({ tag: order.u16(at), entry: block.subarray(at, at + 12) }))
    .filter(({ tag }) => tag !== EXIF_POINTER && tag !== GPS_POINTER);
  for (const [tag, at] of pointers) entries.push({ tag, entry: pointerEntry(block, tag, at) });
  entries.sort((a, b) => a.tag - b.tag);

  const count = Buffer.alloc(2);
  writer(count, block).u16(entries.length, 0);
  return Buffer.concat([count, ...entries.map(({ entry }) => entry), Buffer.alloc(4)]);
}

function pointerEntry(block: Buffer, tag: number, at: number): Buffer {
  const entry = Buffer.alloc(12);
  const write = writer(entry, block);
  write.u16(tag, 0);
  write.u16(4, 2);
  write.u32(1, 4);
  write.u32(at, 8);
  return entry;
}

/** Writes numbers in the byte order `like` begins with. */
function writer(bytes: Buffer, like = bytes) {
  return like[0] === 0x49
    ? {
        u16: (value: number, at: number) => bytes.writeUInt16LE(value, at),
        u32: (value: number, at: number) => bytes.writeUInt32LE(value, at),
      }
    : {
        u16: (value: number, at: number) => bytes.writeUInt16BE(value, at),
        u32: (value: number, at: number) => bytes.writeUInt32BE(value, at),
      };
}
