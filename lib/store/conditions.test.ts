import { afterAll, expect, it } from 'vitest';
import { parseQuery } from '../query/parse';
import { addTestPhoto, openTestLibrary, rememberTestModel, type TestPhoto } from '../testing/library';
import { vector } from '../testing/vectors';
import { createAlbum, setPin } from './albums';
import { conditionOf } from './conditions';
import { FAVOURITE } from './favourites';
import { RATING } from './ratings';
import { filteredPhotoIds, newestPhotos } from './search';
import { spellings } from './sql-condition';
import { setPhotoTags, addLabels } from './tags';

const { db } = openTestLibrary(afterAll);
const modelId = rememberTestModel(db);
const add = (facts: TestPhoto['facts'] = {}, photo: Partial<TestPhoto> = {}) =>
  addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0), facts, ...photo });
const on = (day: string) => Date.parse(`${day}T12:00:00Z`);

const beach = add(
  { takenAt: on('2019-07-14'), camera: 'Canon EOS 5D', lens: 'EF 35mm', rating: 5, latitude: 38.72, longitude: -9.14 },
  { folder: '/home/me/Pictures', path: '2019/Lisbon/IMG_1017.jpg' },
);
const snow = add(
  {
    takenAt: on('2020-01-02'),
    width: 480,
    height: 640,
    camera: 'NIKON Z 6',
    rating: -1,
    latitude: 46.5,
    longitude: 179.95,
  },
  { folder: '/home/me/Pictures', path: '2020/winter/snow.png' },
);
const scan = add(
  {
    takenAt: on('1936-07-31'),
    width: 4000,
    height: 4000,
    format: 'nef',
    keywords: ['Grandma', 'été'],
    caption: 'Her garden',
  },
  { folder: '/mnt/scans', path: 'a 100%_sure.nef' },
);
const plain = add({ takenAt: on('2020-12-31'), format: 'png' }, { folder: '/mnt/scans', path: 'lisbonne.png' });

const tags = addLabels(db, [{ label: 'beach', group: 'places' }]);
setPhotoTags(db, beach, modelId, [{ tagId: tags.get('beach') ?? 0, score: 0.9 }]);
const album = createAlbum(db, 'Summer 2019', { words: null, tag: null, from: null, to: null, cutoff: 0.5 });
setPin(db, album, beach, 'in');
setPin(db, album, snow, 'out');
RATING.write(db, [beach], 2);
RATING.write(db, [scan], 4);
FAVOURITE.write(db, [snow, scan], true);

const found = (query: string) => filteredPhotoIds(db, { terms: parseQuery(query).filters }).sort((a, b) => a - b);

it.each<[string, number[]]>([
  ['before:2020', [beach, scan]],
  ['before:1936-07-31', []],
  ['after:2020-12-31', [plain]],
  ['after:2019-07 before:2020-01', [beach]],
  ['year:2020', [snow, plain]],
  ['year:1936..2019', [beach, scan]],
  ['month:july', [beach, scan]],
  ['month:2020-12', [plain]],
  ['camera:canon', [beach]],
  ['camera:"z 6"', [snow]],
  ['not camera:canon', [snow, scan, plain]],
  ['lens:35MM', [beach]],
  ['folder:lisbon', [beach]],
  ['folder:2019/lis', [beach]],
  ['folder:pictures', [beach, snow]],
  ['folder:/pictures/2020', [snow]],
  ['folder:scans', [scan, plain]],
  ['folder:me', []],
  ['folder:%', []],
  ['type:raw', [scan]],
  ['type:jpg', [beach, snow]],
  ['-type:jpg', [scan, plain]],
  ['tag:beach', [beach]],
  ['tag:Beach', [beach]],
  ['tag:grandma', [scan]],
  ['tag:ÉTÉ', [scan]],
  ['not tag:beach', [snow, scan, plain]],
  ['album:"summer 2019"', [beach]],
  ['-album:"Summer 2019"', [snow, scan, plain]],
  ['album:nothing', []],
  ['has:gps', [beach, snow]],
  ['not has:gps', [scan, plain]],
  ['has:rating', [beach, snow, scan]],
  ['has:keywords', [scan]],
  ['has:caption', [scan]],
  ['"her garden"', [scan]],
  ['has:camera', [beach, snow]],
  ['has:lens', [beach]],
  ['near:38.7,-9.1', [beach]],
  ['near:38.7,-9.1,1km', []],
  ['near:46.5,-179.95,20km', [snow]],
  ['near:90,0,20040km', [beach, snow]],
  ['size:>500b', [beach, snow, scan, plain]],
  ['size:<1kb', []],
  ['size:>=12mp', [scan]],
  ['size:<1mp', [beach, snow, plain]],
  ['orientation:portrait', [snow]],
  ['orientation:landscape', [beach, plain]],
  ['orientation:square', [scan]],
  ['rating:5', []],
  ['rating:2', [beach]],
  ['rating:>=1', [beach, scan]],
  ['rating:rejected', [snow]],
  ['rating:<3', [beach, snow]],
  ['not rating:4', [beach, snow, plain]],
  ['favourite:yes', [snow, scan]],
  ['favorite:no', [beach, plain]],
  ['is:favourite', [snow, scan]],
  ['-is:favourite', [beach, plain]],
  ['is:hidden', []],
  ['"IMG_1017"', [beach]],
  ['"img_10"', [beach]],
  ['"100%_sure"', [scan]],
  ['"0%"', [scan]],
  ['"%"', [scan]],
  ['"lisbon"', [beach, plain]],
  ['-"lisbon"', [snow, scan]],
  ['"14 July 2019"', [beach]],
  ['"2020-01-02"', [snow]],
  ['"Thursday"', [snow, plain]],
  ['"z 6"', [snow]],
  ['"ét"', [scan]],
  ['"summer 2019"', [beach]],
  ['"nd"', [beach, scan]],
  ['year:2020 orientation:landscape', [plain]],
  ['"\' OR 1=1"', []],
  ['"a"" OR b"', []],
])('%s finds what it says, and all of it', (query, ids) => {
  expect(found(query)).toEqual(ids);
  const { total, ids: newest } = newestPhotos(db, { terms: parseQuery(query).filters }, { limit: 100, offset: 0 });
  expect([total, newest.sort((a, b) => a - b)]).toEqual([ids.length, ids]);
});

it.each([
  ['camera:canon', /photos_by_camera/],
  ['lens:35mm', /photos_by_lens/],
  ['rating:>=4', /photos_by_rating/],
  ['near:38.7,-9.1', /photos_by_place/],
  ['month:july', /photos_by_month/],
  ['type:raw', /photos_by_format/],
  ['year:2020', /photos_by_state_and_date/],
  ['size:>5mb', /files_by_size/],
  ['tag:beach', /photo_tags_by_tag/],
  ['"IMG_1017"', /photo_trigrams VIRTUAL TABLE INDEX/],
  ['folder:lisbon', /SEARCH p USING INTEGER PRIMARY KEY|LIST SUBQUERY/],
])('%s is answered from an index', (query, index) => {
  const { sql, values } = conditionOf(parseQuery(query).filters[0] as never);
  const plan = db
    .prepare<(string | number)[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT p.id FROM photos p WHERE p.state = 'indexed' AND (${sql})`,
    )
    .all(...values);

  expect(plan.map(({ detail }) => detail).join('\n')).toMatch(index);
});

it('writes a name in the ways people do, in both forms of accents', () => {
  expect(spellings('été')).toEqual(expect.arrayContaining(['été', 'ÉTÉ', 'Été', 'e\u0301te\u0301']));
  expect(spellings('new york')).toContain('New York');
});
