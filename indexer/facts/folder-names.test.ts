import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#lib/testing/folder';
import { namesToTry } from './folder-names';

const LONG_AGO = new Date('2020-01-01');

/** A folder that was last changed long ago. */
function folderWith(...names: readonly string[]): string {
  const folder = join(temporaryFolder(), 'photos');
  mkdirSync(folder);
  for (const name of names) writeFileSync(join(folder, name), '');
  utimesSync(folder, LONG_AGO, LONG_AGO);
  return folder;
}

it('leaves out names nothing in the folder has', async () => {
  const folder = folderWith('a.jpg', 'a.jpg.xmp', 'b.CR2');

  expect(await namesToTry(folder, ['a.jpg.xmp', 'a.xmp', 'a.jpg.json'])).toEqual(['a.jpg.xmp']);
  expect(await namesToTry(folder, ['c.xmp'])).toEqual([]);
});

it('keeps names that differ in case or in how an accent is written: the file system knows', async () => {
  const folder = folderWith('\u00e9t\u00e9.xmp', 'b.CR2');

  expect(await namesToTry(folder, ['e\u0301te\u0301.XMP', 'b.cr2'])).toEqual(['e\u0301te\u0301.XMP', 'b.cr2']);
});

it('notices what was laid beside a photo since', async () => {
  const folder = folderWith('a.jpg');
  expect(await namesToTry(folder, ['a.xmp'])).toEqual([]);

  writeFileSync(join(folder, 'a.xmp'), '');
  expect(await namesToTry(folder, ['a.xmp', 'a.json']), 'while it is being changed').toEqual(['a.xmp', 'a.json']);
  utimesSync(folder, LONG_AGO, new Date('2021-01-01'));
  expect(await namesToTry(folder, ['a.xmp', 'a.json'])).toEqual(['a.xmp']);
});

it('tries every name where the folder cannot be listed', async () => {
  const folder = folderWith('a.jpg');
  rmSync(folder, { recursive: true });

  expect(await namesToTry(folder, ['a.xmp'])).toEqual(['a.xmp']);
});
