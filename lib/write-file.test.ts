import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from './testing/folder';
import { syncToDisk, writeWhole } from './write-file';

it('writes a file whole, making the folders it lies in', async () => {
  const file = join(temporaryFolder(), 'a', 'b', 'c.webp');

  await writeWhole(file, Buffer.from('one'));
  await writeWhole(file, Buffer.from('two'));

  expect(readFileSync(file, 'utf8')).toBe('two');
  expect(readdirSync(join(file, '..'))).toEqual(['c.webp']);
});

it('leaves nothing behind when it fails', async () => {
  const folder = temporaryFolder();
  const taken = join(folder, 'taken.webp');
  mkdirSync(join(taken, 'inside'), { recursive: true });

  await expect(writeWhole(taken, Buffer.from('one'))).rejects.toThrow();

  expect(readdirSync(folder)).toEqual(['taken.webp']);
});

it('lets two writers of the same file each finish', async () => {
  const file = join(temporaryFolder(), 'a.webp');

  await Promise.all(['one', 'two', 'six'].map((text) => writeWhole(file, Buffer.from(text))));

  expect(['one', 'two', 'six']).toContain(readFileSync(file, 'utf8'));
  expect(readdirSync(join(file, '..'))).toHaveLength(1);
});

it('makes a file and its folder survive', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a'), 'one');

  await syncToDisk(join(folder, 'a'));
  await syncToDisk(folder);

  await expect(syncToDisk(join(folder, 'b'))).rejects.toThrow(/ENOENT/);
});
