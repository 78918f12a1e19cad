import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openPhoto } from '../decode/open-photo';
import { samplePhotos } from '../testing/photos';
import { gridThumbnailAnew } from './thumbnails';
import { isWholeWebp } from './whole-webp';

const thumbnails = () => Promise.all(samplePhotos().map(async (file) => gridThumbnailAnew(await openPhoto(file), 320)));

it('takes every thumbnail for whole, but not a shorter or longer one', async () => {
  for (const bytes of await thumbnails()) {
    expect(isWholeWebp(bytes)).toBe(true);
    expect(isWholeWebp(bytes.subarray(0, bytes.length - 1))).toBe(false);
    expect(isWholeWebp(Buffer.concat([bytes, Buffer.of(0)]))).toBe(false);
  }
});

it('knows one with a sector that was never written', async () => {
  for (const bytes of await thumbnails()) {
    expect(isWholeWebp(Buffer.from(bytes).fill(0, 1_024, 1_536))).toBe(false);
  }
});

it('takes nothing else for a thumbnail', () => {
  expect(isWholeWebp(Buffer.alloc(0))).toBe(false);
  expect(isWholeWebp(Buffer.alloc(20_000))).toBe(false);
  expect(isWholeWebp(readFileSync(samplePhotos()[0] as string))).toBe(false);
});
