import { expect, it, onTestFinished } from 'vitest';
import { dataPaths } from '../paths';
import { temporaryFolder } from '../testing/folder';
import { readActiveModel } from './active-model';
import { albumsOfPhoto, listAlbums, readFill } from './albums';
import { openDatabase } from './database';
import { countFiles } from './files';
import { MIGRATIONS } from './migrations';
import { countVectorsByReference } from './models';
import { countPhotos, deletePhoto, findPhoto } from './photos';
import { readTagging, tagsOfPhoto } from './tags';
import { findVector } from './vectors';

const BEFORE_SEVERAL_MODELS = MIGRATIONS.slice(0, 1);

function openOld() {
  const paths = dataPaths(temporaryFolder(onTestFinished));
  const reopen = () => {
    const db = openDatabase(paths, 'computed');
    onTestFinished(() => void db.close());
    return db;
  };
  return { old: openDatabase(paths, 'computed', BEFORE_SEVERAL_MODELS), reopen };
}

it('keeps vectors, tags and albums of a library from before there could be several models', () => {
  const { old, reopen } = openOld();
  old.exec(`
    INSERT INTO models (id, name, revision, dtype, preprocessing, dimensions)
      VALUES (1, 'former', 'a', 'fp32', 1, 4), (2, 'clip-pocket-384', 'b', 'fp32', 1, 4);
    INSERT INTO photos (id, content_id, state, revision, added_at) VALUES (1, 'c', 'indexed', 1, 0);
    INSERT INTO vectors (photo_id, model_id, background_mean, background_deviation, embedding)
      VALUES (1, 1, 0, 1, zeroblob(16)), (1, 2, 0, 1, zeroblob(16));
    INSERT INTO tags (id, label, label_group) VALUES (1, 'cat', 'animals');
    INSERT INTO photo_tags VALUES (1, 1, 0.9);
    INSERT INTO tagging VALUES (1, 2, 'words');
    INSERT INTO albums (id, name, cutoff, created_at) VALUES (1, 'Cats', 0.5, 0);
    INSERT INTO album_members VALUES (1, 1, 0.9);
    INSERT INTO album_fills VALUES (1, 1, 2);
    INSERT INTO progress VALUES (1, 2, 0, NULL, 0);
  `);
  old.close();

  const db = reopen();

  expect(readActiveModel(db)).toMatchObject({ model: { id: 2, reference: 'clip-pocket-384' }, nextId: null });
  expect(tagsOfPhoto(db, 1)).toEqual([{ label: 'cat', group: 'animals', score: 0.9 }]);
  expect(readTagging(db, 2)).toBe('words');
  expect(albumsOfPhoto(db, 1)).toEqual([{ id: 1, name: 'Cats', pin: null }]);
  expect(readFill(db, 1)).toBe(listAlbums(db)[0]?.ruleVersion);
  expect(findVector(db, 1, 1)).not.toBeNull();
  expect(countVectorsByReference(db)).toEqual(
    new Map([
      ['former', 1],
      ['clip-pocket-384', 1],
    ]),
  );
});

it('takes an empty library for one where no model is active yet', () => {
  const { old, reopen } = openOld();
  old.close();

  expect(readActiveModel(reopen())).toBeNull();
});

it('counts the files of a library from before they were counted', () => {
  const paths = dataPaths(temporaryFolder(onTestFinished));
  const counted = MIGRATIONS.findIndex((sql) => sql.includes('CREATE TABLE file_counts'));
  const old = openDatabase(paths, 'computed', MIGRATIONS.slice(0, counted));
  old.exec(`
    INSERT INTO folders (id, path, is_sample, added_at) VALUES (1, '/photos', 0, 0), (2, '/more', 0, 0);
    INSERT INTO photos (id, content_id, state, revision, added_at) VALUES (1, 'a', 'pending', 1, 0);
    INSERT INTO files (folder_id, photo_id, path, bytes, mtime_us, inode, role)
      VALUES (1, 1, 'a.jpg', 1, 1, 1, 'original'), (1, 1, 'b.jpg', 1, 1, 2, 'original'), (2, 1, 'c.jpg', 1, 1, 3, 'original');
  `);
  old.close();

  const db = openDatabase(paths, 'computed');
  onTestFinished(() => void db.close());

  expect([1, 2].map((folder) => countFiles(db, folder))).toEqual([2, 1]);
});

it('keeps the dates of a library from before they could come from beside a photo', () => {
  const paths = dataPaths(temporaryFolder(onTestFinished));
  const old = openDatabase(paths, 'computed', MIGRATIONS.slice(0, 2));
  old.exec(`
    INSERT INTO photos (id, content_id, state, revision, added_at, taken_at, taken_at_source)
      VALUES (1, 'a', 'indexed', 1, 0, 5, 'exif'), (2, 'b', 'indexed', 2, 0, 6, 'file'), (3, 'c', 'pending', 3, 0, NULL, NULL);
  `);
  old.close();

  const db = openDatabase(paths, 'computed');
  onTestFinished(() => void db.close());

  const dates = [1, 2, 3].map((id) => findPhoto(db, id)).map((photo) => [photo?.takenAt, photo?.takenAtSource]);
  expect(dates).toEqual([
    [5, 'exif'],
    [6, 'file'],
    [null, null],
  ]);
  expect(countPhotos(db)).toMatchObject({ indexed: 2, pending: 1 });
  deletePhoto(db, 3);
  expect(countPhotos(db)).toMatchObject({ indexed: 2, pending: 0 });
});
