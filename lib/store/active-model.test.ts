import { expect, it } from 'vitest';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { vector } from '../testing/vectors';
import { activateModel, announceModel, readActiveModel } from './active-model';
import { addMember, albumsOfPhoto, createAlbum } from './albums';
import { countVectorsByReference, forgetComputedWith, readModel } from './models';
import { filteredPhotoIds } from './search';
import { countTags, setPhotoTags, addLabels, tagsOfPhoto } from './tags';
import { findVector, putVector } from './vectors';

const RULE = { words: 'a dog', tag: null, from: null, to: null, cutoff: 0.5 };

it('is nothing until a model is activated, and tells which is about to follow', () => {
  const { db } = openTestLibrary();
  expect(readActiveModel(db)).toBeNull();

  const first = rememberTestModel(db);
  const second = rememberTestModel(db, 8, 'second');
  announceModel(db, second);
  expect(readActiveModel(db)).toMatchObject({ model: { id: first, dimensions: 4 }, nextId: second });

  activateModel(db, second);
  expect(readActiveModel(db)).toMatchObject({ model: { id: second, reference: 'second' }, nextId: null });
});

it('decides at once which tags, album places and counts are read', () => {
  const { db } = openTestLibrary();
  const [old, next] = [rememberTestModel(db), rememberTestModel(db, 4, 'next')];
  const photoId = addTestPhoto(db, { modelId: old, embedding: vector(1, 0, 0, 0) });
  const tags = addLabels(db, [
    { label: 'cat', group: 'animals' },
    { label: 'dog', group: 'animals' },
  ]);
  const [cats, dogs] = [createAlbum(db, 'Cats', RULE), createAlbum(db, 'Dogs', RULE)];
  setPhotoTags(db, photoId, old, [{ tagId: tags.get('cat') ?? 0, score: 0.9 }]);
  setPhotoTags(db, photoId, next, [{ tagId: tags.get('dog') ?? 0, score: 0.8 }]);
  addMember(db, cats, photoId, old, 0.9);
  addMember(db, dogs, photoId, next, 0.8);
  const seen = () => ({
    tags: tagsOfPhoto(db, photoId).map(({ label }) => label),
    albums: albumsOfPhoto(db, photoId).map(({ name }) => name),
    counts: countTags(db).map(({ label }) => label),
    filtered: [{ tag: 'cat' }, { tag: 'dog' }, { albumId: cats }, { albumId: dogs }].map(
      (filters) => filteredPhotoIds(db, filters).length,
    ),
  });

  expect(seen()).toEqual({ tags: ['cat'], albums: ['Cats'], counts: ['cat'], filtered: [1, 0, 1, 0] });
  activateModel(db, next);
  expect(seen()).toEqual({ tags: ['dog'], albums: ['Dogs'], counts: ['dog'], filtered: [0, 1, 0, 1] });
});

it('is not touched when another model’s vectors are forgotten', () => {
  const { db } = openTestLibrary();
  const [kept, dropped] = [rememberTestModel(db), rememberTestModel(db, 4, 'dropped')];
  const photos = [1, 2, 3].map(() => addTestPhoto(db, { modelId: kept, embedding: vector(1, 0, 0, 0) }));
  for (const photoId of photos) {
    putVector(db, {
      photoId,
      modelId: dropped,
      embedding: vector(0, 1, 0, 0),
      backgroundMean: 0,
      backgroundDeviation: 1,
    });
  }
  expect(countVectorsByReference(db)).toEqual(
    new Map([
      ['test-model', 3],
      ['dropped', 3],
    ]),
  );

  expect(forgetComputedWith(db, dropped, 2)).toBe(false);
  expect(forgetComputedWith(db, dropped, 2)).toBe(false);
  expect(forgetComputedWith(db, dropped, 2)).toBe(true);

  expect(countVectorsByReference(db)).toEqual(
    new Map([
      ['test-model', 3],
      ['dropped', 0],
    ]),
  );
  expect(photos.every((id) => findVector(db, id, kept) !== null)).toBe(true);
  expect(readModel(db, dropped)?.name).toBe('dropped');
});
