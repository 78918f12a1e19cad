import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openPhoto } from '../decode/open-photo';
import { photoBytes } from '../testing/photos';
import { gridThumbnail, gridThumbnailAnew, preview, thumbnailFile } from './thumbnails';

async function sizeOf(bytes: Uint8Array): Promise<string> {
  const { format, width, height } = await sharp(bytes).metadata();
  return `${format} ${width}×${height}`;
}

const gridSizeOf = async (width: number, height: number) =>
  sizeOf(await gridThumbnail({ data: new Uint8Array(width * height * 3), width, height }));

it('names a thumbnail by content and size', () => {
  expect(thumbnailFile('/t', 320, 'abcdef-12')).toBe('/t/320/ab/abcdef-12.webp');
  expect(thumbnailFile('/t', 1280, 'abcdef-12')).toBe('/t/1280/ab/abcdef-12.webp');
});

describe('gridThumbnail', () => {
  it('is 320 pixels on its shortest side', async () => {
    expect(await gridSizeOf(640, 853)).toBe('webp 320×427');
    expect(await gridSizeOf(1138, 640)).toBe('webp 569×320');
  });

  it('never enlarges', async () => {
    expect(await gridSizeOf(200, 100)).toBe('webp 200×100');
    expect(await gridSizeOf(1, 1)).toBe('webp 1×1');
  });

  it('keeps a panorama to a length that can be sent', async () => {
    expect(await gridSizeOf(6400, 640)).toBe('webp 1280×128');
    expect(await gridSizeOf(5000, 2)).toBe('webp 1280×1');
  });
});

describe('gridThumbnailAnew', () => {
  it('is as many pixels on its shortest side as asked for, upright', async () => {
    const original = await openPhoto(await photoBytes({ width: 1600, height: 800, orientation: 6 }));

    expect(await sizeOf(await gridThumbnailAnew(original, 320))).toBe('webp 320×640');
    expect(await sizeOf(await gridThumbnailAnew(original, 480))).toBe('webp 480×960');
  });
});

describe('preview', () => {
  it('is 1280 pixels on its longest side, upright', async () => {
    const bytes = await photoBytes({ width: 1600, height: 800, orientation: 6 });

    expect(await sizeOf(await preview(await openPhoto(bytes)))).toBe('webp 640×1280');
  });

  it('never enlarges', async () => {
    expect(await sizeOf(await preview(await openPhoto(await photoBytes())))).toBe('webp 64×48');
  });
});
