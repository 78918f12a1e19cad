import { cr3Exif } from './cr3';
import { type EmbeddedJpeg, largestJpeg } from './embedded-jpeg';
import type { Kind } from './sniff';
import { readDirectories, type TiffDirectory } from './tiff-directory';
import { unreadable } from './unreadable';

/** A camera's raw file, as far as it is read. */
export interface RawPhoto {
  /** `cr2`, `nef` …; `raw` when its maker is not known. */
  readonly format: string;
  /** The preview the camera made, as large as there is one. */
  readonly preview: Buffer;
  /** How the preview is to be turned unless it says so itself, 1 … 8. */
  readonly orientation: number;
  /** A TIFF block; undefined when only the preview has one. */
  readonly exif: Buffer | undefined;
}

/** A preview smaller than this, on its longest side, shows too little. */
const SMALLEST_PREVIEW = 320;

/** ORF and RW2 keep their directories within this many bytes. */
const HEAD_BYTES = 1024 ** 2;

const COMPRESSION = 259;
const PHOTOMETRIC = 262;
const MAKE = 271;
const ORIENTATION = 274;
const DNG_VERSION = 50706;

/** Pixels as the sensor saw them: a mosaic of its colour filters, or linear. */
const SENSOR_PIXELS = new Set([32803, 34892]);
/** How Sony, Nikon and Pentax pack them. */
const SENSOR_COMPRESSIONS = new Set([32767, 34713, 65535]);

/** Formats by the first word of the maker's name. */
const FORMATS: Readonly<Record<string, string>> = {
  NIKON: 'nef',
  SONY: 'arw',
  PENTAX: 'pef',
  RICOH: 'pef',
  CANON: 'cr2',
};

/**
 * Reads a camera's raw file by the preview embedded in it.
 *
 * @returns null when it is no raw file: a TIFF picture is not
 * @throws RummageError `bad-request` when it has no usable preview
 */
export function readRaw(kind: Kind, bytes: Buffer): RawPhoto | null {
  switch (kind) {
    case 'cr3':
      return photo('cr3', bytes, cr3Exif(bytes));
    case 'orf':
    case 'rw2':
      return photo(kind, bytes, asTiff(bytes));
    case 'raf':
      return photo(kind, bytes, undefined);
    case 'tiff':
      return readTiffRaw(bytes);
    default:
      return null;
  }
}

function readTiffRaw(bytes: Buffer): RawPhoto | null {
  const directories = readDirectories(bytes);
  const isCr2 = bytes.toString('latin1', 8, 10) === 'CR';
  const isDng = directories.some((directory) => directory.numbers(DNG_VERSION).length > 0);
  if (!isCr2 && !isDng && !directories.some(hasSensorPixels)) return null;

  const [maker = ''] = (directories[0]?.text(MAKE) ?? '').toUpperCase().split(' ');
  return photo(isCr2 ? 'cr2' : isDng ? 'dng' : (FORMATS[maker] ?? 'raw'), bytes, bytes);
}

function hasSensorPixels(directory: TiffDirectory): boolean {
  return (
    directory.numbers(PHOTOMETRIC).some((value) => SENSOR_PIXELS.has(value)) ||
    directory.numbers(COMPRESSION).some((value) => SENSOR_COMPRESSIONS.has(value))
  );
}

function photo(format: string, bytes: Buffer, exif: Buffer | undefined): RawPhoto {
  const preview = largestJpeg(bytes);
  if (preview === null || isTooSmall(preview)) {
    throw unreadable(
      `The ${format.toUpperCase()} file holds no preview large enough to show.`,
      'Open it in a raw converter and save it as JPEG beside it.',
    );
  }

  const [orientation = 1] = exif === undefined ? [] : (readDirectories(exif)[0]?.numbers(ORIENTATION) ?? []);
  const isTurned = orientation >= 1 && orientation <= 8;
  return { format, preview: preview.bytes, orientation: isTurned ? orientation : 1, exif };
}

function isTooSmall({ width, height }: EmbeddedJpeg): boolean {
  return Math.max(width, height) < SMALLEST_PREVIEW;
}

/** The head of a file that is TIFF but for the two bytes its maker put in place of TIFF's. */
function asTiff(bytes: Buffer): Buffer {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES));
  if (head[0] === 0x49) head.writeUInt16LE(42, 2);
  else head.writeUInt16BE(42, 2);
  return head;
}
