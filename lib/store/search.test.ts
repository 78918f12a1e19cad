import { describe, expect, it } from 'vitest';
import type { SearchFilters } from '../nouns';
import { addTestFile, addTestPhoto, openTestLibrary, rememberTestModel, type TestPhoto } from '../testing/library';
import { vector } from '../testing/vectors';
import { setState } from './photos';
import { DESCRIBE_PHOTOS, describePhotos, filteredPhotoIds, hasFilters, newestPhotos } from './search';

function openSmallLibrary() {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const add = (photo: Partial<TestPhoto> = {}) =>
    addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0), ...photo });
  const filtered = (filters: SearchFilters) => filteredPhotoIds(db, filters).sort((a, b) => a - b);
  return { db, modelId, add, filtered };
}

const takenAt = (iso: string) => ({ facts: { takenAt: Date.parse(`${iso}Z`) } });

describe('filteredPhotoIds', () => {
  it('holds searchable photos only', () => {
    const { db, add, filtered } = openSmallLibrary();
    const [kept, gone] = [add(), add()];
    setState(db, gone, 'missing');
    add({ embedding: undefined });

    expect(filtered({})).toEqual([kept]);
  });

  it('takes both days of a range whole', () => {
    const { add, filtered } = openSmallLibrary();
    const [eve, first, last, after] = [
      '2020-05-31T23:59:59',
      '2020-06-01T00:00:00',
      '2020-06-02T23:59:59',
      '2020-06-03T00:00:00',
    ].map((iso) => add(takenAt(iso)));

    expect(filtered({ from: '2020-06-01', to: '2020-06-02' })).toEqual([first, last]);
    expect(filtered({ to: '2020-05-31' })).toEqual([eve]);
    expect(filtered({ from: '2020-06-03' })).toEqual([after]);
  });

  it('knows dates before 1970', () => {
    const { add, filtered } = openSmallLibrary();
    const old = add(takenAt('1936-08-01T10:00:00'));
    add();

    expect(filtered({ from: '1936-08-01', to: '1936-08-01' })).toEqual([old]);
  });

  it('finds a photo in every folder one of its files lies in', () => {
    const { db, add, filtered } = openSmallLibrary();
    const inBoth = add({ folder: '/one' });
    addTestFile(db, inBoth, 'copy.jpg', '/two');
    const inTwo = add({ folder: '/two' });

    expect(filtered({ folderId: 1 })).toEqual([inBoth]);
    expect(filtered({ folderId: 2 })).toEqual([inBoth, inTwo]);
  });

  it('takes a tag by its whole label, and nothing in it for SQL', () => {
    const { db, modelId, add, filtered } = openSmallLibrary();
    const [cat, kitten] = [add(), add()];
    db.exec(`INSERT INTO tags (id, label, label_group) VALUES (1, 'cat', 'animals'), (2, 'kitten', 'animals');
             INSERT INTO photo_tags VALUES (${cat}, ${modelId}, 1, 0.9), (${kitten}, ${modelId}, 2, 0.9)`);

    expect(filtered({ tag: 'cat' })).toEqual([cat]);
    expect(filtered({ tag: "cat' OR '1'='1" })).toEqual([]);
  });

  it('lets a pin win over what the album rule says', () => {
    const { db, modelId, add, filtered } = openSmallLibrary();
    const [member, pinnedIn, pinnedOut, neither] = [add(), add(), add(), add()];
    db.exec(`INSERT INTO albums (id, name, cutoff, created_at) VALUES (1, 'Cats', 0.5, 0), (2, 'Dogs', 0.5, 0);
             INSERT INTO album_members (album_id, model_id, photo_id, score)
               VALUES (1, ${modelId}, ${member}, 0.9), (1, ${modelId}, ${pinnedOut}, 0.9), (2, ${modelId}, ${neither}, 0.9);
             INSERT INTO album_pins VALUES (1, ${pinnedIn}, 'in'), (1, ${pinnedOut}, 'out'), (2, ${member}, 'out')`);

    expect(filtered({ albumId: 1 })).toEqual([member, pinnedIn]);
    expect(filtered({ albumId: 3 })).toEqual([]);
  });

  it('wants every filter to hold', () => {
    const { add, filtered } = openSmallLibrary();
    add({ folder: '/one', ...takenAt('2019-01-01T00:00:00') });
    add({ folder: '/two', ...takenAt('2020-01-01T00:00:00') });
    const both = add({ folder: '/one', ...takenAt('2020-01-01T00:00:00') });

    expect(filtered({ folderId: 1, from: '2020-01-01' })).toEqual([both]);
  });
});

describe('hasFilters', () => {
  it('takes a filter that is named without a value for none', () => {
    expect(hasFilters({})).toBe(false);
    expect(hasFilters({ tag: undefined, albumId: undefined })).toBe(false);
    expect(hasFilters({ folderId: 1 })).toBe(true);
  });
});

describe('newestPhotos', () => {
  it('pages through every photo once, newest first, equal times by id', () => {
    const { db, add } = openSmallLibrary();
    const ids = ['2020-01-01', '2022-01-01', '2021-01-01', '2021-01-01'].map((day) => add(takenAt(`${day}T12:00:00`)));
    const expected = [ids[1], ids[3], ids[2], ids[0]];

    const pages = [0, 2].map((offset) => newestPhotos(db, {}, { limit: 2, offset }));

    expect(pages.flatMap((page) => page.ids)).toEqual(expected);
    expect(pages.map((page) => page.total)).toEqual([4, 4]);
  });
});

describe('describePhotos', () => {
  it('starts at the ids it was given, however many photos there are', () => {
    const { db } = openSmallLibrary();

    const plan = db.prepare<[string], { detail: string }>(`EXPLAIN QUERY PLAN ${DESCRIBE_PHOTOS}`).all('[]');

    expect(plan[0]?.detail).toMatch(/^SCAN wanted/);
  });

  it('describes the photos asked for, in that order, by their first file', () => {
    const { db, add } = openSmallLibrary();
    const a = add({ path: 'a.jpg', contentId: '0123456789abcdefXYZ-5', ...takenAt('2020-01-02T03:04:05') });
    addTestFile(db, a, 'copy of a.jpg');
    const b = add({ path: 'deep/b.jpg' });

    const described = describePhotos(db, [b, 999, a]);

    expect(described.map(({ id }) => id)).toEqual([b, a]);
    expect(described[1]).toEqual({
      id: a,
      path: 'a.jpg',
      width: 640,
      height: 480,
      color: '#808080',
      takenAt: '2020-01-02T03:04:05.000Z',
      version: '0123456789abcdef',
    });
  });

  it('leaves out what is not searchable', () => {
    const { db, add } = openSmallLibrary();
    const id = add();
    setState(db, id, 'trashed');

    expect(describePhotos(db, [id])).toEqual([]);
  });
});
