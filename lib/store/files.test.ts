import { expect, it } from 'vitest';
import { addTestFile, addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { wrongCounts } from './deep-check';
import {
  countFiles,
  countOriginals,
  deleteFile,
  filesBelow,
  filesOfFolder,
  filesOfPhoto,
  findFile,
  someFiles,
  updateFile,
} from './files';
import { deleteFolder } from './folders';

function libraryWith(...paths: string[]) {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const photoId = addTestPhoto(db, { modelId, path: paths[0] ?? 'a.jpg' });
  for (const path of paths.slice(1)) addTestFile(db, photoId, path);
  return { db, photoId, folderId: 1 };
}

it('finds what lies below a directory and nothing beside it, whatever the names hold', () => {
  const { db, folderId } = libraryWith(
    'trip/a.jpg',
    'trip/deep/b.jpg',
    'trip',
    'trip.jpg',
    'trip 2/c.jpg',
    'trip0/d.jpg',
    'trip_/e.jpg',
    '100%/f.jpg',
    'Trip/g.jpg',
  );

  const below = (path: string) => filesBelow(db, folderId, path).map((file) => file.path);
  expect(below('trip').sort()).toEqual(['trip', 'trip/a.jpg', 'trip/deep/b.jpg']);
  expect(below('trip/a.jpg')).toEqual(['trip/a.jpg']);
  expect(below('100%')).toEqual(['100%/f.jpg']);
  expect(below('100_')).toEqual([]);
});

it('lists the files of a photo with the folder each lies in, the first one leading', () => {
  const { db, photoId } = libraryWith('b.jpg', 'a.jpg');
  addTestFile(db, photoId, 'copy.jpg', '/elsewhere');

  expect(filesOfPhoto(db, photoId).map(({ folderPath, path }) => `${folderPath}/${path}`)).toEqual([
    '/photos/b.jpg',
    '/photos/a.jpg',
    '/elsewhere/copy.jpg',
  ]);
});

it('records where a file is now', () => {
  const { db, folderId } = libraryWith('a.jpg');
  const [file] = filesOfFolder(db, folderId);
  if (file === undefined) throw new Error('no file');

  updateFile(db, { ...file, path: 'b.jpg', bytes: 2000, mtimeUs: 1_700_000_000_123_456, inode: 77 });

  expect(findFile(db, folderId, 'a.jpg')).toBeNull();
  expect(findFile(db, folderId, 'b.jpg')).toEqual({
    ...file,
    path: 'b.jpg',
    bytes: 2000,
    mtimeUs: 1_700_000_000_123_456,
    inode: 77,
  });
});

it('counts, samples and forgets the files of a folder', () => {
  const { db, folderId } = libraryWith('c.jpg', 'a.jpg', 'b.jpg');
  expect(someFiles(db, folderId, 2).map(({ path }) => path)).toEqual(['a.jpg', 'b.jpg']);

  deleteFile(db, findFile(db, folderId, 'b.jpg')?.id ?? 0);

  expect(countFiles(db, folderId)).toBe(2);
});

it('keeps count of what belongs to other files, of what changes its part, and of folders that are removed', () => {
  const { db, folderId } = libraryWith('a.jpg', 'b.jpg', 'c.mov');
  db.exec("UPDATE files SET role = 'motion' WHERE path = 'c.mov'");
  expect([countOriginals(db, folderId), countFiles(db, folderId)]).toEqual([2, 3]);

  db.exec("UPDATE files SET role = 'original' WHERE path = 'c.mov'");
  expect(countOriginals(db, folderId)).toBe(3);

  deleteFolder(db, folderId);
  expect([countOriginals(db, folderId), countFiles(db, folderId), wrongCounts(db)]).toEqual([0, 0, []]);
});
