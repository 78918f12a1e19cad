import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Encoder } from '#lib/encoder/encoder';
import { toPixelValues } from '#lib/encoder/pixels';
import { decodeUpload } from '#lib/encoder/upload';
import type { AlbumRule } from '#lib/nouns';
import { IndexFeed } from '#lib/search/index-feed';
import { Searcher } from '#lib/search/searcher';
import { Judge } from '#lib/search/verdicts';
import { activateModel } from '#lib/store/active-model';
import { readProbe, setLearns, setPaused } from '#lib/store/album-learning';
import { createAlbum, deleteAlbum, describeAlbums, setPin } from '#lib/store/albums';
import { openDatabase } from '#lib/store/database';
import { embeddedPhotos } from '#lib/store/embedded';
import { writeBackgroundPhotos, writeLabelMatrix } from '#lib/store/label-matrices';
import { rememberModel } from '#lib/store/models';
import { newestPhotos } from '#lib/store/search';
import { VOCABULARY_VERSION } from '#lib/tags/vocabulary';
import { addTestPhoto, openTestLibrary } from '#lib/testing/library';
import { bundledModel } from '#lib/testing/model';
import { samplePhotos } from '#lib/testing/photos';
import { AlbumFiller } from './album-filler';
import { rulePictures } from './rule-pictures';

/** Plants and woods; what a search for “green” does not find. */
const GREEN = ['IMG_1002', 'IMG_1010', 'IMG_1012', 'IMG_1028', 'IMG_1029'];
const RULE: AlbumRule = { words: 'green', tag: null, from: null, to: null, cutoff: 0.5, decidedBy: 'search' };
const BY_HAND: AlbumRule = { ...RULE, words: null };

const model = await bundledModel();
const { db, paths } = openTestLibrary(afterAll);
const encoder = new Encoder(model, { imageThreads: 1, textThreads: 1 });
afterAll(() => encoder.close());
const reader = openDatabase(paths, 'computed');
afterAll(() => void reader.close());
const modelId = rememberModel(db, model.identity);
activateModel(db, modelId);

const filler = new AlbumFiller(
  db,
  modelId,
  {
    encodeWords: async (words) => (await encoder.query(words)).vector,
    embedPicture: rulePictures(db, modelId, encoder),
  },
  new AbortController().signal,
);
const searcher = new Searcher({
  db: reader,
  feed: new IndexFeed(reader, paths, { id: modelId, dimensions: model.identity.dimensions }, 'exact'),
  encoder,
  judge: new Judge(reader, modelId),
  reference: model.reference,
});
const names = new Map<number, string>();
const vectors = new Map<string, Float32Array>();
let album: number;

beforeAll(async () => {
  writeLabelMatrix(db, modelId, VOCABULARY_VERSION, await encoder.labels());
  for (const file of samplePhotos()) {
    const pixels = await toPixelValues(await decodeUpload(readFileSync(file), model.pixels), model.pixels);
    const [embedding] = await encoder.images([pixels]);
    if (!embedding) throw new Error(`${file} has no vector`);
    const name = basename(file, '.jpg');
    vectors.set(name, embedding);
    names.set(addTestPhoto(db, { modelId, embedding }), name);
  }
  writeBackgroundPhotos(db, modelId, [...vectors.values()]);
});

beforeEach(async () => {
  if (album) deleteAlbum(db, album);
  album = await make(RULE);
});

async function make(rule: AlbumRule): Promise<number> {
  const id = createAlbum(db, `Album of ${rule.words}`, rule);
  await filler.refillStale();
  return id;
}

function idOf(name: string): number {
  const found = [...names].find(([, each]) => each === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found[0];
}

const held = (id = album) =>
  newestPhotos(db, { albumId: id }, { limit: 100, offset: 0 })
    .ids.map((each) => names.get(each) ?? String(each))
    .sort();

async function say(pins: Readonly<Record<string, 'in' | 'out' | null>>, id = album): Promise<void> {
  for (const [name, pin] of Object.entries(pins)) setPin(db, id, idOf(name), pin);
  await filler.refillStale();
}

const FOUR = { IMG_1028: 'in', IMG_1029: 'in', IMG_1012: 'in', IMG_1006: 'out' } as const;

it('goes by its words until it was told of a photo of each kind', async () => {
  expect(held()).toEqual([]);
  await say({ IMG_1028: 'in', IMG_1029: 'in' });

  expect(held()).toEqual(['IMG_1028', 'IMG_1029']);
  expect(readProbe(db, album)).toBeNull();
  expect(describeAlbums(db, album)[0]).toMatchObject({
    learns: true,
    learned: null,
    updating: false,
  });
});

it('puts in what it was not told of, once it knows what belongs, and takes it out when that is unsaid', async () => {
  await say(FOUR);
  expect(held()).toEqual(GREEN);
  expect(readProbe(db, album)).toMatchObject({ accepted: 3, rejected: 1 });

  await say({ IMG_1028: null, IMG_1029: null, IMG_1012: null, IMG_1006: null });
  expect(held()).toEqual([]);
  expect(readProbe(db, album)).toBeNull();
});

it('asks about what belongs and what is in doubt, never about what it was told of', async () => {
  await say(FOUR);
  const { suggestions } = await searcher.suggestions(album, 6);

  const asked = suggestions.map(({ id }) => names.get(id));
  expect(suggestions).toHaveLength(6);
  expect(asked.slice(0, 2)).toContain('IMG_1002');
  expect(asked.filter((name) => name !== undefined && name in FOUR)).toEqual([]);
});

it('judges a photo that arrives by what it has learned', async () => {
  await say(FOUR);
  const embedding = vectors.get('IMG_1029') as Float32Array;
  const twin = addTestPhoto(db, { modelId, embedding });
  const [photo] = embeddedPhotos(db, modelId, [twin]);
  if (!photo) throw new Error('the photo has no vector');
  filler.fillWith({ ...photo, modelId, tags: [] });

  expect(held()).toEqual([String(twin), ...GREEN]);
  db.prepare('DELETE FROM photos WHERE id = ?').run(twin);
});

it('forgets what it learned, and keeps what it was told', async () => {
  await say(FOUR);
  setLearns(db, album, false);
  await filler.refillStale();

  expect(held()).toEqual(['IMG_1012', 'IMG_1028', 'IMG_1029']);
  setLearns(db, album, true);
  await filler.refillStale();
  expect(held()).toEqual(GREEN);
});

it('keeps the photos it has while it is paused', async () => {
  await say(FOUR);
  setPaused(db, album, true);
  await say({ IMG_1028: null, IMG_1029: null, IMG_1012: null });
  expect(held()).toEqual(GREEN);

  setPaused(db, album, false);
  await filler.refillStale();
  expect(held()).toEqual([]);
});

it('without words, starts from nothing: first photos of all kinds are asked about, then what those in it share', async () => {
  const byHand = await make(BY_HAND);
  setLearns(db, byHand, true);
  const { suggestions } = await searcher.suggestions(byHand, 8);
  expect(new Set(suggestions.map(({ id }) => id)).size).toBe(8);
  expect(suggestions.every(({ probability }) => probability === null)).toBe(true);

  await say({ IMG_1006: 'in', IMG_1011: 'in', IMG_1010: 'out', IMG_1016: 'out' }, byHand);
  expect(held(byHand)).toEqual(['IMG_1006', 'IMG_1011', 'IMG_1013']);
  deleteAlbum(db, byHand);
});
