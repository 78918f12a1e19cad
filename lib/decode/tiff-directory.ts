/** One directory of a TIFF block: the values of its tags that are whole numbers or text. */
export interface TiffDirectory {
  numbers(tag: number): readonly number[];
  text(tag: number): string;
}

/** Bytes of one value, by type; types of no interest have none. */
export const TYPE_BYTES: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

const ASCII = 2;
const SUB_DIRECTORIES = 330;
const MAX_DIRECTORIES = 64;
const MAX_VALUES = 256;

/**
 * The directories of a TIFF file and those below them, the main one first. Offsets that lead nowhere end a branch.
 *
 * @param bytes begins with the byte order; what the next two bytes say is not looked at, as makers put their own there
 */
export function readDirectories(bytes: Buffer): TiffDirectory[] {
  if (bytes.length < 8) return [];
  const order = byteOrder(bytes);
  const found: TiffDirectory[] = [];
  const seen = new Set<number>();
  const open = [order.u32(4)];

  for (let at = open.shift(); at !== undefined && found.length < MAX_DIRECTORIES; at = open.shift()) {
    if (at === 0 || seen.has(at) || at + 2 > bytes.length) continue;
    seen.add(at);
    const entries = order.u16(at);
    const end = at + 2 + 12 * entries;
    if (end > bytes.length) continue;

    const directory = new Entries(bytes, order, at + 2, entries);
    found.push(directory);
    open.push(...directory.numbers(SUB_DIRECTORIES));
    if (end + 4 <= bytes.length) open.push(order.u32(end));
  }
  return found;
}

/** Numbers of a TIFF block, in its byte order. */
export interface ByteOrder {
  u16(at: number): number;
  u32(at: number): number;
}

export function byteOrder(bytes: Buffer): ByteOrder {
  return bytes[0] === 0x49
    ? { u16: (at) => bytes.readUInt16LE(at), u32: (at) => bytes.readUInt32LE(at) }
    : { u16: (at) => bytes.readUInt16BE(at), u32: (at) => bytes.readUInt32BE(at) };
}

class Entries implements TiffDirectory {
  readonly #bytes: Buffer;
  readonly #order: ByteOrder;
  readonly #places = new Map<number, number>();

  constructor(bytes: Buffer, order: ByteOrder, start: number, entries: number) {
    this.#bytes = bytes;
    this.#order = order;
    for (let i = 0; i < entries; i++) this.#places.set(order.u16(start + 12 * i), start + 12 * i);
  }

  numbers(tag: number): readonly number[] {
    const { start, count, width } = this.#locate(tag);
    const read = (at: number) =>
      width === 1 ? this.#bytes.readUInt8(at) : width === 2 ? this.#order.u16(at) : this.#order.u32(at);
    if (width > 4) return [];
    return Array.from({ length: Math.min(count, MAX_VALUES) }, (_, i) => read(start + i * width));
  }

  text(tag: number): string {
    const { start, count, type } = this.#locate(tag);
    return type === ASCII
      ? this.#bytes
          .toString('latin1', start, start + count)
          .replaceAll('\0', '')
          .trim()
      : '';
  }

  /** Where a tag's values lie; none when it is not there or they lie outside the block. */
  #locate(tag: number) {
    const none = { start: 0, count: 0, width: 1, type: 0 };
    const at = this.#places.get(tag);
    if (at === undefined) return none;

    const type = this.#order.u16(at + 2);
    const width = TYPE_BYTES[type] ?? 0;
    const count = this.#order.u32(at + 4);
    const start = width * count <= 4 ? at + 8 : this.#order.u32(at + 8);
    return width === 0 || start + width * count > this.#bytes.length ? none : { start, count, width, type };
  }
}
