import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundledModel } from '../testing/model';
import { withFreeSize } from './free-size';
import { loadImageEncoder } from './image-encoder';
import { openWholeTower } from './whole-tower';

const CPU = { threads: 1, provider: 'cpu' };
/** Some pattern; the model need not know it. */
const pixels = (height: number, width: number) =>
  Float32Array.from({ length: 3 * height * width }, (_, i) => Math.sin(i / 50));

it('sees an image of the model’s own size as the model does', async () => {
  const model = await bundledModel();
  const [own, tower] = [await loadImageEncoder(model, 1), await openWholeTower(model, CPU)];
  const values = pixels(224, 224);

  const seen = await tower?.patches(values, { height: 224, width: 224 });

  const [expected] = (await own.patches([values])) ?? [];
  expect(seen).toMatchObject({ rows: 7, columns: 7 });
  const furthest = expected?.vectors.reduce((most, value, i) => {
    return Math.max(most, Math.abs(value - (seen?.vectors[i] as number)));
  }, 0);
  expect(furthest).toBeLessThan(1e-3);
  await Promise.all([own.dispose(), tower?.dispose()]);
});

it('sees wider and higher ones in as many more patches', async () => {
  const tower = await openWholeTower(await bundledModel(), CPU);

  expect(await tower?.patches(pixels(224, 288), { height: 224, width: 288 })).toMatchObject({ rows: 7, columns: 9 });
  expect(await tower?.patches(pixels(320, 224), { height: 320, width: 224 })).toMatchObject({ rows: 10, columns: 7 });
  await tower?.dispose();
});

it('is none where the graph does not state the size it is said to take', async () => {
  const model = await bundledModel();

  expect(await openWholeTower({ ...model, pixels: { ...model.pixels, height: 256, width: 256 } }, CPU)).toBeNull();
});

it('leaves the size open in as many bytes, and only where it is stated once', async () => {
  const { path, files } = await bundledModel();
  const graph = readFileSync(join(path, files.image));

  expect(withFreeSize(graph, { height: 224, width: 224 })).toHaveLength(graph.length);
  expect(withFreeSize(Buffer.concat([graph, graph]), { height: 224, width: 224 })).toBeNull();
  expect(withFreeSize(graph, { height: 96, width: 96 })).toBeNull();
});
