import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Color } from 'sharp';
import { describe, expect, it } from 'vitest';
import { loadImageEncoder } from '#lib/encoder/image-encoder';
import { dot, normalise } from '#lib/encoder/normalise';
import { normalisePixels } from '#lib/encoder/pixels';
import type { Failure } from '#lib/nouns';
import { projectRoot } from '#lib/paths';
import { temporaryFolder } from '#lib/testing/folder';
import { bundledModel, sharedPath } from '#lib/testing/model';
import { photoBytes, samplePhotos, writePhoto } from '#lib/testing/photos';
import { dng } from '#lib/testing/raw-files';
import { decodePhoto, readPhoto } from './decode';
import { describeDecodeError } from './failure';

const folder = await bundledModel();
const recipe = folder.pixels;

function write(bytes: Uint8Array, name = 'a.jpg'): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, bytes);
  return file;
}

const decodeFile = async (file: string) => decodePhoto(await readPhoto(file), [recipe]);
const decodeBytes = (bytes: Uint8Array) => decodeFile(write(bytes));

/** The mean of each colour channel, 0 … 255. */
function channelMeans(pixels: Uint8Array): number[] {
  return [0, 1, 2].map((channel) => {
    const values = pixels.filter((_, i) => i % 3 === channel);
    return values.reduce((a, b) => a + b, 0) / values.length;
  });
}

const plain = (channels: 3 | 4, background: Color) =>
  sharp({ create: { width: 40, height: 30, channels, background } });

describe('decodePhoto', () => {
  it.each([
    ['jpeg', 'jpeg'],
    ['png', 'png'],
    ['webp', 'webp'],
    ['avif', 'heif'],
    ['gif', 'gif'],
    ['tiff', 'tiff'],
  ] as const)('reads %s', async (format, named) => {
    const {
      facts,
      pixels: [pixels],
      thumbnail,
    } = await decodeBytes(await photoBytes({ format, width: 400, height: 300 }));

    expect(facts).toMatchObject({
      width: 400,
      height: 300,
      format: named,
      color: expect.stringMatching(/^#[0-9a-f]{6}$/),
    });
    expect(pixels).toHaveLength(3 * 224 * 224);
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', width: 400, height: 300 });
  });

  it('reads what phones and cameras make', async () => {
    const heic = readFileSync(join(projectRoot(), 'lib', 'testing', 'fixtures', 'phone.heic'));
    const raw = dng(await photoBytes(), await photoBytes({ width: 640, height: 480 }));

    const fromPhone = await decodeBytes(heic);
    expect(fromPhone.facts).toMatchObject({ width: 360, height: 640, format: 'heic', camera: 'Apple iPhone 12' });
    expect(await sharp(fromPhone.thumbnail).metadata()).toMatchObject({ width: 320, height: 569 });
    const fromCamera = await decodeBytes(raw);
    expect(fromCamera.facts).toMatchObject({ width: 480, height: 640, format: 'dng', camera: 'Acme Model 1' });
    expect(fromCamera.pixels[0]).toHaveLength(3 * 224 * 224);
  });

  it('reads a photo of 48 megapixels', async () => {
    const large = sharp({ create: { width: 8064, height: 6048, channels: 3, background: '#4080c0' } });

    const { facts } = await decodeBytes(await large.jpeg().toBuffer());

    expect(facts).toMatchObject({ width: 8064, height: 6048 });
  });

  it('turns a photo upright, whichever way the camera was held', async () => {
    const file = join(temporaryFolder(), 'a.jpg');
    const halves = Buffer.alloc(60 * 40 * 3);
    for (let i = 0; i < 60 * 40; i++) halves[3 * i + (i % 60 < 30 ? 0 : 2)] = 255;
    const upright = sharp(halves, { raw: { width: 60, height: 40, channels: 3 } });
    await upright.withMetadata({ orientation: 6 }).jpeg().toFile(file);

    const { facts, thumbnail } = await decodeFile(file);

    expect(facts).toMatchObject({ width: 40, height: 60 });
    const { data, info } = await sharp(thumbnail).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 40, height: 60 });
    // Turned clockwise, the red left half is on top.
    expect(data[0]).toBeGreaterThan(200);
    expect(data.at(-3)).toBeLessThan(50);
  });

  it.each([
    ['a grey JPEG', () => plain(3, '#808080').greyscale().jpeg(), '#808080'],
    ['a JPEG in print colours', () => plain(3, '#ff0000').toColourspace('cmyk').jpeg(), null],
    ['a PNG of 16 bits', () => plain(3, '#4080c0').toColourspace('rgb16').png(), '#4080c0'],
    ['a grey PNG of 16 bits', () => plain(3, '#808080').toColourspace('grey16').png(), '#808080'],
    ['a PNG with a palette', () => plain(3, '#4080c0').png({ palette: true }), '#4080c0'],
    ['a transparent PNG, on white', () => plain(4, { r: 255, g: 0, b: 0, alpha: 0 }).png(), '#ffffff'],
    ['a half transparent PNG, on white', () => plain(4, { r: 0, g: 0, b: 0, alpha: 0.5 }).png(), '#808080'],
    [
      'a grey PNG with transparency',
      () => plain(4, { r: 0, g: 0, b: 0, alpha: 0 }).toColourspace('b-w').png(),
      '#ffffff',
    ],
    ['a TIFF of 16 bits', () => plain(3, '#4080c0').toColourspace('rgb16').tiff(), '#4080c0'],
  ])('reads %s', async (_what, make, color) => {
    const {
      facts,
      pixels: [pixels],
    } = await decodeBytes(await make().toBuffer());

    const expected = color ?? facts.color;
    for (const [channel, mean] of channelMeans(pixels ?? new Uint8Array()).entries()) {
      const wanted = Number.parseInt(expected.slice(1 + 2 * channel, 3 + 2 * channel), 16);
      expect(mean).toBeGreaterThan(wanted - 3);
      expect(mean).toBeLessThan(wanted + 3);
    }
    if (color === null) expect(facts.color).toMatch(/^#[ef].[0-3].[0-3].$/);
  });

  it('takes the first picture of an animation', async () => {
    const frames = Buffer.concat([
      Buffer.alloc(20 * 10 * 3, Buffer.from([255, 0, 0])),
      Buffer.alloc(20 * 10 * 3, Buffer.from([0, 0, 255])),
    ]);
    const gif = await sharp(frames, { raw: { width: 20, height: 20, channels: 3, pageHeight: 10 } })
      .gif()
      .toBuffer();
    expect((await sharp(gif).metadata()).pages).toBe(2);

    const { facts } = await decodeBytes(gif);

    expect(facts).toMatchObject({ width: 20, height: 10, color: '#ff0000' });
  });

  it('reads tiny pictures and very long ones', async () => {
    expect((await decodeBytes(await photoBytes({ width: 1, height: 1, format: 'png' }))).facts.width).toBe(1);

    const { thumbnail } = await decodeBytes(await photoBytes({ width: 6000, height: 30, format: 'png' }));
    expect((await sharp(thumbnail).metadata()).width).toBeLessThanOrEqual(1280);
  });

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('finds the date and the camera in %s', async (format) => {
    const exif = { IFD0: { Make: 'Acme', Model: 'X1' }, IFD2: { DateTimeOriginal: '2019:05:03 12:33:11' } };

    const { facts } = await decodeBytes(await photoBytes({ format, exif }));

    expect(facts).toMatchObject({
      takenAt: Date.UTC(2019, 4, 3, 12, 33, 11),
      takenAtSource: 'exif',
      camera: 'Acme X1',
    });
  });

  it("falls back to the file's time, on this machine's clock", async () => {
    const file = await writePhoto(temporaryFolder(), 'a.jpg');
    const time = new Date(2021, 6, 4, 15, 30);
    utimesSync(file, time, time);

    const { facts } = await decodeFile(file);

    expect(facts).toMatchObject({ takenAt: Date.UTC(2021, 6, 4, 15, 30), takenAtSource: 'file' });
  });
});

async function failureOf(bytes: Uint8Array): Promise<Failure> {
  const outcome: unknown = await decodeBytes(bytes).then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome === null) throw new Error('expected it to fail');
  return describeDecodeError(outcome);
}

/** A PNG whose header claims another size than it has. */
async function pngClaiming(width: number, height: number): Promise<Buffer> {
  const png = await photoBytes({ format: 'png' });
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

/** A square grey PNG of this many pixels each way, well formed, and of a few hundred kilobytes at most. */
function bomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const pixels = deflateSync(Buffer.alloc((1 + Math.ceil(side / 8)) * side));
  const signature = Buffer.from('89504E470D0A1A0A', 'hex');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

const sample = readFileSync(samplePhotos()[0] ?? '');
const half = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);

describe('a file that cannot be decoded says why', () => {
  it.each([
    ['no bytes at all', () => Buffer.alloc(0), /empty/],
    ['zeros', () => Buffer.alloc(5_000), /not a photo/],
    ['noise', () => Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919 + 13) % 251)), /not a photo/],
    ['text', () => Buffer.from('<html>not found</html>'), /not a photo/],
    ['a PDF', () => Buffer.from('%PDF-1.4\n%âãÏÓ\n'), /not a photo/],
    ['a drawing', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), /not a photo/],
    ['half a JPEG', () => half(sample), /ends early/],
    ['the first bytes of a JPEG', () => sample.subarray(0, 300), /ends early/],
    ['half a PNG', async () => half(await photoBytes({ format: 'png' })), /ends early|damaged/],
    [
      'half a WebP',
      async () => half(await photoBytes({ format: 'webp', width: 600, height: 600 })),
      /ends early|damaged/,
    ],
    ['half an AVIF', async () => half(await photoBytes({ format: 'avif' })), /ends early|damaged/],
    ['half a GIF', async () => half(await photoBytes({ format: 'gif' })), /ends early/],
    ['a PNG of absurd size', () => pngClaiming(60_000, 60_000), /pixels/],
    ['a real PNG of 900 megapixels in few bytes', () => bomb(30_000), /more pixels than any camera/],
  ])('%s', async (_what, make, reason) => {
    const failure = await failureOf(await make());

    expect(failure.reason).toMatch(reason);
    expect(failure.remedy).not.toBe('');
    expect(`${failure.reason} ${failure.remedy}`).not.toMatch(/vips|buffer|\/tmp/i);
  });

  it('a file that is gone or may not be read', async () => {
    const missing: unknown = await decodeFile(join(temporaryFolder(), 'gone.jpg')).catch((error: unknown) => error);

    expect(describeDecodeError(missing).reason).not.toBe('');
    expect(describeDecodeError(new Error('EACCES: permission denied, open')).reason).toBe('The file may not be read.');
    expect(describeDecodeError(new Error('ENOSPC: no space left on device, write')).reason).toMatch(/space/);
    expect(describeDecodeError('anything else').reason).toBe('The content of the file is damaged.');
  });
});

const reference = sharedPath('eval', 'reference-vectors.json');

describe.skipIf(reference === null)('preprocessing', () => {
  it('gives the vectors PIL gives, as near as sharp can', async () => {
    const wanted = JSON.parse(readFileSync(reference ?? '', 'utf8')) as Record<string, number[]>;
    const evaluation = sharedPath('eval', 'captioned-80', 'photos') ?? '';
    const places = new Map(samplePhotos().map((file) => [basename(file), file]));
    const encoder = await loadImageEncoder(folder, 1);

    const cosines: number[] = [];
    for (const [name, values] of Object.entries(wanted)) {
      const { pixels } = await decodeFile(places.get(name) ?? join(evaluation, name));
      const [embedding] = await encoder.encode(pixels.map((bytes) => normalisePixels(bytes, recipe)));
      const expected = Float32Array.from(values);
      normalise(expected);
      cosines.push(dot(embedding ?? new Float32Array(), expected));
    }
    await encoder.dispose();

    cosines.sort((a, b) => a - b);
    expect(cosines.length).toBeGreaterThan(100);
    expect(cosines[Math.floor(cosines.length / 2)]).toBeGreaterThanOrEqual(0.995);
    expect(cosines[Math.floor(cosines.length / 10)]).toBeGreaterThanOrEqual(0.975);
  });
});
