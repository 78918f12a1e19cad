import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { DEFAULT_MODEL } from '../encoder/catalogue';
import { openModel } from '../encoder/model';
import { bundledModels } from '../paths';
import { Engines } from '../search/engines';
import { activateModel } from '../store/active-model';
import { rememberModel } from '../store/models';
import { putVector } from '../store/vectors';
import { temporaryFolder } from '../testing/folder';
import { addTestPhoto, openTestLibrary } from '../testing/library';
import { SelfTester } from './tester';

it('tells where each model puts the expected photos, and which could not be asked', async () => {
  const { db, paths } = openTestLibrary();
  const other = join(temporaryFolder(), 'other-model');
  cpSync(join(bundledModels(), DEFAULT_MODEL), other, { recursive: true });
  const bundled = await openModel(DEFAULT_MODEL, paths);
  const copy = await openModel(other, paths);
  const [first = 0, second = 0] = [bundled, copy].map((model) => rememberModel(db, model.identity, model.reference));
  const parts = { db, paths, index: 'exact' } as const;
  const engines = new Engines(parts, () => DEFAULT_MODEL);
  onTestFinished(() => engines.close());
  const tester = new SelfTester(parts, engines);
  await expect(tester.test([])).rejects.toMatchObject({ code: 'conflict' });

  const like = (await engines.answer(({ encoder }) => encoder.query('a cat'))).vector ?? new Float32Array(384);
  const unlike = like.map((value) => -value);
  const put = (photoId: number, modelId: number, embedding: Float32Array) =>
    putVector(db, { photoId, modelId, embedding, backgroundMean: 0, backgroundDeviation: 1 });
  const a = addTestPhoto(db, { modelId: first, embedding: like });
  const b = addTestPhoto(db, { modelId: first, embedding: unlike });
  put(a, second, unlike);
  put(b, second, like);
  const gone = rememberModel(db, { ...bundled.identity, name: 'gone/model' }, 'gone/model');
  put(a, gone, like);
  activateModel(db, first);

  expect(await tester.test([{ query: 'a cat', photoIds: [a, b, 99] }])).toEqual([
    expect.objectContaining({ reference: DEFAULT_MODEL, isActive: true, photos: 2, ranks: [[1, 2, null]] }),
    expect.objectContaining({ reference: other, isActive: false, ranks: [[2, 1, null]], problem: null }),
    expect.objectContaining({ reference: 'gone/model', photos: 1, ranks: [], problem: expect.any(String) as string }),
  ]);
});
