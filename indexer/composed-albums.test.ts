import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Encoder } from '#lib/encoder/encoder';
import { toPixelValues } from '#lib/encoder/pixels';
import { decodeUpload } from '#lib/encoder/upload';
import type { AlbumRule, QueryPart } from '#lib/nouns';
import { IndexFeed } from '#lib/search/index-feed';
import { Searcher } from '#lib/search/searcher';
import { Judge } from '#lib/search/verdicts';
import { activateModel } from '#lib/store/active-model';
import { setAlbumPictures } from '#lib/store/album-pictures';
import { memberScores } from '#lib/store/album-learning';
import { createAlbum, deleteAlbum, listAlbums } from '#lib/store/albums';
import { openDatabase } from '#lib/store/database';
import { embeddedPhotos } from '#lib/store/embedded';
import { writeBackgroundPhotos, writeLabelMatrix } from '#lib/store/label-matrices';
import { rememberModel } from '#lib/store/models';
import { deleteVector, putVector } from '#lib/store/vectors';
import { VOCABULARY_VERSION } from '#lib/tags/vocabulary';
import { addTestPhoto, openTestLibrary } from '#lib/testing/library';
import { bundledModel } from '#lib/testing/model';
import { samplePhotos } from '#lib/testing/photos';
import { AlbumFiller } from './album-filler';
import { staleAlbums } from './fill';
import { rulePictures } from './rule-pictures';

const RULE: AlbumRule = { words: null, tag: null, from: null, to: null, cutoff: 0.5, decidedBy: 'search' };
const CAT = 'IMG_1017';
const PLANTS = 'IMG_1010';
const CROP = { x: 0.1, y: 0.1, width: 0.8, height: 0.8 };
const IMAGE = '0123456789abcdef';

const model = await bundledModel();
const { db, paths } = openTestLibrary(afterAll);
const encoder = new Encoder(model, { imageThreads: 1, textThreads: 1 });
afterAll(() => encoder.close());
const reader = openDatabase(paths, 'computed');
afterAll(() => void reader.close());
const modelId = rememberModel(db, model.identity);
const otherId = rememberModel(db, { ...model.identity, name: 'another', revision: 'another' });
activateModel(db, modelId);

const fillerWith = (id: number) =>
  new AlbumFiller(
    db,
    id,
    {
      encodeWords: async (words) => (await encoder.query(words)).vector,
      embedPicture: rulePictures(db, id, encoder),
    },
    new AbortController().signal,
  );
const filler = fillerWith(modelId);
const searcher = new Searcher({
  db: reader,
  feed: new IndexFeed(reader, paths, { id: modelId, dimensions: model.identity.dimensions }, 'exact'),
  encoder,
  judge: new Judge(reader, modelId),
  reference: model.reference,
});
const ids = new Map<string, number>();
const vectors: Float32Array[] = [];

beforeAll(async () => {
  for (const file of samplePhotos()) {
    const pixels = await toPixelValues(await decodeUpload(readFileSync(file), model.pixels), model.pixels);
    const [embedding] = await encoder.images([pixels]);
    if (!embedding) throw new Error(`${file} has no vector`);
    vectors.push(embedding);
    ids.set(basename(file, '.jpg'), addTestPhoto(db, { modelId, embedding, path: basename(file) }));
  }
  for (const id of [modelId, otherId]) {
    writeLabelMatrix(db, id, VOCABULARY_VERSION, await encoder.labels());
    writeBackgroundPhotos(db, id, vectors);
  }
});

afterEach(() => {
  for (const { id } of listAlbums(db)) deleteAlbum(db, id);
});

const idOf = (name: string) => ids.get(name) ?? 0;
const bytesOf = (name: string) => readFileSync(samplePhotos().find((file) => basename(file, '.jpg') === name) ?? '');
const vectorOf = (name: string) => vectors[[...ids.keys()].indexOf(name)] ?? new Float32Array();
/** A photo as the pipeline stores it. */
function stored(photoId: number) {
  const [photo] = embeddedPhotos(db, modelId, [photoId]);
  if (!photo) throw new Error(`photo ${photoId} has no vector`);
  return { ...photo, modelId, tags: [] };
}
const sorted = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);
const membersOf = (album: number, id = modelId) => sorted(memberScores(db, album, id).keys());

function make(parts: readonly QueryPart[], rule: Partial<AlbumRule> = {}): number {
  return createAlbum(db, `Album ${listAlbums(db).length}`, { ...RULE, ...rule, parts });
}

it('holds what a search with its words and parts says matches, by the same probability', async () => {
  const parts = [{ photo: idOf(PLANTS), crop: null, weight: 0.3 }];
  const album = make(parts, { words: 'a cat' });
  await filler.refillStale();

  const { results } = await searcher.search({
    ...{ text: 'a cat', limit: 100, offset: 0, filters: {} },
    parts: parts.map((part) => ({ part, picture: null })),
  });
  const matching = results.filter(({ match }) => match);
  expect(matching.map(({ id }) => id)).toContain(idOf(CAT));
  expect(membersOf(album)).toEqual(sorted(matching.map(({ id }) => id)));
  for (const { id, probability } of matching) {
    expect(memberScores(db, album, modelId).get(id)).toBeCloseTo(probability ?? 0, 2);
  }
  expect(membersOf(album)).not.toContain(idOf(PLANTS));
  expect(staleAlbums(db, modelId)).toEqual([]);
});

it('holds what the preview of its rule shows', async () => {
  const part = { image: IMAGE, crop: CROP, weight: 1 };
  const album = make([part]);
  setAlbumPictures(db, album, new Map([[`image.${IMAGE}`, bytesOf(PLANTS)]]));
  await filler.refillStale();

  const asked = { part, picture: { name: IMAGE, bytes: bytesOf(PLANTS) } };
  const preview = await searcher.previewRule(RULE, { limit: 100, offset: 0 }, [asked]);
  expect(preview.count).toBeGreaterThan(0);
  expect(membersOf(album)).toEqual(sorted(preview.results.map(({ id }) => id)));
});

it('takes in a photo as it arrives, and lets go one that changed', async () => {
  const album = make([
    { text: 'a cat', weight: 1 },
    { text: 'a rocket', weight: -0.5 },
  ]);
  await filler.refillStale();
  expect(membersOf(album)).toContain(idOf(CAT));

  const arrived = addTestPhoto(db, { modelId, embedding: vectorOf(CAT), path: 'arrived.jpg' });
  filler.fillWith(stored(arrived));
  expect(membersOf(album)).toContain(arrived);

  // Its file was edited, and shows something else now.
  filler.fillWith({ ...stored(arrived), embedding: vectorOf(PLANTS) });
  expect(membersOf(album)).not.toContain(arrived);
  deleteVector(db, arrived, modelId);
});

it('goes on by the picture it kept when the photo it compares with is gone', async () => {
  const album = make([{ photo: 999, crop: null, weight: 1 }]);
  setAlbumPictures(db, album, new Map([['photo.999', bytesOf(PLANTS)]]));
  await filler.refillStale();
  expect(membersOf(album)).toContain(idOf(PLANTS));
});

it('is filled by another model, too, which sees the pictures for itself', async () => {
  for (const [at, photoId] of [...ids.values()].entries()) {
    const embedding = vectors[at] ?? new Float32Array();
    putVector(db, { photoId, modelId: otherId, embedding, backgroundMean: 0, backgroundDeviation: 1 });
  }
  const album = make([{ photo: idOf(PLANTS), crop: CROP, weight: 1 }]);
  setAlbumPictures(db, album, new Map([[`photo.${idOf(PLANTS)}`, bytesOf(PLANTS)]]));
  await filler.refillStale();
  await fillerWith(otherId).refillStale();
  expect(membersOf(album).length).toBeGreaterThan(0);
  expect(membersOf(album, otherId)).toEqual(membersOf(album));
});

it('keeps to what its words narrow and leave out', async () => {
  const wide = make([{ photo: idOf(PLANTS), crop: null, weight: 1 }]);
  const none = make([{ photo: idOf(PLANTS), crop: null, weight: 1 }], { words: 'camera:nothing' });
  await filler.refillStale();
  expect(membersOf(wide).length).toBeGreaterThan(0);
  expect(membersOf(none)).toEqual([]);
});
