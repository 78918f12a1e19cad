import { describe, expect, it } from 'vitest';
import type { RummageError } from '../errors';
import type { AlbumRule } from '../nouns';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { vector } from '../testing/vectors';
import {
  addMember,
  albumsOfPhoto,
  createAlbum,
  deleteAlbum,
  describeAlbums,
  findAlbum,
  forgetFills,
  listAlbums,
  readFill,
  removeMember,
  setPin,
  updateAlbum,
  writeFill,
} from './albums';
import type { Database } from './database';
import { setState } from './photos';
import { newestPhotos } from './search';

const RULE: AlbumRule = { words: 'a dog', tag: 'beach', from: '2020-01-01', to: null, cutoff: 0.3 };

function library() {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const add = (year: number) =>
    addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0), facts: { takenAt: Date.UTC(year, 0) } });
  return { db, modelId, add };
}

function describeById(db: Database, id: number) {
  return describeAlbums(db, id)[0] ?? null;
}

/** What the album page lists. */
const photosIn = (db: Database, albumId: number) => newestPhotos(db, { albumId }, { limit: 100, offset: 0 }).ids;

describe('an album', () => {
  it('keeps its name and rule, and starts empty and waiting to be filled', () => {
    const { db } = library();

    const id = createAlbum(db, 'Dogs', RULE);

    const rule = { ...RULE, decidedBy: 'confidence' };
    const learning = { learns: false, paused: false, learned: null };
    expect(describeById(db, id)).toEqual({
      id,
      name: 'Dogs',
      rule,
      count: 0,
      cover: null,
      updating: true,
      ...learning,
    });
  });

  it('is refused a name another album has, when made and when renamed', () => {
    const { db } = library();
    createAlbum(db, 'Dogs', RULE);
    const cats = createAlbum(db, 'Cats', RULE);

    for (const taking of [() => createAlbum(db, 'Dogs', RULE), () => updateAlbum(db, cats, { name: 'Dogs' })]) {
      expect(taking).toThrow(expect.objectContaining({ code: 'conflict' }) as RummageError);
    }
    expect(findAlbum(db, cats)?.name).toBe('Cats');
  });

  it('is listed by name, whatever its case', () => {
    const { db } = library();
    for (const name of ['zoo', 'Beach', 'alps']) createAlbum(db, name, RULE);

    expect(listAlbums(db).map(({ name }) => name)).toEqual(['alps', 'Beach', 'zoo']);
  });

  it('takes a new version only when its rule really changes', () => {
    const { db } = library();
    const id = createAlbum(db, 'Dogs', RULE);

    expect(updateAlbum(db, id, { name: 'Hounds' })).toEqual({ ruleChanged: false });
    expect(updateAlbum(db, id, { rule: { ...RULE } })).toEqual({ ruleChanged: false });
    expect(findAlbum(db, id)).toMatchObject({ name: 'Hounds', ruleVersion: 1 });

    expect(updateAlbum(db, id, { rule: { ...RULE, cutoff: 0.4 } })).toEqual({ ruleChanged: true });
    expect(findAlbum(db, id)).toMatchObject({ ruleVersion: 2, rule: { cutoff: 0.4 } });
  });

  it('that is gone can be neither changed, described nor filled', () => {
    const { db, modelId, add } = library();
    const id = createAlbum(db, 'Dogs', RULE);
    const photoId = add(2020);
    addMember(db, id, photoId, modelId, 0.5);
    setPin(db, id, photoId, 'in');

    expect(deleteAlbum(db, id)).toBe(true);
    expect(deleteAlbum(db, id)).toBe(false);
    expect(updateAlbum(db, id, { name: 'Cats' })).toBeNull();
    expect(describeById(db, id)).toBeNull();

    addMember(db, id, photoId, modelId, 0.5);
    writeFill(db, id, modelId, 1);
    expect(albumsOfPhoto(db, photoId)).toEqual([]);
    expect(readFill(db, id)).toBeNull();
  });
});

describe('an album’s photos', () => {
  it('are its members and those pinned in, less those pinned out, with the newest as cover', () => {
    const { db, modelId, add } = library();
    const id = createAlbum(db, 'Dogs', RULE);
    const [oldest, middle, newest, pinned] = [add(2018), add(2020), add(2022), add(2019)];
    for (const photoId of [oldest, middle, newest]) addMember(db, id, photoId, modelId, 0.5);

    setPin(db, id, pinned, 'in');
    setPin(db, id, newest, 'out');

    expect(photosIn(db, id)).toEqual([middle, pinned, oldest]);
    expect(describeById(db, id)).toMatchObject({ count: 3, cover: { id: middle } });
  });

  it('count only while they can be searched', () => {
    const { db, modelId, add } = library();
    const id = createAlbum(db, 'Dogs', RULE);
    const photoId = add(2020);
    addMember(db, id, photoId, modelId, 0.5);

    setState(db, photoId, 'missing');
    expect(describeById(db, id)).toMatchObject({ count: 0, cover: null });

    setState(db, photoId, 'indexed');
    expect(describeById(db, id)).toMatchObject({ count: 1, cover: { id: photoId } });
  });

  it('count once when the rule finds what a person pinned in', () => {
    const { db, modelId, add } = library();
    const id = createAlbum(db, 'Dogs', RULE);
    const photoId = add(2020);
    addMember(db, id, photoId, modelId, 0.5);
    setPin(db, id, photoId, 'in');

    expect(describeById(db, id)?.count).toBe(1);
  });

  it('follow the rule again once a pin is taken away', () => {
    const { db, modelId, add } = library();
    const id = createAlbum(db, 'Dogs', RULE);
    const photoId = add(2020);
    setPin(db, id, photoId, 'in');
    setPin(db, id, photoId, 'out');
    expect(photosIn(db, id)).toEqual([]);

    addMember(db, id, photoId, modelId, 0.5);
    setPin(db, id, photoId, null);
    expect(photosIn(db, id)).toEqual([photoId]);

    removeMember(db, id, photoId, modelId);
    expect(photosIn(db, id)).toEqual([]);
  });
});

describe('albumsOfPhoto', () => {
  it('names the albums a photo is in, and those it is pinned out of', () => {
    const { db, modelId, add } = library();
    const [ruled, pinnedIn, pinnedOut] = ['a', 'b', 'c'].map((name) => createAlbum(db, name, RULE)) as [
      number,
      number,
      number,
    ];
    createAlbum(db, 'd', RULE);
    const photoId = add(2020);
    addMember(db, ruled, photoId, modelId, 0.5);
    setPin(db, pinnedIn, photoId, 'in');
    setPin(db, pinnedOut, photoId, 'out');

    expect(albumsOfPhoto(db, photoId)).toEqual([
      { id: ruled, name: 'a', pin: null },
      { id: pinnedIn, name: 'b', pin: 'in' },
      { id: pinnedOut, name: 'c', pin: 'out' },
    ]);
  });
});

describe('a fill', () => {
  it('says which rule and model the members come from, until it is forgotten', () => {
    const { db, modelId } = library();
    const id = createAlbum(db, 'Dogs', RULE);

    writeFill(db, id, modelId, 1);
    expect(readFill(db, id)).toBe(1);
    expect(describeById(db, id)?.updating).toBe(false);

    updateAlbum(db, id, { rule: { ...RULE, words: 'a cat' } });
    expect(describeById(db, id)?.updating).toBe(true);

    forgetFills(db, modelId);
    expect(readFill(db, id)).toBeNull();
  });
});
