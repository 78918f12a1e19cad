import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledModels } from '../paths';
import { encoderProcesses } from '../testing/encoder-processes';
import { temporaryFolder } from '../testing/folder';
import { bundledModel, copyOfBundledModel, editJson, sharedPath, TEST_MODELS } from '../testing/model';
import { onnxModel } from '../testing/onnx';
import {
  TINY,
  tinyCausalTextTower,
  tinyImageTower,
  tinyJointTowers,
  type TinyModel,
  tinyTextTower,
  writeTinyModel,
} from '../testing/tiny-model';
import { embedQuery } from './embed-query';
import { dot } from './normalise';
import { type Model, openModel } from './model';
import { Towers } from './towers';

const SIGLIP: TinyModel = { ...TINY, family: 'siglip' };
const JINA: TinyModel = { ...TINY, family: 'jina_clip' };

/** Writes a tiny model; @returns its folder */
function tiny(graphs: Parameters<typeof writeTinyModel>[1], model: TinyModel = TINY): string {
  const folder = join(temporaryFolder(), 'tiny');
  writeTinyModel(folder, graphs, model);
  return folder;
}

const open = (reference: string) => openModel(reference, { models: '', modelFacts: '/nowhere/facts.json' });

async function encodeBoth(model: Model): Promise<{ words: Float32Array | null; image: Float32Array | null }> {
  const towers = new Towers(model, 1);
  const size = 3 * model.pixels.height * model.pixels.width;

  const { vector } = await embedQuery(await towers.text(), 'a red bus', ['{}']);
  const images = await (await towers.image({ threads: 1, provider: 'cpu' })).encode([ramp(size), ramp(size, 2)]);
  expect(images).toHaveLength(2);
  // A graph that holds both was loaded anew for the image tower: the text tower goes on all the same.
  expect((await embedQuery(await towers.text(), 'a red bus', ['{}'])).vector).toEqual(vector);
  return { words: vector, image: images[0] ?? null };
}

const ramp = (length: number, slope = 1) => Float32Array.from({ length }, (_, i) => (slope * i) / length);

describe('the identity of a model', () => {
  it('stays what it has always been for the bundled one: databases hold it', async () => {
    expect((await bundledModel()).identity).toEqual({
      name: 'clip-pocket-384',
      revision: '3c5aae0aced6',
      dtype: 'fp32',
      preprocessing: 1,
      dimensions: 384,
    });
  });

  it('is one, whether the model is named or its path is', async () => {
    const named = await bundledModel();

    expect((await openModel(join(bundledModels(), 'clip-pocket-384'), TEST_MODELS)).identity).toEqual(named.identity);
  });

  it('tells other weights by another revision, and another precision by itself', async () => {
    const folder = tiny({ vision_model: tinyImageTower(), text_model: tinyTextTower() });
    const before = await open(folder);

    for (const tower of ['vision_model', 'text_model']) {
      const bytes = readFileSync(join(folder, 'onnx', `${tower}.onnx`));
      writeFileSync(join(folder, 'onnx', `${tower}_quantized.onnx`), bytes);
    }
    const quantized = await open(`${folder}@q8`);
    expect(quantized).toMatchObject({ dtype: 'q8', reference: `${folder}@q8`, identity: { dtype: 'q8' } });
    expect(quantized.identity.revision).toBe(before.identity.revision);

    writeFileSync(join(folder, 'onnx', 'text_model.onnx'), onnxModel(tinyCausalTextTower()));
    expect((await open(folder)).identity.revision).not.toBe(before.identity.revision);
  });
});

describe('a text is padded', () => {
  it('not where padding changes nothing', async () => {
    expect((await bundledModel()).padding).toBe('own-length');
    expect(await open(tiny({ vision_model: tinyImageTower(), text_model: tinyCausalTextTower() }))).toMatchObject({
      padding: 'own-length',
    });
  });

  it('where padding changes what comes out, as SigLIP and MobileCLIP have it', async () => {
    expect(await open(tiny({ vision_model: tinyImageTower(), text_model: tinyTextTower() }))).toMatchObject({
      padding: 'fixed',
    });
  });

  it('where the graph takes one length only', async () => {
    const ids = { name: 'input_ids', type: 'int64', shape: ['batch', 12] } as const;
    const folder = tiny({ vision_model: tinyImageTower(), text_model: tinyTextTower(TINY, 'text_embeds', ids) });

    const model = await open(folder);

    expect(model.padding).toBe('fixed');
    expect((await encodeBoth(model)).words).toHaveLength(8);
  });
});

describe('a model of another make', () => {
  it('may be SigLIP, whose towers end with their pooling', async () => {
    const model = await open(
      tiny(
        { vision_model: tinyImageTower(SIGLIP, 'pooler_output'), text_model: tinyTextTower(SIGLIP, 'pooler_output') },
        SIGLIP,
      ),
    );

    expect(model).toMatchObject({ logit: { bias: null, source: 'default' }, identity: { dimensions: 8 } });
    const { words, image } = await encodeBoth(model);
    expect([words?.length, image?.length]).toEqual([8, 8]);
  });

  it('may hold both towers in one graph, as jina-clip v2', async () => {
    const both = await encodeBoth(await open(tiny({ model: tinyJointTowers(JINA) }, JINA)));
    const apart = await encodeBoth(await open(tiny({ vision_model: tinyImageTower(), text_model: tinyTextTower() })));

    expect(both).toEqual(apart);
  });

  it('may give half-precision numbers', async () => {
    const model = await open(
      tiny({
        vision_model_fp16: tinyImageTower(TINY, 'image_embeds', 'float16'),
        text_model_fp16: tinyTextTower(),
      }),
    );
    const whole = await open(tiny({ vision_model: tinyImageTower(), text_model: tinyTextTower() }));

    const [half, full] = [await encodeBoth(model), await encodeBoth(whole)];

    expect(model.dtype).toBe('fp16');
    expect(dot(half.image as Float32Array, full.image as Float32Array)).toBeCloseTo(1, 3);
  });

  it('may take 32-bit ids', async () => {
    const ids = { name: 'input_ids', type: 'int32', shape: ['batch', 'sequence'] } as const;
    const folder = tiny({ vision_model: tinyImageTower(), text_model: tinyTextTower(TINY, 'text_embeds', ids) });

    expect((await encodeBoth(await open(folder))).words).toHaveLength(8);
  });

  it('need not say how many dimensions it has', async () => {
    const folder = tiny({ vision_model: tinyImageTower(), text_model: tinyTextTower() });
    editJson(join(folder, 'config.json'), (content) => delete content['projection_dim']);

    expect(await open(folder)).toMatchObject({ declaredDimensions: null, identity: { dimensions: 8 } });
  });
});

const gap = sharedPath('models', 'clip-pocket-384-gap');

it.skipIf(gap === null)('opens a second model of the same make, which is another one', async () => {
  const model = await openModel(gap ?? '', TEST_MODELS);

  expect(model.identity).toMatchObject({ name: 'clip-pocket-384-gap', dimensions: 384 });
  expect(model.identity.revision).not.toBe((await bundledModel()).identity.revision);
});

describe('what was found out', () => {
  function library(): { readonly folder: string; readonly paths: { models: string; modelFacts: string } } {
    return {
      folder: tiny({ vision_model: tinyImageTower(), text_model: tinyTextTower() }),
      paths: { models: '', modelFacts: join(temporaryFolder(), 'model-facts.json') },
    };
  }

  it('is remembered while the files stay as they are', async () => {
    const { folder, paths } = library();
    const first = await openModel(folder, paths);

    // Facts that could not have been found out: they must have been remembered.
    writeFileSync(paths.modelFacts, readFileSync(paths.modelFacts, 'utf8').replace(first.identity.revision, 'abcdef'));
    expect((await openModel(folder, paths)).identity.revision).toBe('abcdef');

    const file = join(folder, 'config.json');
    utimesSync(file, 1, statSync(file).mtimeMs / 1_000 + 10);
    expect((await openModel(folder, paths)).identity).toEqual(first.identity);
  });

  it('is found out again when what was remembered cannot be read', async () => {
    const { folder, paths } = library();
    const first = await openModel(folder, paths);

    for (const content of ['{"', '[]', '{"version": 1, "models": {"a": {"revision": 3}}}']) {
      writeFileSync(paths.modelFacts, content);
      expect((await openModel(folder, paths)).identity).toEqual(first.identity);
    }
    expect(JSON.parse(readFileSync(paths.modelFacts, 'utf8'))).toHaveProperty(['models', `${folder}@fp32`, 'revision']);
  });

  it('is no more than a convenience: a model opens where nothing can be remembered', async () => {
    const { folder, paths } = library();
    rmSync(join(paths.modelFacts, '..'), { recursive: true });

    expect(await openModel(folder, paths)).toMatchObject({ identity: { dimensions: 8 } });
  });

  it('is found out once by several that want it at once', async () => {
    const folder = copyOfBundledModel();
    const opening = Array.from({ length: 8 }, () =>
      openModel(folder, { models: '', modelFacts: '/nowhere/facts.json' }),
    );
    await expect.poll(() => encoderProcesses().length).toBeGreaterThan(0);

    expect(encoderProcesses()).toHaveLength(1);
    expect(new Set((await Promise.all(opening)).map(({ identity }) => identity.revision)).size).toBe(1);
  });
});
