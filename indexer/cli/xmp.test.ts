import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { libraryDatabase } from '#lib/library';
import { addFolder, type FolderRow } from '#lib/store/folders';
import { insertFile } from '#lib/store/files';
import { insertPhoto, markIndexed } from '#lib/store/photos';
import { RATING } from '#lib/store/ratings';
import { SOME_FACTS } from '#lib/testing/library';
import { serveTestLibraries } from '#lib/testing/services';
import { writeXmp, type XmpOptions } from './xmp';

const served = serveTestLibraries();
let folder: FolderRow;

beforeEach(() => {
  const { db, root } = served();
  folder = addFolder(db, root);
  for (const path of ['a.jpg', 'in/b.jpg']) addRated(path);
});

function addRated(path: string): void {
  const file = join(folder.path, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, path);
  utimesSync(file, 1_600_000_000, 1_600_000_000);
  const db = libraryDatabase();
  const photoId = insertPhoto(db, path);
  const { size: bytes, ino: inode } = statSync(file);
  insertFile(db, { folderId: folder.id, photoId, path, bytes, mtimeUs: 1_600_000_000_000_000, inode });
  markIndexed(db, photoId, SOME_FACTS);
  RATING.write(db, [photoId], 3);
}

/** What the command prints, and remarks on beside. */
async function run(folders: readonly string[], options: XmpOptions) {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const text = (spy: typeof out) => spy.mock.calls.map(([part]) => String(part)).join('');
  try {
    const code = await writeXmp(folders, options, folder.path);
    return { code, output: text(out), remarks: text(err) };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

it('prints what it would write, and writes nothing in a dry run', async () => {
  const { code, output, remarks } = await run([], { all: true, dryRun: true });

  expect(code).toBe(0);
  expect(output.split('\n').sort()).toEqual([
    '',
    `${join(folder.path, 'a.jpg.xmp')}\twould be made`,
    `${join(folder.path, 'in', 'b.jpg.xmp')}\twould be made`,
  ]);
  expect(remarks).toBe('2 sidecars would be written, 0 photos with nothing to write.\n');
  expect(readdirSync(folder.path)).toEqual(['a.jpg', 'in']);
});

it('writes below the folder that is named, and lists what it leaves alone', async () => {
  writeFileSync(join(folder.path, 'a.jpg.xmp'), 'no XMP');

  expect(await run(['in'], {})).toMatchObject({ output: '' });
  expect(readdirSync(join(folder.path, 'in'))).toEqual(['b.jpg', 'b.jpg.xmp']);
  expect(await run([String(folder.id)], {})).toEqual({
    code: 0,
    output: `${join(folder.path, 'a.jpg')}\tits sidecar is not valid XMP\n`,
    remarks: '0 sidecars written, 1 photo with nothing to write.\n  left alone, 1: its sidecar is not valid XMP\n',
  });
});

it('expects to be told where', async () => {
  await expect(run([], {})).rejects.toMatchObject({ code: 'bad-request' });
  await expect(run(['in'], { all: true })).rejects.toMatchObject({ code: 'bad-request' });
  await expect(run(['/elsewhere'], {})).rejects.toMatchObject({ code: 'not-found' });
});
