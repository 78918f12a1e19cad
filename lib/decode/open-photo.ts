import { open, readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { isPhotoFormat } from '../formats';
import { withOrientation } from './embedded-jpeg';
import { readHeif } from './heif';
import { readRaw } from './raw';
import { sniff, SNIFFED_BYTES } from './sniff';
import { unpack } from './unpack';
import { refuseAbsurdSize, unreadable } from './unreadable';
import { readPoster } from './video';

/** More than any camera makes; a small file that claims more is a decompression bomb. */
const MAX_PIXELS = 268_402_689;

/** A photo of any format Rummage reads, its header read. */
export interface OpenPhoto {
  /** Each call begins another decode, to be turned by `autoOrient()`. */
  readonly image: () => Sharp;
  /** Pixels, once turned upright. */
  readonly width: number;
  readonly height: number;
  /** As sharp names it where sharp reads it; `heic`, `bmp`, `video`, or a camera's raw format otherwise. */
  readonly format: string;
  /** Blocks of what is told about the photo, when there are any: EXIF begins with a TIFF header or with `Exif`. */
  readonly exif: Buffer | undefined;
  readonly xmp: Buffer | undefined;
  readonly iptc: Buffer | undefined;
}

/** What sharp is handed in place of a file it cannot read itself. */
interface Unpacked {
  readonly input: Buffer | string;
  readonly format?: string;
  readonly exif?: Buffer;
  readonly xmp?: Buffer;
}

/**
 * Opens an encoded photo, by its bytes or its absolute path, under the limits every decode is held to.
 *
 * @throws RummageError `bad-request` with a reason and a remedy, or sharp's error, when it cannot be decoded
 */
export async function openPhoto(photo: Buffer | string): Promise<OpenPhoto> {
  const { input, ...known } = await unpackIfNeeded(photo);
  const image = () => sharp(input, { limitInputPixels: MAX_PIXELS, failOn: 'error' });

  // The header alone: an image of absurd size is refused before it is decoded.
  const { autoOrient, format, exif, xmp, iptc } = await image().metadata();
  if (!isPhotoFormat(format)) throw new Error(`unsupported image format: ${format}`);
  return { image, ...autoOrient, format, exif, xmp, iptc, ...known };
}

/** What is told about a photo in its file. */
export type PhotoBlocks = Pick<OpenPhoto, 'format' | 'exif' | 'xmp' | 'iptc'>;

/**
 * Reads what is told about a photo without decoding it.
 *
 * @param file absolute path
 * @throws RummageError `bad-request`, or sharp's or the system's error, when it cannot be read
 */
export async function openBlocks(file: string): Promise<PhotoBlocks & { readonly bytes: Buffer }> {
  const kind = sniff(await readHead(file));
  const none = { exif: undefined, xmp: undefined, iptc: undefined };
  if (kind === 'video') return { ...none, format: 'video', bytes: Buffer.alloc(0) };

  const bytes = await readFile(file);
  const heif = kind === 'heif' ? readHeif(bytes) : null;
  if (heif?.isHevc) return { ...none, format: 'heic', exif: heif.exif, xmp: heif.xmp, bytes };
  if (kind === 'bmp') return { ...none, format: 'bmp', bytes };
  const raw = readRaw(kind, bytes);
  const { format, exif, xmp, iptc } = await sharp(raw?.preview ?? bytes).metadata();
  return { format: raw?.format ?? format, exif: raw?.exif ?? exif, xmp, iptc, bytes };
}

async function unpackIfNeeded(photo: Buffer | string): Promise<Unpacked> {
  const kind = sniff(typeof photo === 'string' ? await readHead(photo) : photo);
  if (kind === 'svg') {
    throw unreadable(
      'It is a drawing (SVG), not a photo.',
      'Nothing is wrong with it. Save it as PNG or JPEG to have it found.',
    );
  }
  if (kind === 'other') return { input: photo };
  if (kind === 'video') return { input: await readPosterOf(photo), format: 'video' };

  const bytes = typeof photo === 'string' ? await readFile(photo) : photo;
  if (kind === 'bmp') return { input: await unpack('bmp', { bytes }), format: 'bmp' };
  if (kind === 'heif') return (await unpackHeic(bytes)) ?? { input: bytes };
  return (await unpackRaw(bytes, kind)) ?? { input: bytes };
}

/** FFmpeg wants a file. */
async function readPosterOf(video: Buffer | string): Promise<Buffer> {
  if (typeof video === 'string') return readPoster(video);
  throw unreadable('It is a video under the name of a photo.', 'Give it the ending of a video, such as .mp4.');
}

/** Null for AVIF, which sharp reads. */
async function unpackHeic(bytes: Buffer): Promise<Unpacked | null> {
  const facts = readHeif(bytes);
  if (facts === null || !facts.isHevc) return null;

  const { width, height, icc, exif, xmp } = facts;
  refuseAbsurdSize(width, height);
  return { input: await unpack('heic', { bytes, icc }), format: 'heic', exif, xmp };
}

/** Null for TIFF, which sharp reads. */
async function unpackRaw(bytes: Buffer, kind: ReturnType<typeof sniff>): Promise<Unpacked | null> {
  const raw = readRaw(kind, bytes);
  if (raw === null) return null;

  const { format, preview, orientation, exif } = raw;
  const { orientation: itsOwn } = await sharp(preview).metadata();
  const input = itsOwn === undefined && orientation !== 1 ? withOrientation(preview, orientation) : preview;
  return exif === undefined ? { input, format } : { input, format, exif };
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
