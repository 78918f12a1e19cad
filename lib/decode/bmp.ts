import { decode } from 'bmp-ts';
import type { Pixels } from './tiff-file';
import { COPY_AGAIN, refuseAbsurdSize, unreadable } from './unreadable';

/** Where the size lies in every header but OS/2's. */
const WIDTH_AT = 18;
const HEIGHT_AT = 22;
const OLD_HEADER = 12;

/**
 * Decodes a Windows bitmap. Its fourth channel is left out: programs leave anything there.
 *
 * @throws RummageError `bad-request` when it cannot be decoded
 */
export function decodeBmp(bytes: Buffer): Pixels {
  if (bytes.readUInt32LE(14) === OLD_HEADER) {
    throw unreadable('It is a bitmap of a kind that is not read: OS/2’s.', 'Open it elsewhere and save it as PNG.');
  }
  refuseAbsurdSize(bytes.readInt32LE(WIDTH_AT), Math.abs(bytes.readInt32LE(HEIGHT_AT)));
  try {
    const { width, height, data } = decode(bytes, { toRGBA: true });
    return { width, height, stride: width * 3, data: withoutFourth(data), icc: undefined };
  } catch (cause) {
    throw unreadable('The content of the file is damaged.', COPY_AGAIN, cause);
  }
}

function withoutFourth(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from] as number;
    rgb[to + 1] = rgba[from + 1] as number;
    rgb[to + 2] = rgba[from + 2] as number;
  }
  return rgb;
}
