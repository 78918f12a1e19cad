import { describe, expect, it } from 'vitest';
import { createAlbum } from '../store/albums';
import { setPhotoTags, addLabels } from '../store/tags';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { vector } from '../testing/vectors';
import { KnownWords } from './known-words';

function someWords() {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const photo = addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0), path: 'trips/IMG_1017.jpg' });
  const tags = addLabels(db, [{ label: 'palm tree', group: 'nature' }]);
  setPhotoTags(db, photo, modelId, [{ tagId: tags.get('palm tree') ?? 0, score: 0.9 }]);
  createAlbum(db, 'Trees of Lisbon', { words: null, tag: null, from: null, to: null, cutoff: 0.5 });
  return new KnownWords(db);
}

describe('KnownWords', () => {
  it('finds tags and albums by the beginning of any of their words', () => {
    expect(someWords().beginnings('tre')).toEqual({
      tags: [{ name: 'palm tree', photos: 1 }],
      albums: [{ name: 'Trees of Lisbon', photos: null }],
      files: [],
    });
  });

  it('finds names of files, without their folders', () => {
    expect(someWords().beginnings('img_10').files).toEqual(['IMG_1017.jpg']);
    expect(someWords().beginnings('1017').files).toEqual(['IMG_1017.jpg']);
  });

  it('has nothing to say to a single letter, or to what nothing begins with', () => {
    const nothing = { tags: [], albums: [], files: [] };

    expect(someWords().beginnings('t')).toEqual(nothing);
    expect(someWords().beginnings('"zzz*')).toEqual(nothing);
  });
});
