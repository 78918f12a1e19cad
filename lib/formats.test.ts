import { expect, it } from 'vitest';
import { isPhotoName, mediaType } from './formats';

it.each(['a.jpg', 'A.JPEG', 'b.Png', 'c.webp', 'd.avif', 'e.gif', 'f.tif', 'g.TIFF', 'two.dots.jpe', 'Größe.jfif'])(
  'takes %s for a photo',
  (name) => {
    expect(isPhotoName(name)).toBe(true);
    expect(mediaType(name)).toMatch(/^image\//);
  },
);

it.each(['.hidden.jpg', '._a.jpg', '.jpg', 'jpg', 'a.jpg.txt', 'a', 'a.', 'a.mp4', 'a.svg', 'a.xmp', ''])(
  'takes "%s" for none',
  (name) => {
    expect(isPhotoName(name)).toBe(false);
  },
);

it('calls what it does not know plain bytes, which no browser runs', () => {
  expect(mediaType('a.html')).toBe('application/octet-stream');
  expect(mediaType('a.svg')).toBe('application/octet-stream');
});
