import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledModels } from '../paths';
import { temporaryFolder } from '../testing/folder';
import { copyOfBundledModel, editJson } from '../testing/model';
import { readModelFolder } from './model-folder';

const BUNDLED = join(bundledModels(), 'clip-pocket-384');

describe('readModelFolder', () => {
  it('reads the bundled model', async () => {
    const model = await readModelFolder('clip-pocket-384', '/nowhere');

    expect(model).toMatchObject({
      reference: 'clip-pocket-384',
      name: 'clip-pocket-384',
      path: BUNDLED,
      dtype: 'fp32',
      declaredDimensions: 384,
      text: { maxTokens: 32 },
      queryTemplates: ['{}', 'a photo of {}', 'a picture of {}'],
    });
    expect(model.pixels).toEqual({
      height: 224,
      width: 224,
      fit: 'cover',
      kernel: 'cubic',
      scale: 1 / 255,
      mean: [0.5, 0.5, 0.5],
      deviation: [0.5, 0.5, 0.5],
    });
    expect(model.logit.scale).toBeCloseTo(25, 1);
    expect(model.bytes).toBe(12_633_128);
  });

  it('gives a folder nobody catalogued one template, the words themselves', async () => {
    expect((await readModelFolder(copyOfBundledModel(), '')).queryTemplates).toEqual(['{}']);
  });

  it('takes a fetched model before a bundled one of the same name', async () => {
    const fetched = copyOfBundledModel('clip-pocket-384');

    expect((await readModelFolder('clip-pocket-384', dirname(fetched))).path).toBe(fetched);
  });

  it('finds a model under its id, with its owner', async () => {
    const models = temporaryFolder();
    mkdirSync(join(models, 'Xenova'));
    const fetched = copyOfBundledModel('clip', join(models, 'Xenova'));

    expect(await readModelFolder('Xenova/clip', models)).toMatchObject({ path: fetched, name: 'Xenova/clip' });
  });

  it('understands the shapes preprocessor_config.json comes in', async () => {
    const folder = copyOfBundledModel();
    const file = join(folder, 'preprocessor_config.json');
    const pixelsAfter = async (edit: (content: Record<string, unknown>) => void) => {
      editJson(file, edit);
      return (await readModelFolder(folder, '')).pixels;
    };

    expect(
      await pixelsAfter((content) =>
        Object.assign(content, { size: 256, crop_size: 240, do_normalize: false, resample: 2 }),
      ),
    ).toMatchObject({ height: 240, width: 240, fit: 'cover', shortestSide: 256, kernel: 'linear', mean: [0, 0, 0] });

    // SigLIP: stretched, not cropped.
    expect(
      await pixelsAfter((content) =>
        Object.assign(content, { size: { height: 96, width: 128 }, do_center_crop: false }),
      ),
    ).toMatchObject({ height: 96, width: 128, fit: 'fill' });

    // jina-clip v2 has its own words for all of it.
    writeFileSync(
      file,
      JSON.stringify({
        ...{ fill_color: 0, interpolation: 'bicubic', resize_mode: 'shortest', size: 512 },
        ...{ mean: [0.48, 0.46, 0.41], std: [0.27, 0.26, 0.28] },
      }),
    );
    expect((await readModelFolder(folder, '')).pixels).toEqual({
      ...{ height: 512, width: 512, fit: 'cover', kernel: 'cubic', scale: 1 / 255 },
      ...{ mean: [0.48, 0.46, 0.41], deviation: [0.27, 0.26, 0.28] },
    });
  });

  it('reads no more than 512 tokens of models made for whole documents', async () => {
    const folder = copyOfBundledModel();
    editJson(join(folder, 'config.json'), (content) => delete content['text_config']);
    editJson(join(folder, 'tokenizer_config.json'), (content) => (content['model_max_length'] = 8_194));

    expect((await readModelFolder(folder, '')).text.maxTokens).toBe(512);
  });

  it.each([
    ['clip', 77],
    ['siglip', 64],
  ])('knows how long texts of %s are when its files do not say', async (family, tokens) => {
    const folder = copyOfBundledModel();
    editJson(join(folder, 'config.json'), (content) => {
      delete content['text_config'];
      content['model_type'] = family;
    });
    rmSync(join(folder, 'tokenizer_config.json'));

    expect((await readModelFolder(folder, '')).text).toMatchObject({
      maxTokens: tokens,
      lowerCase: family === 'siglip',
    });
  });
});

describe('the precision of a model', () => {
  /** A folder with these files in place of the bundled model's towers, all empty. */
  function folderWith(...files: readonly string[]): string {
    const folder = copyOfBundledModel();
    rmSync(join(folder, 'onnx'), { recursive: true });
    mkdirSync(join(folder, 'onnx'));
    for (const file of files) writeFileSync(join(folder, 'onnx', file), '');
    return folder;
  }

  it('is the best that both towers have', async () => {
    const folder = folderWith(
      ...['vision_model.onnx', 'vision_model_fp16.onnx', 'vision_model_quantized.onnx'],
      ...['text_model_fp16.onnx', 'text_model_quantized.onnx'],
    );

    expect(await readModelFolder(folder, '')).toMatchObject({
      dtype: 'fp16',
      reference: `${folder}@fp16`,
      files: { image: 'onnx/vision_model_fp16.onnx', text: 'onnx/text_model_fp16.onnx' },
    });
    expect(await readModelFolder(`${folder}@q8`, '')).toMatchObject({
      dtype: 'q8',
      files: { image: 'onnx/vision_model_quantized.onnx', text: 'onnx/text_model_quantized.onnx' },
    });
  });

  it('is refused when it is there for one tower only', async () => {
    const folder = folderWith('vision_model.onnx', 'text_model_quantized.onnx', 'text_model_int8.onnx');

    await expect(readModelFolder(folder, '')).rejects.toMatchObject({
      code: 'bad-model',
      message:
        'The model folder “my-model” has no precision with both towers: its image tower is there at fp32, its text tower at q8, int8.',
    });
    await expect(readModelFolder(`${folder}@q8`, '')).rejects.toMatchObject({
      message: 'The model folder “my-model” lacks onnx/vision_model_quantized.onnx.',
    });
  });

  it('holds for a graph with both towers in one file, and for weights beside it', async () => {
    const folder = folderWith('model_fp16.onnx', 'model_fp16.onnx_data', 'model_fp16.onnx_data_1', 'model.onnx_data');

    expect(await readModelFolder(folder, '')).toMatchObject({
      dtype: 'fp16',
      files: {
        image: 'onnx/model_fp16.onnx',
        text: 'onnx/model_fp16.onnx',
        weights: ['onnx/model_fp16.onnx_data', 'onnx/model_fp16.onnx_data_1'],
      },
    });
  });

  it('may be named of the bundled model, too', async () => {
    expect(await readModelFolder('clip-pocket-384@fp32', '')).toMatchObject({ reference: 'clip-pocket-384' });
    await expect(readModelFolder('clip-pocket-384@q8', '')).rejects.toMatchObject({ code: 'bad-model' });
  });
});

it('says that there is no such model, and how to get one', async () => {
  await expect(readModelFolder('no-such-model', '/nowhere')).rejects.toMatchObject({
    code: 'bad-model',
    message: expect.stringContaining('“no-such-model”'),
    hint: expect.stringContaining('clip-pocket-384'),
  });
  const folder = copyOfBundledModel();
  renameSync(folder, `${folder}-elsewhere`);
  await expect(readModelFolder(folder, '')).rejects.toMatchObject({ message: expect.stringContaining('“my-model”') });
});
