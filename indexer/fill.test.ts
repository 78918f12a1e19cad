import { describe, expect, it } from 'vitest';
import type { AlbumRule } from '#lib/nouns';
import { createAlbum, deleteAlbum, setPin, updateAlbum } from '#lib/store/albums';
import { forgetComputed } from '#lib/store/computed';
import type { Database } from '#lib/store/database';
import { embeddedPhotosAfter } from '#lib/store/embedded';
import { setState } from '#lib/store/photos';
import { newestPhotos } from '#lib/store/search';
import { setPhotoTags, addLabels } from '#lib/store/tags';
import { putVector } from '#lib/store/vectors';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '#lib/testing/library';
import { vector } from '#lib/testing/vectors';
import { type CompiledRule, compileRules, fillForPhoto, refillAlbum, staleAlbums } from './fill';

// Test photos have a background of 0 ± 1: a cosine of 1 comes to a confidence of 0.08, one of 0 to 0.03.
const RULE: AlbumRule = { words: null, tag: null, from: null, to: null, cutoff: 0.05 };
const NORTH = vector(1, 0, 0, 0);
const EAST = vector(0, 1, 0, 0);

/** A model that knows two words. */
const encodeWords = async (words: string) => (words === 'north' ? NORTH : words === 'east' ? EAST : null);

function library() {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const add = (embedding: Float32Array, takenAt = Date.UTC(2020, 0)) =>
    addTestPhoto(db, { modelId, embedding, facts: { takenAt } });
  const refill = async (albumId: number) => {
    const rules = await compileRules(db, encodeWords);
    return refillAlbum(db, modelId, rules.get(albumId) as CompiledRule);
  };
  return { db, modelId, add, refill };
}

const photosIn = (db: Database, albumId: number) =>
  newestPhotos(db, { albumId }, { limit: 1000, offset: 0 }).ids.toSorted((a, b) => a - b);

const embedded = (db: Database, modelId: number, photoId: number) => {
  const photo = embeddedPhotosAfter(db, modelId, 0, 1000).find((each) => each.photoId === photoId);
  if (photo === undefined) throw new Error(`photo ${photoId} has no vector`);
  return photo;
};

describe('compileRules', () => {
  it('embeds each different text once, and none again that was embedded before', async () => {
    const { db } = library();
    for (const [name, words] of Object.entries({ a: 'north', b: 'north', c: 'east', d: null })) {
      createAlbum(db, name, { ...RULE, words });
    }
    const asked: string[] = [];
    const encode = (words: string) => {
      asked.push(words);
      return encodeWords(words);
    };

    const first = await compileRules(db, encode);
    createAlbum(db, 'e', { ...RULE, words: 'west' });
    await compileRules(db, encode, { previous: first });

    expect(asked).toEqual(['north', 'east', 'west']);
    expect([...first.values()].map(({ query }) => query)).toEqual([NORTH, NORTH, EAST, null]);
  });
});

describe('fillForPhoto', () => {
  it('puts a photo into each album whose rule it fits, and takes it out when it no longer does', async () => {
    const { db, modelId, add } = library();
    const north = createAlbum(db, 'north', { ...RULE, words: 'north' });
    const east = createAlbum(db, 'east', { ...RULE, words: 'east' });
    const rules = await compileRules(db, encodeWords);
    const photoId = add(NORTH);

    fillForPhoto(db, modelId, rules, embedded(db, modelId, photoId));
    expect([photosIn(db, north), photosIn(db, east)]).toEqual([[photoId], []]);

    // The file was edited: its new content faces east.
    fillForPhoto(db, modelId, rules, { ...embedded(db, modelId, photoId), embedding: EAST });
    expect([photosIn(db, north), photosIn(db, east)]).toEqual([[], [photoId]]);
  });

  it('reads the tags that were just stored', async () => {
    const { db, modelId, add } = library();
    const ids = addLabels(db, [{ label: 'cat', group: 'animals' }]);
    const cats = createAlbum(db, 'cats', { ...RULE, tag: 'cat' });
    const rules = await compileRules(db, encodeWords);
    const photoId = add(NORTH);

    setPhotoTags(db, photoId, modelId, [{ tagId: ids.get('cat') ?? 0, score: 0.8 }]);
    fillForPhoto(db, modelId, rules, embedded(db, modelId, photoId));

    expect(photosIn(db, cats)).toEqual([photoId]);
  });

  it('does not mind an album that was deleted since the rules were compiled', async () => {
    const { db, modelId, add } = library();
    const north = createAlbum(db, 'north', { ...RULE, words: 'north' });
    const rules = await compileRules(db, encodeWords);
    deleteAlbum(db, north);

    expect(() => fillForPhoto(db, modelId, rules, embedded(db, modelId, add(NORTH)))).not.toThrow();
  });
});

describe('refillAlbum', () => {
  it('fills an album from all stored photos, over several batches', async () => {
    const { db, add, refill } = library();
    const album = createAlbum(db, 'north', { ...RULE, words: 'north' });
    const fitting: number[] = [];
    for (let i = 0; i < 1_100; i++) {
      const photoId = add(i % 2 ? NORTH : EAST);
      if (i % 2) fitting.push(photoId);
    }

    expect(await refill(album)).toBe(true);

    expect(photosIn(db, album)).toEqual(fitting);
  });

  it('takes out what a changed rule no longer fits', async () => {
    const { db, add, refill } = library();
    const album = createAlbum(db, 'it', { ...RULE, words: 'north' });
    const [north, east] = [add(NORTH), add(EAST)];
    await refill(album);
    expect(photosIn(db, album)).toEqual([north]);

    updateAlbum(db, album, { rule: { ...RULE, words: 'east' } });
    await refill(album);
    expect(photosIn(db, album)).toEqual([east]);

    updateAlbum(db, album, { rule: RULE });
    await refill(album);
    expect(photosIn(db, album)).toEqual([]);
  });

  it('lets pins win over the rule both ways, before and after every refill', async () => {
    const { db, add, refill } = library();
    const album = createAlbum(db, 'north', { ...RULE, words: 'north' });
    const [fits, fitsButOut, misfit, misfitButIn] = [add(NORTH), add(NORTH), add(EAST), add(EAST)];
    setPin(db, album, fitsButOut, 'out');
    setPin(db, album, misfitButIn, 'in');

    await refill(album);
    expect(photosIn(db, album)).toEqual([fits, misfitButIn]);

    updateAlbum(db, album, { rule: { ...RULE, words: 'east' } });
    await refill(album);
    expect(photosIn(db, album)).toEqual([misfit, misfitButIn]);
  });

  it('keeps pins when the photo’s content changes, and drops what the rule had found', async () => {
    const { db, add, refill } = library();
    const album = createAlbum(db, 'north', { ...RULE, words: 'north' });
    const [found, pinned] = [add(NORTH), add(NORTH)];
    setPin(db, album, pinned, 'in');
    await refill(album);

    for (const photoId of [found, pinned]) forgetComputed(db, photoId);

    expect(photosIn(db, album)).toEqual([pinned]);
  });

  it('judges missing photos too, so that they come back to the right albums', async () => {
    const { db, add, refill } = library();
    const album = createAlbum(db, 'north', { ...RULE, words: 'north' });
    const photoId = add(NORTH);
    setState(db, photoId, 'missing');

    await refill(album);
    expect(photosIn(db, album)).toEqual([]);

    setState(db, photoId, 'indexed');
    expect(photosIn(db, album)).toEqual([photoId]);
  });

  it('finds nothing by words the model does not know, and everything of a year by its dates', async () => {
    const { db, add, refill } = library();
    const unknown = createAlbum(db, 'unknown', { ...RULE, words: 'xyzzyq', cutoff: 0 });
    const year = createAlbum(db, '2019', { ...RULE, from: '2019-01-01', to: '2019-12-31' });
    add(NORTH);
    const inYear = add(NORTH, Date.UTC(2019, 11, 31, 23));

    await refill(unknown);
    await refill(year);

    expect(photosIn(db, unknown)).toEqual([]);
    expect(photosIn(db, year)).toEqual([inYear]);
  });

  it('records nothing when it is aborted', async () => {
    const { db, modelId, add } = library();
    createAlbum(db, 'north', { ...RULE, words: 'north' });
    add(NORTH);
    const [rule] = (await compileRules(db, encodeWords)).values();

    expect(await refillAlbum(db, modelId, rule as CompiledRule, AbortSignal.abort())).toBe(false);

    expect(staleAlbums(db, modelId)).toHaveLength(1);
  });
});

describe('staleAlbums', () => {
  it('are those never filled, with a newer rule, or filled with another model', async () => {
    const { db, modelId, refill } = library();
    const [fresh, changed] = [createAlbum(db, 'fresh', RULE), createAlbum(db, 'changed', RULE)];
    createAlbum(db, 'new', RULE);
    await refill(fresh);
    await refill(changed);

    updateAlbum(db, changed, { rule: { ...RULE, tag: 'cat' } });

    expect(staleAlbums(db, modelId).map(({ name }) => name)).toEqual(['changed', 'new']);
    expect(staleAlbums(db, rememberTestModel(db, 4, 'other'))).toHaveLength(3);
  });
});

describe('a rule with filters', () => {
  const withCamera = ({ db, modelId }: ReturnType<typeof library>, camera: string, embedding = NORTH) =>
    addTestPhoto(db, { modelId, embedding, facts: { camera } });

  it('takes only what they hold for, and of that what shows the words', async () => {
    const made = library();
    const canon = withCamera(made, 'Canon EOS');
    withCamera(made, 'Nikon');
    const albumId = createAlbum(made.db, 'a', { ...RULE, words: 'north camera:canon' });
    const onlyFilter = createAlbum(made.db, 'b', { ...RULE, words: 'camera:canon' });
    const east = withCamera(made, 'Canon', EAST);

    await made.refill(albumId);
    await made.refill(onlyFilter);
    expect(photosIn(made.db, albumId)).toEqual([canon]);
    expect(photosIn(made.db, onlyFilter)).toEqual([canon, east]);
  });

  it('leaves out what shows what must not be seen, by look and by name', async () => {
    const made = library();
    const { db, modelId } = made;
    const east = withCamera(made, 'Canon', EAST);
    putVector(db, { photoId: east, modelId, embedding: EAST, backgroundMean: 0, backgroundDeviation: 0.1 });
    const north = withCamera(made, 'Canon');
    const named = addTestPhoto(db, { modelId, embedding: NORTH, path: 'zebra.jpg', facts: { camera: 'Canon' } });
    const seen = createAlbum(db, 'a', { ...RULE, words: 'camera:canon -east' });
    const read = createAlbum(db, 'b', { ...RULE, words: 'camera:canon -zebra' });

    await made.refill(seen);
    await made.refill(read);
    expect(photosIn(db, seen)).toEqual([north, named]);
    expect(photosIn(db, read)).toEqual([east, north]);
  });

  it('is held against each photo as it is stored', async () => {
    const made = library();
    const { db, modelId } = made;
    const albumId = createAlbum(db, 'a', { ...RULE, words: 'camera:canon' });
    const rules = await compileRules(db, encodeWords);
    const [canon, nikon] = [withCamera(made, 'Canon'), withCamera(made, 'Nikon')];
    for (const id of [canon, nikon]) fillForPhoto(db, modelId, rules, embedded(db, modelId, id));
    expect(photosIn(db, albumId)).toEqual([canon]);
  });
});
