import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#lib/testing/folder';
import { xmpNames } from '#lib/xmp/names';
import { readBeside, takeoutNames } from './sidecars';

it.each([
  ['photo.jpg', 'photo.jpg.json'],
  ['photo.jpg', 'photo.jpg.supplemental-metadata.json'],
  ['photo.jpg', 'photo.json'],
  ['photo(2).jpg', 'photo.jpg(2).json'],
  ['photo(2).jpg', 'photo.jpg.supplemental-metadata(2).json'],
  ['photo-edited.jpg', 'photo.jpg.json'],
  ['PXL_20210814_182205123.PORTRAIT.jpg', 'PXL_20210814_182205123.PORTRAIT.jpg.supplement.json'],
  ['a photo whose name goes on and on and on and on and on.jpg', 'a photo whose name goes on and on and on and o.json'],
])('knows that Takeout may put what it knows of %s into %s', (photo, json) => {
  expect(takeoutNames(photo)).toContain(json);
});

it('reads the first file there is, and minds nothing else that goes by such a name', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a.jpg.xmp'));
  symlinkSync('a.xmp', join(folder, 'a.xmp'));
  writeFileSync(join(folder, 'a.XMP'), 'x');

  expect((await readBeside(join(folder, 'a.jpg'), xmpNames('a.jpg')))?.toString()).toBe('x');
  expect(await readBeside(join(folder, 'b.jpg'), xmpNames('b.jpg'))).toBeNull();
});
