import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { DEFAULT_MODEL } from '../encoder/catalogue';
import { openModel } from '../encoder/model';
import { bundledModels } from '../paths';
import { activateModel, announceModel } from '../store/active-model';
import { rememberModel } from '../store/models';
import { putVector } from '../store/vectors';
import { encoderProcesses } from '../testing/encoder-processes';
import { temporaryFolder } from '../testing/folder';
import { addTestPhoto, openTestLibrary } from '../testing/library';
import type { Engine } from './engine';
import { Engines } from './engines';

const DIMENSIONS = 384;
const QUERY = { text: 'a cat', limit: 10, offset: 0, filters: {} } as const;

/** Two photos and two models, which see them the other way round. */
async function setUp() {
  const { db, paths } = openTestLibrary();
  const other = join(temporaryFolder(), 'other-model');
  cpSync(join(bundledModels(), DEFAULT_MODEL), other, { recursive: true });
  const models = await Promise.all([DEFAULT_MODEL, other].map((reference) => openModel(reference, paths)));
  const [first = 0, second = 0] = models.map((model) => rememberModel(db, model.identity, model.reference));

  const engines = new Engines({ db, paths, index: 'exact' }, () => DEFAULT_MODEL);
  onTestFinished(() => engines.close());
  const cat = await engines.answer(({ encoder }) => encoder.query('a cat'));
  const like = cat.vector ?? new Float32Array(DIMENSIONS);
  const unlike = like.map((value) => -value);
  const put = (photoId: number, modelId: number, embedding: Float32Array) =>
    putVector(db, { photoId, modelId, embedding, backgroundMean: 0, backgroundDeviation: 1 });
  const a = addTestPhoto(db, { modelId: first, embedding: like });
  const b = addTestPhoto(db, { modelId: first, embedding: unlike });
  put(a, second, unlike);
  put(b, second, like);

  const search = async (during: (engine: Engine) => void = () => undefined) => {
    const answer = await engines.answer(async (engine) => {
      const found = await engine.searcher.search(QUERY);
      during(engine);
      return found;
    });
    return { model: answer.model, ids: answer.results.map(({ id }) => id) };
  };
  return { db, engines, first, second, a, b, other, search };
}

it('answers without a model to name until one is active, and then always with the active one', async () => {
  const { db, first, second, a, b, other, search } = await setUp();
  expect(await search()).toEqual({ model: null, ids: [] });

  activateModel(db, first);
  expect(await search()).toEqual({ model: DEFAULT_MODEL, ids: [a, b] });

  activateModel(db, second);
  expect(await search()).toEqual({ model: other, ids: [b, a] });
});

it('goes on with the encoder it has when the first photos indexed give its model a number', async () => {
  const { db, engines, first, search } = await setUp();
  const encoder = engines.encoderOf({ reference: DEFAULT_MODEL });
  const running = encoderProcesses();
  expect(running).toHaveLength(1);

  activateModel(db, first);
  expect((await search()).model).toBe(DEFAULT_MODEL);

  expect(engines.encoderOf({ reference: DEFAULT_MODEL })).toBe(encoder);
  expect(encoderProcesses()).toEqual(running);
});

it('answers anew when another model became active while it was answering', async () => {
  const { db, first, second, a, b, other, search } = await setUp();
  activateModel(db, first);
  const asked: (number | null)[] = [];

  const answer = await search(({ modelId }) => {
    asked.push(modelId);
    if (modelId === first) activateModel(db, second);
  });

  expect(asked).toEqual([first, second]);
  expect(answer).toEqual({ model: other, ids: [b, a] });
  expect(a).not.toBe(b);
});

it('has an announced model ready before it becomes active, and drops it when the announcement is taken back', async () => {
  const { db, engines, first, second, other, search } = await setUp();
  activateModel(db, first);
  await search();

  announceModel(db, second);
  engines.look();
  expect(await engines.prepared()).toBe(second);
  announceModel(db, null);
  engines.look();
  expect(await engines.prepared()).toBeNull();

  announceModel(db, second);
  engines.look();
  activateModel(db, second);
  expect((await search()).model).toBe(other);
  expect(await engines.prepared()).toBeNull();
});

it('ends a former model also when nobody searches', async () => {
  const { db, engines, first, second, search } = await setUp();
  activateModel(db, first);
  await search();
  const before = encoderProcesses();

  activateModel(db, second);
  engines.look();

  await expect.poll(() => engines.encoderOf({ reference: DEFAULT_MODEL }), { timeout: 20_000 }).toBeNull();
  await expect.poll(() => before.filter((pid) => encoderProcesses().includes(pid)), { timeout: 20_000 }).toEqual([]);
});

it('refuses to answer with files that are not those the vectors were made with', async () => {
  const { db, search } = await setUp();
  activateModel(
    db,
    rememberModel(db, { name: DEFAULT_MODEL, revision: 'former', dtype: 'fp32', preprocessing: 1, dimensions: 384 }),
  );

  await expect(search()).rejects.toMatchObject({ code: 'bad-model', message: expect.stringContaining('not those') });
});
