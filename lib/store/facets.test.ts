import { expect, it } from 'vitest';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { vector } from '../testing/vectors';
import { countFacets } from './facets';
import { setPhotoTags, addLabels } from './tags';

it('counts years, cameras, lenses, folders and tags of the photos it is given, and of no others', () => {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const add = (path: string, takenAt: number, camera: string | null, lens: string | null = null) =>
    addTestPhoto(db, {
      modelId,
      embedding: vector(1, 0, 0, 0),
      folder: '/home/me/Pictures',
      path,
      facts: { takenAt, camera, lens },
    });
  const beach = add('2019/a.jpg', Date.UTC(2019, 11, 31, 23, 59), 'Canon', 'RF 50');
  const lake = add('2019/b.jpg', Date.UTC(2020, 0, 1), 'Canon');
  const other = add('c.jpg', Date.UTC(2021, 5, 1), 'Leica');
  const lost = add('d.jpg', Date.UTC(2020, 7, 1), null);
  const tags = addLabels(db, [{ label: 'beach', group: 'places' }]);
  for (const id of [beach, other]) setPhotoTags(db, id, modelId, [{ tagId: tags.get('beach') ?? 0, score: 0.9 }]);

  expect(countFacets(db, [beach, lake, lost])).toEqual({
    photos: 3,
    years: [
      { name: '2020', photos: 2 },
      { name: '2019', photos: 1 },
    ],
    cameras: [{ name: 'Canon', photos: 2 }],
    lenses: [{ name: 'RF 50', photos: 1 }],
    folders: [
      { name: 'Pictures/2019', photos: 2 },
      { name: 'Pictures', photos: 1 },
    ],
    tags: [{ label: 'beach', group: 'places', count: 1 }],
  });
});

it('counts nothing of no photos', () => {
  const { db } = openTestLibrary();

  expect(countFacets(db, [])).toEqual({ photos: 0, years: [], cameras: [], lenses: [], folders: [], tags: [] });
});
