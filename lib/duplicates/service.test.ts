import { expect, it } from 'vitest';
import { albumsOfPhoto, createAlbum, setPin } from '../store/albums';
import { countPhotos, findPhoto } from '../store/photos';
import { addTestPhoto, rememberTestModel } from '../testing/library';
import { serveTestLibraries } from '../testing/services';
import { vector } from '../testing/vectors';
import { dismissDuplicates, keepOneOf, recallDuplicates } from './service';

const library = serveTestLibraries();
const RULE = { words: null, tag: null, from: null, to: null, cutoff: 0.5 };

function addPhotos(count: number): number[] {
  const { db } = library();
  const modelId = rememberTestModel(db);
  return Array.from({ length: count }, () => addTestPhoto(db, { modelId, embedding: vector(1, 2, 3, 4) }));
}

it('trashes the others of each group, and puts the kept into their albums where nothing was said of it', async () => {
  const { db } = library();
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = addPhotos(5);
  const [cats, dogs, out] = ['Cats', 'Dogs', 'Out'].map((name) => createAlbum(db, name, RULE)) as [
    number,
    number,
    number,
  ];
  setPin(db, cats, b, 'in');
  setPin(db, cats, c, 'in');
  setPin(db, dogs, b, 'in');
  setPin(db, dogs, a, 'out');
  setPin(db, out, b, 'out');

  expect(
    await keepOneOf([
      { keep: a, trash: [b, c] },
      { keep: d, trash: [e] },
    ]),
  ).toEqual({
    photos: 3,
    pins: [{ albumId: cats, photoId: a }],
  });
  expect([a, b, c, d, e].map((id) => findPhoto(db, id)?.state)).toEqual([
    'indexed',
    'trashed',
    'trashed',
    'indexed',
    'trashed',
  ]);
  expect(albumsOfPhoto(db, a).map(({ name, pin }) => [name, pin])).toEqual([
    ['Cats', 'in'],
    ['Dogs', 'out'],
  ]);
  expect(albumsOfPhoto(db, b)).toHaveLength(3);
});

it('never trashes a photo that another group keeps', async () => {
  const { db } = library();
  const [a = 0, b = 0, c = 0] = addPhotos(3);

  expect(
    await keepOneOf([
      { keep: a, trash: [b, a] },
      { keep: b, trash: [c] },
    ]),
  ).toMatchObject({ photos: 1 });
  expect(findPhoto(db, b)?.state).toBe('indexed');
});

it('does nothing at all when a photo to be kept is not there any more', async () => {
  const [a = 0, b = 0] = addPhotos(2);

  await expect(
    keepOneOf([
      { keep: a, trash: [b] },
      { keep: 999, trash: [a] },
    ]),
  ).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('999'),
  });
  expect(countPhotos(library().db).indexed).toBe(2);
});

it('remembers what is no duplicate, once for each two, and takes it back', async () => {
  const { db } = library();
  const [a = 0, b = 0, c = 0] = addPhotos(3);
  const pairs = () => db.prepare('SELECT photo_id, other_id FROM kept_apart ORDER BY 1, 2').raw().all();

  await dismissDuplicates([c, a, b]);
  await dismissDuplicates([a, b, 12_345]);
  expect(pairs()).toEqual([
    [a, b],
    [a, c],
    [b, c],
  ]);
  await recallDuplicates([a, c]);
  expect(pairs()).toEqual([
    [a, b],
    [b, c],
  ]);
});
