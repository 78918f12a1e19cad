/** A JPEG that lies inside another file. */
export interface EmbeddedJpeg {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

const START = Buffer.from([0xff, 0xd8, 0xff]);
const END = Buffer.from([0xff, 0xd9]);

/**
 * The JPEG of the most pixels in a file, wherever it lies: makers keep their previews in places of their own, but every
 * one of them as a whole JPEG. What only looks like one (the lossless kind raw pixels are packed with, chance
 * bytes) has no header that leads to a picture.
 *
 * @returns null when there is none that is whole
 */
export function largestJpeg(bytes: Buffer): EmbeddedJpeg | null {
  let largest: EmbeddedJpeg | null = null;
  for (let at = bytes.indexOf(START); at !== -1;) {
    const header = readHeader(bytes, at);
    const end = header === null ? -1 : bytes.indexOf(END, header.pixelsAt);
    if (header !== null && end !== -1) {
      const { width, height } = header;
      if (largest === null || width * height > largest.width * largest.height) {
        largest = { bytes: bytes.subarray(at, end + END.length), width, height };
      }
    }
    at = bytes.indexOf(START, end === -1 ? at + START.length : end);
  }
  return largest;
}

interface Header {
  readonly width: number;
  readonly height: number;
  /** Where the header ends. */
  readonly pixelsAt: number;
}

/** Follows the segments of a JPEG up to its pixels; null when they lead nowhere, or to pixels browsers do not read. */
function readHeader(bytes: Buffer, start: number): Header | null {
  let size: { readonly width: number; readonly height: number } | null = null;
  let at = start + 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || marker < 0xc0) return null;
    if (marker === START_OF_SCAN) return size === null ? null : { ...size, pixelsAt: at + 2 + length };
    if (isFrame(marker)) {
      size = readFrame(bytes, at, marker);
      if (size === null) return null;
    }
    at += 2 + length;
  }
  return null;
}

const START_OF_SCAN = 0xda;
const HUFFMAN_TABLES = 0xc4;
const EXTENSIONS = 0xc8;
const ARITHMETIC_TABLES = 0xcc;
/** Baseline, extended and progressive. */
const LAST_LOSSY = 0xc2;

function isFrame(marker: number): boolean {
  return marker <= 0xcf && marker !== HUFFMAN_TABLES && marker !== EXTENSIONS && marker !== ARITHMETIC_TABLES;
}

function readFrame(bytes: Buffer, at: number, marker: number) {
  if (marker > LAST_LOSSY || at + 10 > bytes.length) return null;
  const bits = bytes.readUInt8(at + 4);
  const height = bytes.readUInt16BE(at + 5);
  const width = bytes.readUInt16BE(at + 7);
  const channels = bytes.readUInt8(at + 9);
  return bits === 8 && width > 0 && height > 0 && (channels === 1 || channels === 3) ? { width, height } : null;
}

/** The same JPEG, to be turned upright as an EXIF orientation (1 … 8) says. */
export function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const exif = Buffer.from(
    'FFE10022457869660000' + '4D4D002A00000008' + '0001' + '011200030000000100000000' + '00000000',
    'hex',
  );
  exif.writeUInt16BE(orientation, 28);
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
}
