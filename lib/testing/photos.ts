import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp, { type Exif } from 'sharp';
import { sampleFolder } from '../paths';
import { seededRandom } from './vectors';

export interface PhotoOptions {
  readonly width?: number;
  readonly height?: number;
  /** Photos of different seeds differ in every pixel. */
  readonly seed?: number;
  readonly format?: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'tiff';
  /** EXIF orientation, 1 … 8. */
  readonly orientation?: number;
  readonly exif?: Exif;
}

/** A small real photo: two colour fields and some noise. */
export function photoBytes(options: PhotoOptions = {}): Promise<Buffer> {
  const { width = 64, height = 48, seed = 1, format = 'jpeg', orientation, exif } = options;
  const random = seededRandom(seed);
  const colours = Array.from({ length: 6 }, () => Math.floor(random() * 220));
  const pixels = Buffer.alloc(width * height * 3);
  for (let i = 0; i < pixels.length; i++) {
    const isLeft = Math.floor(i / 3) % width < width / 2;
    pixels[i] = (colours[(i % 3) + (isLeft ? 0 : 3)] ?? 0) + Math.floor(random() * 20);
  }

  let image = sharp(pixels, { raw: { width, height, channels: 3 } });
  if (exif !== undefined) image = image.withExif(exif);
  if (orientation !== undefined) image = image.withMetadata({ orientation });
  return image.toFormat(format).toBuffer();
}

/** Writes a photo, making the folders it lies in; @returns its absolute path */
export async function writePhoto(folder: string, name: string, options: PhotoOptions = {}): Promise<string> {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await photoBytes(options));
  return file;
}

/** Absolute paths of the sample photos. */
export function samplePhotos(): string[] {
  const folder = sampleFolder();
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jpg'))
    .sort()
    .map((name) => join(folder, name));
}
