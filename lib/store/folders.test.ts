import { expect, it } from 'vitest';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { filesOfPhoto } from './files';
import { addFolder, deleteFolder, findFolder, listFolders, readFolderState, writeFolderState } from './folders';
import { findPhoto } from './photos';

it('remembers a folder once, however often it is named', () => {
  const { db } = openTestLibrary();

  const folder = addFolder(db, '/photos');
  expect(addFolder(db, '/photos')).toEqual(folder);
  const sample = addFolder(db, '/sample', true);

  expect(listFolders(db)).toEqual([folder, sample]);
  expect(findFolder(db, sample.id)).toEqual({ id: sample.id, path: '/sample', isSample: true });
});

it('forgets a folder with its files and state, and keeps the photos', () => {
  const { db } = openTestLibrary();
  const photoId = addTestPhoto(db, { modelId: rememberTestModel(db) });
  const [folder] = listFolders(db);
  const id = folder?.id ?? 0;
  writeFolderState(db, id, { state: 'ready', reason: null, remedy: null, lastWalkAt: 5 });

  expect(deleteFolder(db, id)).toBe(true);
  expect(deleteFolder(db, id)).toBe(false);

  expect(filesOfPhoto(db, photoId)).toEqual([]);
  expect(readFolderState(db, id)).toBeNull();
  expect(findPhoto(db, photoId)).not.toBeNull();
});

it('keeps the time of the last walk while another begins', () => {
  const { db } = openTestLibrary();
  const { id } = addFolder(db, '/photos');
  writeFolderState(db, id, { state: 'ready', reason: null, remedy: null, lastWalkAt: 5 });

  writeFolderState(db, id, { state: 'unreadable', reason: 'gone', remedy: 'connect it', lastWalkAt: null });

  expect(readFolderState(db, id)).toEqual({ state: 'unreadable', reason: 'gone', remedy: 'connect it', lastWalkAt: 5 });
});

it('writes no state for a folder that was removed while it was walked', () => {
  const { db } = openTestLibrary();

  writeFolderState(db, 99, { state: 'ready', reason: null, remedy: null, lastWalkAt: 5 });

  expect(readFolderState(db, 99)).toBeNull();
});
