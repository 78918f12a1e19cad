import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../store/database';
import { keepApart } from '../store/kept-apart';
import { addRelation } from '../store/look-alikes';
import { setState } from '../store/photos';
import { describePhotos } from '../store/search';
import { restorePhotos, trashPhotos } from '../store/trash';
import { addTestFile, addTestPhoto, openTestLibrary, rememberTestModel, type TestPhoto } from '../testing/library';
import { vector } from '../testing/vectors';
import { DuplicateFinder } from './finder';

function openLibrary() {
  const { db, paths } = openTestLibrary();
  const modelId = rememberTestModel(db);
  // What is written here is news to it, as it is to the search worker.
  const readers = openDatabase(paths, 'computed');
  onTestFinished(() => void readers.close());
  const finder = new DuplicateFinder(readers);
  const add = (photo: Partial<TestPhoto> = {}) =>
    addTestPhoto(db, { modelId, embedding: vector(1, 2, 3, 4), ...photo });
  const list = (kind: 'exact' | 'near' | 'burst', page = { limit: 20, offset: 0 }) => finder.list({ kind, ...page });
  const ids = async (kind: 'exact' | 'near' | 'burst') =>
    (await list(kind)).groups.map(({ photos }) => photos.map(({ id }) => id));
  const relateAs = (relation: 'near' | 'burst') => (a: number, b: number) => addRelation(db, [a, b], modelId, relation);
  return { db, finder, add, list, ids, near: relateAs('near'), burst: relateAs('burst') };
}

it('lists each kind by itself, largest group first, the best photo of each leading', async () => {
  const { add, list, ids, near, burst } = openLibrary();
  const small = add({ facts: { width: 100 } });
  const [large, other, third] = [add(), add(), add()];
  near(small, large);
  for (const [a, b] of [
    [other, third],
    [other, small],
  ] as const)
    burst(a, b);
  const [one, two] = [add(), add()];
  near(one, two);
  near(one, large);

  expect(await ids('near')).toEqual([[large, one, small]]);
  expect(await ids('burst')).toEqual([[other, third, small]]);
  expect((await list('near')).counts).toEqual({ exact: 0, near: 1, burst: 1 });
  expect((await list('near', { limit: 5, offset: 1 })).groups).toEqual([]);
});

it('lists a photo in several files alone, and photos of one content together', async () => {
  const { db, add, list, ids } = openLibrary();
  const copied = add({ path: 'a.jpg' });
  addTestFile(db, copied, 'b.jpg');
  addTestFile(db, copied, 'c.jpg', '/elsewhere');
  const twins = [add({ contentId: 'same' }), add({ contentId: 'same' })];

  expect(await ids('exact')).toEqual([[copied], twins]);
  expect((await list('exact')).groups[0]?.photos[0]?.files).toEqual([
    { folderName: 'photos', path: 'a.jpg' },
    { folderName: 'photos', path: 'b.jpg' },
    { folderName: 'elsewhere', path: 'c.jpg' },
  ]);
});

it('follows what goes to the trash, comes back, goes missing, or is kept apart', async () => {
  const { db, add, ids, near } = openLibrary();
  const [a, b, c] = [add(), add(), add()];
  for (const [x, y] of [
    [a, b],
    [a, c],
    [b, c],
  ] as const)
    near(x, y);
  expect(await ids('near')).toEqual([[a, b, c]]);

  trashPhotos(db, [a]);
  expect(await ids('near')).toEqual([[b, c]]);
  restorePhotos(db, [a]);
  setState(db, b, 'missing');
  expect(await ids('near')).toEqual([[a, c]]);
  keepApart(db, [c, a]);
  expect(await ids('near')).toEqual([]);
});

it('tells the burst of each photo of a list, and all of it in the order it was taken', async () => {
  const { db, finder, add, burst } = openLibrary();
  const at = (second: number) => add({ facts: { takenAt: Date.UTC(2021, 0, 1, 0, 0, second) } });
  const [alone, last, first, middle] = [at(50), at(9), at(3), at(6)];
  burst(first, middle);
  burst(middle, last);

  const told = () => describePhotos(db, [alone, last, first]).map((photo) => photo.burst);
  expect(told()).toEqual([undefined, { id: last, count: 3 }, { id: last, count: 3 }]);
  expect((await finder.burst(first)).map(({ id }) => id)).toEqual([first, middle, last]);
  expect(await finder.burst(alone)).toEqual([]);

  trashPhotos(db, [middle]);
  expect(told()).toEqual([undefined, undefined, undefined]);
});
