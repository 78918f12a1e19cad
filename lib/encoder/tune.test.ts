import { expect, it } from 'vitest';
import { bundledModel } from '../testing/model';
import { bestOf, tune } from './tune';

const times = (...of: [batch: number, msPerImage: number][]) => ({
  times: of.map(([batch, msPerImage]) => ({ batch, msPerImage })),
});
const CPU = { threads: 2, provider: 'cpu' };

it('prefers the smallest batch among those that are as good as the fastest', () => {
  expect(bestOf(times([1, 10], [4, 9.8], [8, 9.6]), CPU)).toEqual({ ...CPU, batch: 1, msPerImage: 10 });
  expect(bestOf(times([1, 10], [4, 8], [8, 7.9]), CPU)).toMatchObject({ batch: 4 });
  expect(bestOf(times([1, 10], [4, 8], [8, 5]), CPU)).toMatchObject({ batch: 8 });
  expect(bestOf(times([1, 10]), CPU)).toMatchObject({ batch: 1 });
});

it('finds settings this machine can run, whatever providers do not work here', async () => {
  const model = await bundledModel();

  const { provider, threads, batch } = await tune({ model, padding: model.padding, textThreads: 1 }, 2);

  expect(provider).toMatch(/^\w+$/);
  expect([1, 2]).toContain(threads);
  expect([1, 4, 8]).toContain(batch);
});

it('gives up on a model the CPU cannot run', async () => {
  const model = await bundledModel();
  const broken = { ...model, files: { ...model.files, image: 'tokenizer.json' } };

  await expect(tune({ model: broken, padding: 'fixed', textThreads: 1 }, 1)).rejects.toMatchObject({
    code: 'bad-model',
  });
});
