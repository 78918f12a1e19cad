import { expect, it } from 'vitest';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { vector } from '../testing/vectors';
import { createAlbum } from './albums';
import { knownValues } from './suggest';
import { setPhotoTags, addLabels } from './tags';

it('knows the cameras, folders, tags and albums there are', () => {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const add = (path: string, camera: string | null) =>
    addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0), folder: '/home/me/Pictures', path, facts: { camera } });
  const photo = add('2019/a/b.jpg', 'Canon');
  add('2019/c.jpg', 'Canon');
  add('d.jpg', 'Leica');
  const tags = addLabels(db, [{ label: 'beach', group: 'places' }]);
  setPhotoTags(db, photo, modelId, [{ tagId: tags.get('beach') ?? 0, score: 0.9 }]);
  createAlbum(db, 'Summer', { words: null, tag: null, from: null, to: null, cutoff: 0.5 });

  expect(knownValues(db, 'camera')).toEqual([
    { name: 'Canon', photos: 2 },
    { name: 'Leica', photos: 1 },
  ]);
  expect(knownValues(db, 'lens')).toEqual([]);
  expect(knownValues(db, 'folder')).toEqual([
    { name: 'Pictures/2019', photos: 2 },
    { name: 'Pictures', photos: 1 },
  ]);
  expect(knownValues(db, 'tag')).toEqual([{ name: 'beach', photos: 1 }]);
  expect(knownValues(db, 'album')).toEqual([{ name: 'Summer', photos: null }]);
});
