import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'bmp-ts';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { RummageError } from '../errors';
import { projectRoot } from '../paths';
import { temporaryFolder } from '../testing/folder';
import { photoBytes } from '../testing/photos';
import { almostTiff, cr2, cr3, dng, raf, tiffRaw } from '../testing/raw-files';
import { type OpenPhoto, openPhoto } from './open-photo';

const heic = readFileSync(join(projectRoot(), 'lib', 'testing', 'fixtures', 'phone.heic'));

interface Shown {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => number[];
}

/** What a person sees of a photo: upright, in sRGB. */
async function show(photo: OpenPhoto): Promise<Shown> {
  const upright = photo.image().autoOrient().toColourspace('srgb').removeAlpha();
  const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true });
  return { ...info, at: (x, y) => [...data.subarray(3 * (y * info.width + x), 3 * (y * info.width + x) + 3)] };
}

async function reasonOf(bytes: Buffer): Promise<RummageError> {
  const outcome: unknown = await openPhoto(bytes).catch((error: unknown) => error);
  if (!(outcome instanceof RummageError)) throw new Error(`expected a reason, got ${String(outcome)}`);
  expect(outcome.hint).not.toBe('');
  return outcome;
}

describe('a HEIC photo', () => {
  it('is turned once, though its boxes and its EXIF both say how, and shown in sRGB', async () => {
    const original = join(projectRoot(), 'data', 'sample', 'IMG_1012.jpg');
    const expected = await sharp(original).rotate(90).resize(9, 16, { fit: 'fill' }).raw().toBuffer();

    const photo = await openPhoto(heic);

    expect(photo).toMatchObject({ width: 360, height: 640, format: 'heic' });
    const upright = photo.image().autoOrient().toColourspace('srgb').resize(9, 16, { fit: 'fill' });
    const shown = await upright.raw().toBuffer();
    const difference = shown.reduce((sum, value, i) => sum + Math.abs(value - (expected[i] ?? 0)), 0) / shown.length;
    expect(difference).toBeLessThan(8);
  });

  it('is opened by its path as well, and brings its EXIF and XMP along', async () => {
    const file = join(temporaryFolder(), 'a.jpg');
    writeFileSync(file, heic);

    const { width, exif, xmp } = await openPhoto(file);

    expect(width).toBe(360);
    expect(exif?.toString('latin1')).toContain('iPhone 12');
    expect(xmp?.toString()).toContain('Rating="4"');
  });

  it('leaves the thread that asks free while it is decoded', async () => {
    let longest = 0;
    let last = performance.now();
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);

    await Promise.all(Array.from({ length: 6 }, () => openPhoto(heic)));
    clearInterval(ticking);

    expect(longest).toBeLessThan(1000);
  });

  it.each([
    ['half of it', () => heic.subarray(0, heic.length >> 1)],
    ['its header alone', () => heic.subarray(0, 1400)],
    ['noise where its pixels were', () => Buffer.concat([heic.subarray(0, 2000), Buffer.alloc(24_000, 0x5a)])],
  ])('with %s fails with a reason, or is shown, and never more than that', async (_what, make) => {
    const outcome: unknown = await openPhoto(make()).then(
      () => null,
      (error: unknown) => error,
    );

    if (outcome !== null) expect(outcome).toBeInstanceOf(Error);
    // The decoder is as good as before.
    expect((await openPhoto(heic)).width).toBe(360);
  });

  it('that claims an absurd size is refused before it is decoded', async () => {
    const bomb = Buffer.from(heic);
    for (let at = bomb.indexOf('ispe'); at !== -1; at = bomb.indexOf('ispe', at + 4)) {
      bomb.writeUInt32BE(60_000, at + 8);
      bomb.writeUInt32BE(60_000, at + 12);
    }

    expect((await reasonOf(bomb)).message).toMatch(/more pixels than any camera/);
  });
});

it('still reads AVIF, its sister', async () => {
  expect(await openPhoto(await photoBytes({ format: 'avif' }))).toMatchObject({ width: 64, format: 'heif' });
});

const thumbnail = await photoBytes({ width: 160, height: 120, seed: 7 });
const preview = await photoBytes({ width: 640, height: 480, seed: 9 });

const RAW: readonly (readonly [string, Buffer])[] = [
  ['nef', tiffRaw('NIKON CORPORATION', thumbnail, preview)],
  ['arw', tiffRaw('SONY', thumbnail, preview)],
  ['pef', tiffRaw('PENTAX Corporation', thumbnail, preview)],
  ['dng', dng(thumbnail, preview)],
  ['cr2', cr2(preview)],
  ['orf', almostTiff('IIRO', 'OLYMPUS', preview)],
  ['rw2', almostTiff('IIU\0', 'Panasonic', preview)],
  ['cr3', cr3(thumbnail, preview)],
];

describe('a camera’s raw file', () => {
  it.each(RAW)('%s is shown by its largest preview, turned as it says, with its EXIF', async (format, bytes) => {
    const photo = await openPhoto(bytes);

    expect(photo).toMatchObject({ format, width: 480, height: 640 });
    expect(photo.exif?.toString('latin1')).toContain('2018:07:06');
    const shown = await show(photo);
    const upright = await sharp(preview).rotate(90).raw().toBuffer({ resolveWithObject: true });
    expect(shown).toMatchObject({ width: 480, height: 640 });
    expect(shown.at(0, 0)).toEqual([...upright.data.subarray(0, 3)]);
  });

  it('raf is turned by the EXIF of its preview, once', async () => {
    const photo = await openPhoto(raf(await photoBytes({ width: 640, height: 480, orientation: 6 })));

    expect(photo).toMatchObject({ format: 'raf', width: 480, height: 640 });
  });

  it('does not turn a preview that says itself how it lies', async () => {
    const turned = await photoBytes({ width: 640, height: 480, orientation: 1 });

    expect(await openPhoto(tiffRaw('SONY', thumbnail, turned))).toMatchObject({ width: 640, height: 480 });
  });

  it.each([
    ['no preview', dng(Buffer.alloc(0), Buffer.alloc(0))],
    ['a thumbnail only', dng(thumbnail, Buffer.alloc(0))],
    ['half a preview', dng(thumbnail, preview.subarray(0, preview.length >> 1))],
  ])('with %s says so', async (_what, bytes) => {
    const { message, hint } = await reasonOf(bytes);

    expect(message).toMatch(/DNG file holds no preview/);
    expect(hint).toMatch(/raw converter/);
  });

  it('is not what a TIFF picture is taken for', async () => {
    expect(await openPhoto(await photoBytes({ format: 'tiff' }))).toMatchObject({ format: 'tiff', width: 64 });
  });
});

describe('a bitmap', () => {
  const width = 5;
  const height = 3;
  const pixels = Buffer.alloc(width * height * 4);
  for (let i = 0; i < width * height; i++) pixels.set([0, 10, i * 10, 200], 4 * i);

  it.each([24, 32] as const)('of %s bits is shown as it is', async (bitPP) => {
    const shown = await show(await openPhoto(Buffer.from(encode({ data: pixels, width, height, bitPP }).data)));

    expect(shown).toMatchObject({ width, height });
    expect(shown.at(0, 0)).toEqual([200, 0, 10]);
    expect(shown.at(4, 2)).toEqual([200, 140, 10]);
  });

  it('that claims an absurd size is refused before it is decoded', async () => {
    const bomb = Buffer.from(encode({ data: pixels, width, height, bitPP: 24 }).data);
    bomb.writeInt32LE(40_000, 18);
    bomb.writeInt32LE(-40_000, 22);

    expect((await reasonOf(bomb)).message).toMatch(/more pixels/);
  });

  it('that is cut short says so', async () => {
    const bytes = Buffer.from(encode({ data: pixels, width, height, bitPP: 24 }).data);

    expect((await reasonOf(bytes.subarray(0, 60))).message).toMatch(/damaged/);
  });
});

it.each(['<svg xmlns="http://www.w3.org/2000/svg"/>', '\uFEFF<?xml version="1.0"?>\n<!-- x -->\n<svg width="9"/>'])(
  'refuses a drawing by its name: %s',
  async (text) => {
    expect((await reasonOf(Buffer.from(text))).message).toMatch(/drawing \(SVG\)/);
  },
);
