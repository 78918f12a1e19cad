import { expect, it } from 'vitest';
import { isPhotoName, mediaType } from './formats';

const PLAIN = [
  'a.jpg',
  'A.JPEG',
  'b.Png',
  'c.webp',
  'd.avif',
  'e.gif',
  'f.tif',
  'g.TIFF',
  'two.dots.jpe',
  'Größe.jfif',
];
const OTHERS = ['a.HEIC', 'a.heif', 'a.hif', 'a.bmp'];
const RAW = ['a.CR2', 'a.cr3', 'a.nef', 'a.arw', 'a.dng', 'a.raf', 'a.orf', 'a.rw2', 'a.pef'];

it.each([...PLAIN, ...OTHERS, ...RAW])('takes %s for a photo', (name) => {
  expect(isPhotoName(name)).toBe(true);
  expect(mediaType(name)).toMatch(/^image\//);
});

it('takes a drawing for a photo to refuse by name', () => {
  expect(isPhotoName('a.svg')).toBe(true);
});

it.each(['.hidden.jpg', '._a.jpg', '.jpg', 'jpg', 'a.jpg.txt', 'a', 'a.', 'a.mp4', 'a.xmp', 'a.constructor', ''])(
  'takes "%s" for none',
  (name) => {
    expect(isPhotoName(name)).toBe(false);
  },
);

it('calls what it does not know plain bytes, which no browser runs', () => {
  expect(mediaType('a.html')).toBe('application/octet-stream');
  expect(mediaType('a.svg')).toBe('application/octet-stream');
});
