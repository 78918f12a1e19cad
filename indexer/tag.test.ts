import { beforeAll, describe, expect, it } from 'vitest';
import { loadTextEncoder } from '#lib/encoder/text-encoder';
import { createAlbum, readFill, writeFill } from '#lib/store/albums';
import { setState } from '#lib/store/photos';
import { readTagging, syncLabels, tagsOfPhoto, writeTagging } from '#lib/store/tags';
import { findVector } from '#lib/store/vectors';
import { VOCABULARY, VOCABULARY_VERSION } from '#lib/tags/vocabulary';
import { type LabelMatrix, loadLabels } from '#lib/tags/zero-shot';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '#lib/testing/library';
import { bundledModel } from '#lib/testing/model';
import { retagAll, tagPhoto } from './tag';

let labels: LabelMatrix;

beforeAll(async () => {
  const encoder = await loadTextEncoder(await bundledModel(), 1);
  labels = await loadLabels(encoder);
  await encoder.dispose();
});

/** A photo that looks exactly like what a label says. */
function likeLabel(name: string): Float32Array {
  const row = labels.labels.findIndex(({ label }) => label === name);
  return labels.vectors.slice(row * labels.dimensions, (row + 1) * labels.dimensions);
}

function library() {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db, labels.dimensions);
  const add = (label: string) => addTestPhoto(db, { modelId, embedding: likeLabel(label) });
  const tagsOf = (photoId: number) => tagsOfPhoto(db, photoId).map(({ label }) => label);
  return { db, modelId, add, tagsOf };
}

describe('tagPhoto', () => {
  it('tells a photo’s background and its tags by id', () => {
    const { db } = library();
    const ids = syncLabels(db, VOCABULARY);

    const { background, tags } = tagPhoto(likeLabel('kite'), labels, ids);

    expect(background.deviation).toBeGreaterThan(0);
    expect(tags[0]?.tagId).toBe(ids.get('kite'));
    expect(tags[0]?.score).toBeGreaterThan(0.9);
  });

  it('leaves out labels that are no tags', () => {
    const { tags } = tagPhoto(likeLabel('kite'), labels, new Map());

    expect(tags).toEqual([]);
  });
});

describe('retagAll', () => {
  it('tags everything from stored vectors, measures the backgrounds, and only does so once', async () => {
    const { db, modelId, add, tagsOf } = library();
    const photos = Array.from({ length: 250 }, (_, i) => add(i % 2 ? 'kite' : 'cat'));

    expect(await retagAll(db, modelId, labels)).toBe(250);

    expect(tagsOf(photos[0] ?? 0)).toContain('cat');
    expect(tagsOf(photos[249] ?? 0)).toContain('kite');
    expect(findVector(db, photos[249] ?? 0, modelId)?.backgroundDeviation).toBeLessThan(0.5);
    expect(readTagging(db, modelId)).toBe(VOCABULARY_VERSION);
    expect(await retagAll(db, modelId, labels)).toBe(0);
  });

  it('forgets labels an earlier vocabulary had, and makes every album judge anew', async () => {
    const { db, modelId, add, tagsOf } = library();
    const photoId = add('cat');
    syncLabels(db, [{ label: 'gramophone', group: 'objects' }]);
    writeTagging(db, modelId, 'an earlier vocabulary');
    const album = createAlbum(db, 'Cats', { words: null, tag: 'cat', from: null, to: null, cutoff: 0.5 });
    writeFill(db, album, modelId, 1);

    await retagAll(db, modelId, labels);

    expect(tagsOf(photoId)).toContain('cat');
    expect(syncLabels(db, VOCABULARY).has('gramophone')).toBe(false);
    expect(readFill(db, album)).toBeNull();
  });

  it('tags again when the model is another', async () => {
    const { db, modelId, add } = library();
    add('cat');
    writeTagging(db, rememberTestModel(db, labels.dimensions, 'other'), VOCABULARY_VERSION);

    expect(await retagAll(db, modelId, labels)).toBe(1);
  });

  it('tags missing photos too, so that they come back with the right tags', async () => {
    const { db, modelId, add, tagsOf } = library();
    const photoId = add('cat');
    setState(db, photoId, 'missing');

    await retagAll(db, modelId, labels);

    expect(tagsOf(photoId)).toContain('cat');
  });

  it('starts over after an interruption', async () => {
    const { db, modelId, add } = library();
    add('cat');

    await retagAll(db, modelId, labels, AbortSignal.abort());
    expect(readTagging(db, modelId)).toBeNull();

    expect(await retagAll(db, modelId, labels)).toBe(1);
  });
});
