/** The smallest files that are camera raw files as their makers lay them out, around a real preview. */

const TYPES = { short: 3, long: 4 } as const;

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly value: number | string;
}

const short = (tag: number, value: number): Entry => ({ tag, type: TYPES.short, value });
const long = (tag: number, value: number): Entry => ({ tag, type: TYPES.long, value });
const ascii = (tag: number, value: string): Entry => ({ tag, type: 2, value: `${value}\0` });

/** What is told about the photo; the camera was held on its side. */
const MAIN = (maker: string): Entry[] => [ascii(271, maker), ascii(272, 'Model 1'), short(274, 6)];
const EXIF: Entry[] = [ascii(0x9003, '2018:07:06 05:04:03'), short(0x8827, 400)];

/** A TIFF directory with the values it points at, to lie at `start` of the file. */
function directory(entries: readonly Entry[], start: number, next = 0): Buffer {
  const sorted = [...entries].sort((a, b) => a.tag - b.tag);
  const values: Buffer[] = [];
  let free = start + 2 + 12 * sorted.length + 4;
  const head = Buffer.alloc(2);
  head.writeUInt16LE(sorted.length);
  const rows = sorted.map(({ tag, type, value }) => {
    const row = Buffer.alloc(12);
    row.writeUInt16LE(tag, 0);
    row.writeUInt16LE(type, 2);
    row.writeUInt32LE(typeof value === 'string' ? value.length : 1, 4);
    if (typeof value === 'number') row.writeUInt32LE(value, 8);
    else if (value.length <= 4) row.write(value, 8, 'latin1');
    else {
      const text = Buffer.from(value, 'latin1');
      row.writeUInt32LE(free, 8);
      values.push(text);
      free += text.length;
    }
    return row;
  });
  const tail = Buffer.alloc(4);
  tail.writeUInt32LE(next);
  return Buffer.concat([head, ...rows, tail, ...values]);
}

/** A TIFF header and its directories, each placed once the sizes of those before it are known. */
function tiff(parts: readonly ((places: readonly number[]) => readonly Entry[])[], magic = 'II*\0'): Buffer {
  let places: number[] = parts.map(() => 0);
  let built: Buffer[] = [];
  // Sizes do not depend on places: the second pass only fills in the places.
  for (let pass = 0; pass < 2; pass++) {
    let at = 8;
    const starts: number[] = [];
    built = parts.map((entries) => {
      const made = directory(entries(places), at);
      starts.push(at);
      at += made.length;
      return made;
    });
    places = [...starts, at];
  }
  const header = Buffer.from(`${magic}\b\0\0\0`, 'latin1');
  return Buffer.concat([header, ...built]);
}

const SENSOR = { photometric: short(262, 32803) };

/** Noise that holds what looks like the beginning of a JPEG, as sensor data may, and a lossless one. */
const SENSOR_DATA = Buffer.concat([
  Buffer.from('FFD8FFE000104A464946', 'hex'),
  Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + 13) % 251)),
  Buffer.from('FFD8FFC3000B0E0FFF0FFF02FFDA0000', 'hex'),
]);

/** A raw file of TIFF's kind: the preview, a thumbnail before it, and sensor data in a directory of its own. */
export function tiffRaw(maker: string, thumbnail: Buffer, preview: Buffer, extra: readonly Entry[] = []): Buffer {
  const head = tiff([
    ([, exif = 0, sensor = 0]) => [...MAIN(maker), ...extra, short(254, 1), long(330, sensor), long(0x8769, exif)],
    () => EXIF,
    () => [SENSOR.photometric, short(259, 34713)],
  ]);
  return Buffer.concat([head, thumbnail, SENSOR_DATA, preview, SENSOR_DATA]);
}

export const dng = (thumbnail: Buffer, preview: Buffer) => tiffRaw('Acme', thumbnail, preview, [long(50706, 0x0401)]);

/** Canon's older kind says what it is right behind the TIFF header. */
export function cr2(preview: Buffer): Buffer {
  const head = tiff([([, exif = 0]) => [...MAIN('Canon'), long(0x8769, exif)], () => EXIF]);
  // The directory moves back to make room for the mark: a TIFF of its own in front leads to nothing, so build anew.
  const marked = Buffer.concat([head.subarray(0, 8), Buffer.from('CR\x02\0\0\0\0\0', 'latin1'), head.subarray(8)]);
  return Buffer.concat([shift(marked, 8), preview, SENSOR_DATA]);
}

/** Moves every offset of a TIFF whose directories were pushed back by `by` bytes. */
function shift(bytes: Buffer, by: number): Buffer {
  const moved = Buffer.from(bytes);
  const visit = (at: number): void => {
    const entries = moved.readUInt16LE(at);
    for (let i = 0; i < entries; i++) {
      const row = at + 2 + 12 * i;
      const isFar = moved.readUInt16LE(row + 2) === 2 && moved.readUInt32LE(row + 4) > 4;
      const isPointer = moved.readUInt16LE(row) === 0x8769;
      if (isFar || isPointer) moved.writeUInt32LE(moved.readUInt32LE(row + 8) + by, row + 8);
      if (isPointer) visit(moved.readUInt32LE(row + 8));
    }
  };
  moved.writeUInt32LE(moved.readUInt32LE(4) + by, 4);
  visit(moved.readUInt32LE(4));
  return moved;
}

/** Olympus' and Panasonic's files are TIFF but for two bytes. */
export function almostTiff(magic: string, maker: string, preview: Buffer): Buffer {
  const head = tiff([([, exif = 0]) => [...MAIN(maker), long(0x8769, exif)], () => EXIF], magic);
  return Buffer.concat([head, SENSOR_DATA, preview]);
}

/** Fuji's files hold a whole JPEG with everything that is told about the photo. */
export function raf(preview: Buffer): Buffer {
  return Buffer.concat([Buffer.from('FUJIFILMCCD-RAW 0201'.padEnd(160, '\0'), 'latin1'), preview, SENSOR_DATA]);
}

function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + parts.reduce((sum, { length }) => sum + length, 0));
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...parts]);
}

/** Canon's newer kind: boxes, with each EXIF directory in one. */
export function cr3(thumbnail: Buffer, preview: Buffer): Buffer {
  const canon = Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex');
  const blocks = [box('CMT1', tiff([() => MAIN('Canon')])), box('CMT2', tiff([() => EXIF]))];
  const moov = box('moov', box('uuid', canon, ...blocks, box('THMB', Buffer.alloc(16), thumbnail)));
  return Buffer.concat([
    box('ftyp', Buffer.from('crx \0\0\0\x01crx isom', 'latin1')),
    moov,
    box('mdat', preview, SENSOR_DATA),
  ]);
}
