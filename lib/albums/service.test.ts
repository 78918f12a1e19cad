import { readFileSync, rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Encoder } from '../encoder/encoder';
import { libraryDatabase, libraryPaths } from '../library';
import type { AlbumRule } from '../nouns';
import { closeSearch } from '../search/client';
import { keepQueryImage, readQueryImage } from '../search/query-images';
import { addMember } from '../store/albums';
import { activateModel } from '../store/active-model';
import { rememberModel } from '../store/models';
import { bundledModel } from '../testing/model';
import { markIndexed } from '../store/photos';
import { finishRequest, pendingRequests } from '../store/requests';
import { setPhotoTags, addLabels } from '../store/tags';
import { putVector } from '../store/vectors';
import { listTags } from '../tags/service';
import { temporaryFolder } from '../testing/folder';
import { addTestPhoto, SOME_FACTS } from '../testing/library';
import { samplePhotos } from '../testing/photos';
import { DEFAULT_CUTOFF } from './parse';
import {
  albumPhotos,
  copyAlbum,
  createAlbum,
  deleteAlbum,
  exportAlbum,
  getAlbum,
  listAlbums,
  pauseAlbum,
  pinPhoto,
  previewRule,
  suggestPhotos,
  updateAlbum,
} from './service';

const RULE: AlbumRule = { words: null, tag: null, from: null, to: null, cutoff: DEFAULT_CUTOFF };
const PAGE = { limit: 10, offset: 0 };
const NOBODY = 999_999;

let modelId: number;
let dog: number;
let kite: number;

/** Indexes a photo that looks exactly like what the words say. */
async function addPhotoLike(queries: Encoder, modelId: number, words: string): Promise<number> {
  const db = libraryDatabase();
  const photoId = addTestPhoto(db, { modelId });
  const { vector: embedding } = await queries.query(words);
  if (embedding === null) throw new Error(`The model does not know “${words}”.`);

  putVector(db, { photoId, modelId, embedding, backgroundMean: 0, backgroundDeviation: 0.1 });
  markIndexed(db, photoId, SOME_FACTS);
  return photoId;
}

beforeAll(async () => {
  vi.stubEnv('RUMMAGE_DATA', temporaryFolder(afterAll));
  const model = await bundledModel();
  const queries = new Encoder(model, { imageThreads: 1, textThreads: 1 });
  modelId = rememberModel(libraryDatabase(), model.identity);
  activateModel(libraryDatabase(), modelId);
  dog = await addPhotoLike(queries, modelId, 'a dog');
  kite = await addPhotoLike(queries, modelId, 'a kite');
  await queries.close();
});

afterEach(async () => {
  const db = libraryDatabase();
  for (const { id } of await listAlbums()) await deleteAlbum(id);
  for (const { id } of pendingRequests(db)) finishRequest(db, id);
});

afterAll(async () => {
  await closeSearch();
  libraryDatabase().close();
  vi.unstubAllEnvs();
});

const requests = () => pendingRequests(libraryDatabase()).map(({ request }) => request);

describe('making and changing albums', () => {
  it('asks the indexer to fill a new album', async () => {
    const album = await createAlbum({ name: 'Dogs', rule: { ...RULE, words: 'a dog' } });

    expect(album).toMatchObject({ name: 'Dogs', count: 0, updating: true });
    expect(requests()).toEqual([{ kind: 'album', albumId: album.id }]);
  });

  it('asks it again when the rule changes, and not for a new name', async () => {
    const { id } = await createAlbum({ name: 'Dogs', rule: RULE });

    await updateAlbum(id, { name: 'Hounds' });
    expect(requests()).toHaveLength(1);

    expect(await updateAlbum(id, { rule: { ...RULE, tag: 'dog' } })).toMatchObject({ name: 'Hounds', updating: true });
    expect(requests()).toHaveLength(2);
  });

  it('asks it to learn when a photo is put into an album of words, not into one put together by hand', async () => {
    const [words, byHand] = [
      await createAlbum({ name: 'Dogs', rule: { ...RULE, words: 'a dog', decidedBy: 'search' } }),
      await createAlbum({ name: 'Mine', rule: RULE }),
    ];
    expect([words.learns, byHand.learns]).toEqual([true, false]);
    await pinPhoto(byHand.id, dog, 'in');
    expect(requests()).toHaveLength(2);

    await pinPhoto(words.id, dog, 'in');
    expect(requests()).toHaveLength(3);
    expect(await updateAlbum(byHand.id, { learns: true })).toMatchObject({ learns: true, updating: true });
    expect(requests()).toHaveLength(4);
  });

  it('does not teach an album a tag alone fills, and says why', async () => {
    const { id } = await createAlbum({ name: 'Dogs', rule: { ...RULE, tag: 'dog' } });

    await expect(updateAlbum(id, { learns: true })).rejects.toMatchObject({ code: 'conflict' });
    await expect(suggestPhotos(id, 4)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('copies an album with what was said of photos, under a name that is free', async () => {
    const { id } = await createAlbum({ name: 'Dogs', rule: { ...RULE, words: 'a dog', decidedBy: 'search' } });
    await pinPhoto(id, kite, 'in');
    const copy = await copyAlbum(id);

    expect(copy).toMatchObject({ name: 'Dogs 2', rule: { words: 'a dog' }, count: 1, learns: true });
    expect(await copyAlbum(id)).toMatchObject({ name: 'Dogs 3' });
    await expect(copyAlbum(id, 'Dogs 2')).rejects.toMatchObject({ code: 'conflict' });
    await pinPhoto(copy.id, kite, null);
    expect((await getAlbum(id)).count).toBe(1);
  });

  it('pauses an album, which is then not being updated, and lets it go on', async () => {
    const { id } = await createAlbum({ name: 'Dogs', rule: { ...RULE, words: 'a dog' } });

    expect(await pauseAlbum(id, true)).toMatchObject({ paused: true });
    const asked = requests().length;
    await pauseAlbum(id, true);
    expect(requests()).toHaveLength(asked);
    expect(await pauseAlbum(id, false)).toMatchObject({ paused: false, updating: true });
  });

  it('exports the photos of an album, with who put each in', async () => {
    const { id } = await createAlbum({ name: 'Dogs', rule: { ...RULE, words: 'a dog' } });
    addMember(libraryDatabase(), id, dog, modelId, 0.75);
    await pinPhoto(id, kite, 'in');

    const photos = await exportAlbum(id);
    expect(photos.toSorted((a, b) => a.id - b.id)).toMatchObject([
      { id: dog, by: 'rule', probability: 0.75 },
      { id: kite, by: 'hand', probability: 1 },
    ]);
  });

  it('leaves neither an album nor a request behind when the name is taken', async () => {
    await createAlbum({ name: 'Dogs', rule: RULE });

    await expect(createAlbum({ name: 'Dogs', rule: RULE })).rejects.toMatchObject({ code: 'conflict' });
    expect(await listAlbums()).toHaveLength(1);
    expect(requests()).toHaveLength(1);
  });

  it('says which album or photo there is not', async () => {
    const { id } = await createAlbum({ name: 'Dogs', rule: RULE });

    for (const asking of [
      () => getAlbum(NOBODY),
      () => updateAlbum(NOBODY, { name: 'Cats' }),
      () => deleteAlbum(NOBODY),
      () => albumPhotos(NOBODY, PAGE),
      () => pinPhoto(NOBODY, dog, 'in'),
      () => pinPhoto(id, NOBODY, 'in'),
    ]) {
      await expect(asking()).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('what is in an album', () => {
  it('is what the rule found and people pinned, as the search worker lists it', async () => {
    const { id } = await createAlbum({ name: 'Dogs', rule: { ...RULE, words: 'a dog' } });
    addMember(libraryDatabase(), id, dog, modelId, 0.9);
    await pinPhoto(id, kite, 'in');
    expect((await albumPhotos(id, PAGE)).results.map((photo) => photo.id)).toEqual([kite, dog]);

    await pinPhoto(id, dog, 'out');
    await pinPhoto(id, kite, null);

    expect(await albumPhotos(id, PAGE)).toMatchObject({ total: 0, results: [] });
    expect(await getAlbum(id)).toMatchObject({ count: 0 });
  });
});

describe('previewRule', () => {
  it('shows what the rule would find, and words the model does not know', async () => {
    const found = await previewRule({ ...RULE, words: 'a dog' }, PAGE);
    expect(found).toMatchObject({ count: 1, unknownWords: [] });
    expect(found.results.map(({ id }) => id)).toEqual([dog]);

    expect(await previewRule({ ...RULE, words: 'xyzzyq' }, PAGE)).toMatchObject({ count: 0, unknownWords: ['xyzzyq'] });
    expect(await previewRule(RULE, PAGE)).toMatchObject({ count: 0 });
  });
});

describe('listTags', () => {
  it('counts the photos that have each tag', async () => {
    const db = libraryDatabase();
    const ids = addLabels(db, [{ label: 'kite', group: 'objects' }]);
    setPhotoTags(db, kite, modelId, [{ tagId: ids.get('kite') ?? 0, score: 0.9 }]);

    expect(await listTags()).toEqual([{ label: 'kite', group: 'objects', count: 1 }]);
  });
});

describe('albums that compare with pictures', () => {
  const part = (image: string) => ({ image, crop: null, weight: 1 });
  const make = async (name: string) => {
    const { id: image } = await keepQueryImage(readFileSync(samplePhotos()[0] ?? ''));
    const album = await createAlbum({ name, rule: { ...RULE, decidedBy: 'search', parts: [part(image)] } });
    return { image, album };
  };
  const forget = () => rmSync(libraryPaths().queryImages, { recursive: true });

  it('keep them when the searches with them are forgotten, and let them go with the last such album', async () => {
    const { image, album } = await make('Like this');
    expect(album).toMatchObject({ learns: false, rule: { words: null, parts: [part(image)] } });
    forget();

    const copy = await copyAlbum(album.id);
    await deleteAlbum(album.id);
    expect((await readQueryImage(image)).length).toBeGreaterThan(1_000);
    expect((await previewRule({ ...RULE, parts: [part(image)], cutoff: 0 }, PAGE).catch(codeOf)) ?? '').toBe(
      'conflict',
    );
    const changed = await updateAlbum(copy.id, { rule: { ...copy.rule, cutoff: 0.7 } });
    expect(changed.rule).toMatchObject({ cutoff: 0.7, parts: [part(image)] });

    await updateAlbum(copy.id, { rule: { ...RULE, words: 'a dog' } });
    await expect(readQueryImage(image)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are filled anew when a part is another, and only then', async () => {
    const { image, album } = await make('Weighed');
    const stepped = { ...album.rule, parts: [{ ...part(image), weight: 2 }] };
    for (const { id } of pendingRequests(libraryDatabase())) finishRequest(libraryDatabase(), id);
    await updateAlbum(album.id, { rule: album.rule });
    expect(requests()).toEqual([]);
    await updateAlbum(album.id, { rule: stepped });
    expect(requests()).toEqual([{ kind: 'album', albumId: album.id }]);
  });

  it('cannot be taught, nor made of what is not there', async () => {
    const { album } = await make('Taught');
    await expect(updateAlbum(album.id, { learns: true })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/weighs pictures and words/) as unknown,
    });
    const parts = [{ photo: NOBODY, crop: null, weight: 1 }];
    const made = createAlbum({ name: 'Nobody', rule: { ...RULE, decidedBy: 'search', parts } });
    await expect(made).rejects.toMatchObject({ code: 'not-found' });
    expect((await listAlbums()).map(({ name }) => name)).toEqual(['Taught']);
  });
});

const codeOf = (error: unknown) => (error as { code?: string }).code;
