/** Pixels in memory, upright: `rows` × `stride` bytes of red, green and blue. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Bytes from one row to the next. */
  readonly stride: number;
  readonly data: Uint8Array;
  readonly icc: Uint8Array | undefined;
}

const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;

/** Where the directory ends and the data begins; 13 entries fit. */
const DATA_START = 256;

/**
 * Pixels as an uncompressed TIFF file: so they are handed on with their colour profile, and every other part that reads
 * photos reads them like any other. It lies in shared memory, so that handing it to another thread copies nothing.
 */
export function tiffFile({ width, height, stride, data, icc }: Pixels): Uint8Array {
  const pixelBytes = width * height * 3;
  const iccStart = DATA_START + pixelBytes + (pixelBytes & 1);
  const file = new Uint8Array(new SharedArrayBuffer(iccStart + (icc?.length ?? 0)));
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [256, LONG, 1, width],
    [257, LONG, 1, height],
    [258, SHORT, 3, DATA_START - 8], // 8 bits each
    [259, SHORT, 1, 1], // not compressed
    [262, SHORT, 1, 2], // red, green, blue
    [273, LONG, 1, DATA_START],
    [277, SHORT, 1, 3],
    [278, LONG, 1, height],
    [279, LONG, 1, pixelBytes],
  ];
  if (icc !== undefined) entries.push([34675, UNDEFINED, icc.length, iccStart]);

  const view = new DataView(file.buffer);
  view.setUint32(0, 0x49492a00);
  view.setUint32(4, 8, true);
  view.setUint16(8, entries.length, true);
  entries.forEach(([tag, type, count, value], i) => {
    const at = 10 + 12 * i;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, count, true);
    view.setUint32(at + 8, value, true);
  });
  for (let channel = 0; channel < 3; channel++) view.setUint16(DATA_START - 8 + 2 * channel, 8, true);

  const row = width * 3;
  for (let y = 0; y < height; y++) file.set(data.subarray(y * stride, y * stride + row), DATA_START + y * row);
  if (icc !== undefined) file.set(icc, iccStart);
  return file;
}
