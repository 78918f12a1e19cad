import { expect, it } from 'vitest';
import { createAlbum, setPin } from '../store/albums';
import { FAVOURITE } from '../store/favourites';
import { handTag } from '../store/hand-tags';
import { setState } from '../store/photos';
import { RATING } from '../store/ratings';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { vector } from '../testing/vectors';
import { exportPhotos, type PhotoExport } from './photos';

function setUp() {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const add = (rating: number | null) =>
    addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0), facts: { rating } });
  const [a, b] = [add(2), add(-1)];
  setState(db, add(null), 'trashed');
  RATING.write(db, [a], 5);
  FAVOURITE.write(db, [a], true);
  for (const label of ['cat', '=1+1']) handTag(label).write(db, [a], 'on');
  const rule = { words: null, tag: null, from: null, to: null, cutoff: 0 };
  setPin(db, createAlbum(db, 'Cats, "ours"', rule), a, 'in');
  setPin(db, createAlbum(db, 'Dogs', rule), a, 'out');
  const told = (format: 'csv' | 'json') =>
    [...exportPhotos(db, format, (id) => `${id === a ? 'a' : 'b'}.jpg`)].join('');
  return { db, modelId, a, b, told };
}

it('writes ratings, tags and albums of every photo as a table', () => {
  const { a, b, told } = setUp();

  expect(told('csv')).toBe(
    [
      'photo,file,takenAt,rating,ratedBy,favourite,tags,albums',
      `${a},a.jpg,2020-06-15T12:00:00,5,hand,true,'=1+1; cat,"Cats, ""ours"""`,
      `${b},b.jpg,2020-06-15T12:00:00,-1,file,false,,`,
      '',
    ].join('\r\n'),
  );
});

it('writes the same as JSON, over many pages, and nothing of an empty library', () => {
  const { db, modelId, a, told } = setUp();
  for (let i = 0; i < 400; i++) addTestPhoto(db, { modelId, embedding: vector(0, 1, 0, 0) });

  const photos = JSON.parse(told('json')) as PhotoExport[];
  expect(photos).toHaveLength(402);
  expect(photos[0]).toEqual({
    photo: a,
    file: 'a.jpg',
    takenAt: '2020-06-15T12:00:00',
    rating: 5,
    ratedBy: 'hand',
    favourite: true,
    tags: ['=1+1', 'cat'],
    albums: ['Cats, "ours"'],
  });
  expect(JSON.parse([...exportPhotos(openTestLibrary().db, 'json', () => null)].join(''))).toEqual([]);
});
