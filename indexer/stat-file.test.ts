import { mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#lib/testing/folder';
import { statFile } from './stat-file';

it('tells size, time to the microsecond, and inode', async () => {
  const file = join(temporaryFolder(), 'a.jpg');
  writeFileSync(file, 'hello');
  utimesSync(file, 1_600_000_000.123456, 1_600_000_000.123456);

  expect(await statFile(file)).toEqual({
    bytes: 5,
    mtimeUs: expect.closeTo(1_600_000_000_123_456, -1),
    inode: statSync(file).ino,
  });
});

it('knows nothing of what is not a file', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'folder.jpg'));

  expect(await statFile(join(folder, 'folder.jpg'))).toBeNull();
  expect(await statFile(join(folder, 'gone.jpg'))).toBeNull();
});
