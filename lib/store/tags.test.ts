import { describe, expect, it } from 'vitest';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { vector } from '../testing/vectors';
import { setState } from './photos';
import { addLabels, countTags, keepLabels, readTagging, setPhotoTags, tagsOfPhoto, writeTagging } from './tags';

const LABELS = [
  { label: 'cat', group: 'animals' },
  { label: 'dog', group: 'animals' },
  { label: 'beach', group: 'places' },
];

function library() {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const ids = addLabels(db, LABELS);
  const add = (...labels: string[]) => {
    const photoId = addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0) });
    const tags = labels.map((label, i) => ({ tagId: ids.get(label) ?? 0, score: 0.9 - i / 10 }));
    setPhotoTags(db, photoId, modelId, tags);
    return photoId;
  };
  return { db, modelId, ids, add };
}

describe('labels', () => {
  it('keep their ids and their photos when others come and go', () => {
    const { db, ids, add } = library();
    const photoId = add('cat', 'dog');

    const after = addLabels(db, [
      { label: 'cat', group: 'pets' },
      { label: 'kite', group: 'objects' },
    ]);
    keepLabels(db, [...after.values()]);

    expect(after.get('cat')).toBe(ids.get('cat'));
    expect(tagsOfPhoto(db, photoId)).toEqual([{ label: 'cat', group: 'pets', score: 0.9 }]);
  });
});

describe('a photo’s tags', () => {
  it('come with the best first, and are replaced as a whole', () => {
    const { modelId, db, ids, add } = library();
    const photoId = add('dog', 'cat');
    expect(tagsOfPhoto(db, photoId).map(({ label }) => label)).toEqual(['dog', 'cat']);

    setPhotoTags(db, photoId, modelId, [{ tagId: ids.get('beach') ?? 0, score: 0.5 }]);

    expect(tagsOfPhoto(db, photoId)).toEqual([{ label: 'beach', group: 'places', score: 0.5 }]);
  });
});

describe('countTags', () => {
  it('counts searchable photos only, the most frequent label first', () => {
    const { db, add } = library();
    add('cat', 'beach');
    add('cat');
    setState(db, add('dog'), 'missing');

    expect(countTags(db)).toEqual([
      { label: 'cat', group: 'animals', count: 2 },
      { label: 'beach', group: 'places', count: 1 },
    ]);
  });
});

describe('which vocabulary the tags come from', () => {
  it('is unknown at first and then the last one written', () => {
    const { db, modelId } = library();
    expect(readTagging(db, modelId)).toBeNull();

    writeTagging(db, modelId, 'one');
    writeTagging(db, modelId, 'two');

    expect(readTagging(db, modelId)).toBe('two');
  });
});
