import { expect, it } from 'vitest';
import { createAlbum, readFill, setPin, writeFill } from '../store/albums';
import { FAVOURITE } from '../store/favourites';
import { handTag } from '../store/hand-tags';
import { HIDDEN } from '../store/hidden';
import { RATING, ratingOf } from '../store/ratings';
import { pendingRequests } from '../store/requests';
import { changesSince, deletePhoto, findPhoto } from '../store/photos';
import { filteredPhotoIds } from '../store/search';
import { countTags, setPhotoTags, addLabels, tagsOfPhoto } from '../store/tags';
import { parseQuery } from '../query/parse';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { vector } from '../testing/vectors';
import { Actor } from './actor';

function openSmallLibrary() {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const ids = [1, 2, 3].map(() => addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0) })) as [
    number,
    number,
    number,
  ];
  const found = (query: string) => filteredPhotoIds(db, { terms: parseQuery(query).filters }).sort((a, b) => a - b);
  const valuesOf = (saying: typeof RATING) => saying.read(db, ids).map(({ value }) => value);
  return { db, modelId, ids, found, valuesOf, actor: new Actor(db) };
}

const RULE = { words: null, tag: null, from: null, to: null, cutoff: 0.5 };

it('undoes only what an action changed, and only of photos nothing else was said of since', async () => {
  const { db, ids, valuesOf, actor } = openSmallLibrary();
  const [a, b, c] = ids;
  await actor.act({ action: 'rate', value: 2 }, [a]);
  await actor.act({ action: 'rate', value: 4 }, [b]);

  const { changed, undo } = await actor.act({ action: 'rate', value: 4 }, ids);
  expect(changed).toBe(2);
  await actor.act({ action: 'rate', value: 5 }, [c]);
  expect(await actor.undo(undo ?? '')).toEqual({ changed: 1 });

  expect(valuesOf(RATING)).toEqual([2, 4, 5]);
  await expect(actor.undo(undo ?? '')).rejects.toThrow(/no longer be undone/);
  expect(ratingOf(db, a)).toBe(2);
});

it('passes over photos there are not, and has nothing to undo where nothing changed', async () => {
  const { ids, actor } = openSmallLibrary();
  expect(await actor.act({ action: 'favourite', value: true }, [ids[0], 999])).toMatchObject({ changed: 1 });
  expect(await actor.act({ action: 'favourite', value: true }, [ids[0], 999])).toEqual({
    changed: 0,
    value: true,
    undo: null,
  });
  await expect(actor.act({ action: 'album', album: 7, value: true }, ids)).rejects.toThrow(/no album 7/);
});

it('a toggle makes all favourites, and none of them once all are', async () => {
  const { db, ids, actor } = openSmallLibrary();
  await actor.act({ action: 'favourite', value: 'toggle' }, [ids[0]]);

  expect(await actor.act({ action: 'favourite', value: 'toggle' }, ids)).toMatchObject({ changed: 2, value: true });
  expect(await actor.act({ action: 'favourite', value: 'toggle' }, ids)).toMatchObject({ changed: 3, value: false });
  expect(FAVOURITE.read(db, ids).every(({ value }) => !value)).toBe(true);
});

it('hidden photos leave lists and the search index, and come back', async () => {
  const { db, modelId, ids, found, actor } = openSmallLibrary();
  const [a, b, c] = ids;
  const searchable = () =>
    changesSince(db, modelId, 0, 100)
      .filter(({ embedding }) => embedding !== null)
      .map(({ photoId }) => photoId)
      .sort((x, y) => x - y);

  const { undo } = await actor.act({ action: 'hide', value: true }, [a, b]);
  expect(found('')).toEqual([c]);
  expect(found('is:hidden')).toEqual([a, b]);
  expect(found('not is:hidden')).toEqual([c]);
  expect(searchable()).toEqual([c]);

  await actor.undo(undo ?? '');
  expect(found('')).toEqual(ids);
  expect(searchable()).toEqual(ids);
  expect(HIDDEN.read(db, ids).some(({ value }) => value)).toBe(false);
});

it('a person’s tags win over what a model sees', async () => {
  const { db, modelId, ids, found, actor } = openSmallLibrary();
  const [a, b] = ids;
  const tags = addLabels(db, [{ label: 'cat', group: 'animals' }]);
  setPhotoTags(db, a, modelId, [{ tagId: tags.get('cat') ?? 0, score: 0.9 }]);

  const given = await actor.act({ action: 'tag', label: 'Aunt May', value: true }, [a, b]);
  const taken = await actor.act({ action: 'tag', label: 'cat', value: false }, [a]);
  expect(tagsOfPhoto(db, a)).toEqual([{ label: 'Aunt May', group: 'yours', score: 1, byHand: true }]);
  expect(found('tag:"aunt may"')).toEqual([a, b]);
  expect(found('"aunt"')).toEqual([a, b]);
  expect(found('tag:cat')).toEqual([]);
  expect(filteredPhotoIds(db, { tag: 'cat' })).toEqual([]);
  expect(countTags(db)).toEqual([{ label: 'Aunt May', group: 'yours', count: 2 }]);

  await actor.undo(taken.undo ?? '');
  await actor.undo(given.undo ?? '');
  expect(tagsOfPhoto(db, a)).toEqual([{ label: 'cat', group: 'animals', score: 0.9 }]);
  expect(handTag('cat').read(db, [a])).toEqual([{ photoId: a, value: null }]);
});

it('puts photos into an album, and leaves those pinned before as they were when it is undone', async () => {
  const { db, ids, found, actor } = openSmallLibrary();
  const album = createAlbum(db, 'Best', RULE);
  setPin(db, album, ids[0], 'out');
  setPin(db, album, ids[1], 'in');

  const { changed, undo } = await actor.act({ action: 'album', album, value: true }, ids);
  expect(changed).toBe(2);
  expect(found('album:best')).toEqual(ids);
  await actor.undo(undo ?? '');
  expect(found('album:best')).toEqual([ids[1]]);
});

it('trash and undo of many, and what was in the trash before stays there', async () => {
  const { db, ids, actor } = openSmallLibrary();
  await actor.act({ action: 'trash', value: true }, [ids[0]]);
  const { changed, undo } = await actor.act({ action: 'trash', value: true }, ids);
  expect(changed).toBe(2);
  await actor.undo(undo ?? '');
  expect(ids.map((id) => findPhoto(db, id)?.state)).toEqual(['trashed', 'indexed', 'indexed']);
});

it('has albums filled anew whose rule asks for what was said', async () => {
  const { db, modelId, ids, actor } = openSmallLibrary();
  const asking = createAlbum(db, 'Liked', { ...RULE, words: 'is:favourite' });
  const other = createAlbum(db, 'Of 2020', { ...RULE, words: 'year:2020' });
  for (const album of [asking, other]) writeFill(db, album, modelId, 1);

  await actor.act({ action: 'favourite', value: true }, ids);
  expect([asking, other].map((album) => readFill(db, album))).toEqual([null, 1]);
  expect(pendingRequests(db).map(({ request }) => request)).toEqual([{ kind: 'album', albumId: 0 }]);
});

it('what was said goes with the photo', async () => {
  const { db, ids, actor } = openSmallLibrary();
  await actor.act({ action: 'rate', value: 3 }, ids);
  deletePhoto(db, ids[0]);
  expect(RATING.read(db, ids)).toHaveLength(2);
});

it('does 100 000 photos in one go', async () => {
  const { db, actor } = openSmallLibrary();
  db.exec(`WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 100009)
    INSERT INTO photos (id, content_id, state, revision, added_at) SELECT i, 'c' || i, 'indexed', i, 0 FROM n`);
  const ids = Array.from({ length: 100_000 }, (_, i) => i + 10);
  const { changed, undo } = await actor.act({ action: 'rate', value: 4 }, ids);
  expect(changed).toBe(100_000);
  expect(await actor.undo(undo ?? '')).toEqual({ changed: 100_000 });
});
