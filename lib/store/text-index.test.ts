import { expect, it } from 'vitest';
import { addTestFile, addTestPhoto, openTestLibrary, rememberTestModel, type TestPhoto } from '../testing/library';
import { vector } from '../testing/vectors';
import { createAlbum, setPin, updateAlbum } from './albums';
import type { Database } from './database';
import { filesOfPhoto, updateFile } from './files';
import { deletePhoto, markIndexed, updateFacts } from './photos';
import { SOME_FACTS } from '../testing/library';
import { setPhotoTags, addLabels } from './tags';
import { photosWithWord, rebuildTextIndex } from './text-index';

function openNamedLibrary() {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const add = (path: string, photo: Partial<TestPhoto> = {}) =>
    addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0), path, ...photo });
  return { db, modelId, add };
}

const withWord = (db: Database, word: string, isBeginning = false) =>
  photosWithWord(db, word, { most: 100, isBeginning })?.sort((a, b) => a - b);

it('finds names and folders by whole words, dates by their words', () => {
  const { db, add } = openNamedLibrary();
  const photo = add('Grandma in Lisboã/IMG_1017.jpg', {
    facts: { takenAt: Date.UTC(2019, 6, 14), camera: 'Canon EOS' },
  });
  add('vacation/grandmaster.jpg');

  for (const word of ['grandma', 'LISBOA', 'img_1017', '1017', 'july', '2019', 'sunday', 'canon']) {
    expect(withWord(db, word), word).toEqual([photo]);
  }
  expect(withWord(db, 'cat')).toEqual([]);
  expect(withWord(db, 'img_10')).toEqual([]);
  expect(withWord(db, 'img_10', true)).toEqual([photo]);
});

it('finds one or two letters of scripts that put no spaces between words', () => {
  const { db, add } = openNamedLibrary();
  const tower = add('旅行/東京タワー.jpg');
  const cat = add('うちの猫.jpg');

  expect(withWord(db, '東京')).toEqual([tower]);
  expect(withWord(db, 'タワー')).toEqual([tower]);
  expect(withWord(db, '旅')).toEqual([tower]);
  expect(withWord(db, '猫')).toEqual([cat]);
});

it('finds two letters of any script', () => {
  const { db, add } = openNamedLibrary();
  const photo = add('NY/a.jpg');
  add('sunny.jpg');

  expect(withWord(db, 'ny')).toEqual([photo]);
});

it('tells when a word is on more photos than were asked for', () => {
  const { db, add } = openNamedLibrary();
  for (const name of ['a', 'b', 'c']) add(`trip/${name}.jpg`);

  expect(photosWithWord(db, 'trip', { most: 3, isBeginning: false })).toHaveLength(3);
  expect(photosWithWord(db, 'trip', { most: 2, isBeginning: false })).toBeNull();
});

it('follows a rename, a copy, a deletion and what decoding tells anew', () => {
  const { db, add } = openNamedLibrary();
  const photo = add('old.jpg');
  const [file] = filesOfPhoto(db, photo);
  if (file === undefined) throw new Error('the photo has a file');

  updateFile(db, { ...file, path: 'new name.jpg' });
  expect([withWord(db, 'old'), withWord(db, 'new')]).toEqual([[], [photo]]);

  addTestFile(db, photo, 'twin.jpg', '/second');
  expect([withWord(db, 'twin'), withWord(db, 'second'), withWord(db, 'new')]).toEqual([[photo], [photo], [photo]]);

  markIndexed(db, photo, { ...SOME_FACTS, keywords: ['Grandma'], caption: 'In Lisbon', camera: 'Leica' });
  expect([withWord(db, 'grandma'), withWord(db, 'leica'), withWord(db, 'lisbon')]).toEqual([[photo], [photo], [photo]]);
  updateFacts(db, photo, { ...SOME_FACTS, keywords: ['Grandma'], caption: 'In Porto' });
  expect([withWord(db, 'lisbon'), withWord(db, 'porto')]).toEqual([[], [photo]]);

  deletePhoto(db, photo);
  expect([withWord(db, 'twin'), withWord(db, 'grandma')]).toEqual([[], []]);
});

it('follows tags and albums, which it never copies', () => {
  const { db, modelId, add } = openNamedLibrary();
  const photo = add('a.jpg');
  const rule = { words: null, tag: null, from: null, to: null, cutoff: 0.5 };
  const album = createAlbum(db, 'Grandma’s garden', rule);
  setPin(db, album, photo, 'in');
  expect(withWord(db, 'grandma')).toEqual([photo]);

  updateAlbum(db, album, { name: 'Jardín' });
  expect([withWord(db, 'grandma'), withWord(db, 'jardin')]).toEqual([[], [photo]]);
  setPin(db, album, photo, 'out');
  expect(withWord(db, 'jardin')).toEqual([]);

  const tags = addLabels(db, [{ label: 'rose', group: 'plants' }]);
  setPhotoTags(db, photo, modelId, [{ tagId: tags.get('rose') ?? 0, score: 0.9 }]);
  expect(withWord(db, 'rose')).toEqual([photo]);
});

it('can be made again', () => {
  const { db, add } = openNamedLibrary();
  const photo = add('sunset.jpg');
  db.exec('DELETE FROM photo_texts');
  expect(withWord(db, 'sunset')).toEqual([]);

  rebuildTextIndex(db);

  expect(withWord(db, 'sunset')).toEqual([photo]);
  db.exec("INSERT INTO photo_words (photo_words, rank) VALUES ('integrity-check', 1)");
  db.exec("INSERT INTO photo_trigrams (photo_trigrams, rank) VALUES ('integrity-check', 1)");
});

it('knows nothing of photos that were never indexed', () => {
  const { db, add } = openNamedLibrary();
  add('waiting.jpg', { embedding: undefined as never });

  expect(db.prepare('SELECT count(*) AS n FROM photo_texts').get()).toEqual({ n: 0 });
});
