import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Encoder } from '#lib/encoder/encoder';
import { toPixelValues } from '#lib/encoder/pixels';
import { decodeUpload } from '#lib/encoder/upload';
import type { AlbumRule } from '#lib/nouns';
import { IndexFeed } from '#lib/search/index-feed';
import { Searcher } from '#lib/search/searcher';
import { Judge } from '#lib/search/verdicts';
import { activateModel } from '#lib/store/active-model';
import { createAlbum } from '#lib/store/albums';
import { openDatabase } from '#lib/store/database';
import { embeddedPhotosAfter } from '#lib/store/embedded';
import { writeBackgroundPhotos, writeLabelMatrix } from '#lib/store/label-matrices';
import { rememberModel } from '#lib/store/models';
import { setState } from '#lib/store/photos';
import { newestPhotos } from '#lib/store/search';
import { VOCABULARY_VERSION } from '#lib/tags/vocabulary';
import { addTestPhoto, openTestLibrary } from '#lib/testing/library';
import { bundledModel } from '#lib/testing/model';
import { samplePhotos } from '#lib/testing/photos';
import { AlbumFiller } from './album-filler';
import { staleAlbums } from './fill';
import { rulePictures } from './rule-pictures';

const CATS: AlbumRule = { words: 'a cat', tag: null, from: null, to: null, cutoff: 0.5, decidedBy: 'search' };

const model = await bundledModel();
const { db, paths } = openTestLibrary(afterAll);
const encoder = new Encoder(model, { imageThreads: 1, textThreads: 1 });
afterAll(() => encoder.close());
const reader = openDatabase(paths, 'computed');
afterAll(() => void reader.close());
const modelId = rememberModel(db, model.identity);
activateModel(db, modelId);

const vectorOf = async (words: string) => (await encoder.query(words)).vector as Float32Array;
const filler = new AlbumFiller(
  db,
  modelId,
  { encodeWords: vectorOf, embedPicture: rulePictures(db, modelId, encoder) },
  new AbortController().signal,
);
const searcher = new Searcher({
  db: reader,
  feed: new IndexFeed(reader, paths, { id: modelId, dimensions: model.identity.dimensions }, 'exact'),
  encoder,
  judge: new Judge(reader, modelId),
  reference: model.reference,
});
const ordered = (ids: readonly number[]) => ids.toSorted((a, b) => a - b);
const album = createAlbum(db, 'Cats', CATS);
const held = () => ordered(newestPhotos(db, { albumId: album }, { limit: 100, offset: 0 }).ids);

async function matching(): Promise<number[]> {
  const { results } = await searcher.search({ text: 'a cat', limit: 100, offset: 0, filters: {} });
  return ordered(results.filter(({ match }) => match).map(({ id }) => id));
}

/** Stores a photo as the pipeline does. */
function store(embedding: Float32Array): number {
  const photoId = addTestPhoto(db, { modelId, embedding });
  const photo = embeddedPhotosAfter(db, modelId, 0, 1_000).find((each) => each.photoId === photoId);
  if (photo === undefined) throw new Error(`photo ${photoId} has no vector`);
  filler.fillWith({ ...photo, modelId, tags: [] });
  return photoId;
}

beforeAll(async () => {
  writeLabelMatrix(db, modelId, VOCABULARY_VERSION, await encoder.labels());
  const vectors: Float32Array[] = [];
  for (const file of samplePhotos()) {
    const pixels = await toPixelValues(await decodeUpload(readFileSync(file), model.pixels), model.pixels);
    const [embedding] = await encoder.images([pixels]);
    if (!embedding) throw new Error(`${file} has no vector`);
    vectors.push(embedding);
  }
  writeBackgroundPhotos(db, modelId, vectors);
  await filler.refillStale();
  for (const embedding of vectors) store(embedding);
});

describe('an album that a search decides', () => {
  it('is to be filled anew when photos were stored, and then holds what the search says matches', async () => {
    expect(staleAlbums(db, modelId)).toHaveLength(1);

    await filler.refillStale();

    expect(staleAlbums(db, modelId)).toEqual([]);
    expect(held().length).toBeGreaterThan(0);
    expect(held()).toEqual(await matching());
  });

  it('takes in a photo that is no better than the best at once', async () => {
    const [best = 0] = held();
    const { embedding } = embeddedPhotosAfter(db, modelId, 0, 1_000).find(({ photoId }) => photoId === best) ?? {};
    const twin = store(embedding as Float32Array);

    expect(held()).toContain(twin);
    expect(staleAlbums(db, modelId)).toEqual([]);
    expect(held()).toEqual(await matching());
  });

  it('is judged anew when a far better photo comes, and when that goes away again', async () => {
    const before = held();
    const better = store(await vectorOf('a cat'));

    expect(staleAlbums(db, modelId)).toHaveLength(1);
    await filler.refillStale();
    expect(held()).toEqual([better]);
    expect(held()).toEqual(await matching());

    setState(db, better, 'missing');
    expect(staleAlbums(db, modelId)).toHaveLength(1);
    await filler.refillStale();
    expect(held()).toEqual(before);
    expect(held()).toEqual(await matching());
  });

  it('is judged anew when the library has grown by more than a tenth', async () => {
    const dog = await vectorOf('a dog');
    for (let i = 0; i < 3; i++) store(dog);
    expect(staleAlbums(db, modelId)).toEqual([]);

    store(dog);

    expect(staleAlbums(db, modelId)).toHaveLength(1);
    await filler.refillStale();
    expect(staleAlbums(db, modelId)).toEqual([]);
  });

  it('stays as it is when it was made before searches told what matches', async () => {
    const old = createAlbum(db, 'Old', { words: 'a cat', tag: null, from: null, to: null, cutoff: 0 });
    await filler.refillStale();

    const ids = newestPhotos(db, { albumId: old }, { limit: 100, offset: 0 }).ids;
    expect(ids.length).toBeGreaterThan(held().length);
    expect(staleAlbums(db, modelId)).toEqual([]);
  });
});
