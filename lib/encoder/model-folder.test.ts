import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RummageError } from '../errors';
import { bundledModels } from '../paths';
import { temporaryFolder } from '../testing/folder';
import { bundledModel, sharedPath } from '../testing/model';
import { loadImageEncoder } from './image-encoder';
import { hubCoordinates, readModelFolder } from './model-folder';
import { loadTextEncoder } from './text-encoder';

const BUNDLED = join(bundledModels(), 'clip-pocket-384');

/** A copy of the bundled model to damage; its large files are links. */
function copyOfModel(name = 'my-model'): string {
  const folder = join(temporaryFolder(), name);
  cpSync(BUNDLED, folder, { recursive: true, filter: (path) => !path.endsWith('.onnx') });
  for (const tower of ['vision_model.onnx', 'text_model.onnx']) {
    symlinkSync(join(BUNDLED, 'onnx', tower), join(folder, 'onnx', tower));
  }
  return folder;
}

function editJson(file: string, edit: (content: Record<string, unknown>) => void): void {
  const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  edit(content);
  writeFileSync(file, JSON.stringify(content));
}

async function faultOf(work: Promise<unknown>): Promise<RummageError> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof RummageError)) throw new Error(`expected a RummageError, got ${String(error)}`);
  expect(error.code).toBe('bad-model');
  expect(`${error.message} ${error.hint}`).not.toMatch(/\/(tmp|work|home)/);
  return error;
}

describe('readModelFolder', () => {
  it('reads the bundled model', async () => {
    const { identity, pixels, maxTokens, logitScale } = await bundledModel();

    expect(identity).toMatchObject({ name: 'clip-pocket-384', dtype: 'fp32', dimensions: 384 });
    expect(identity.revision).toMatch(/^[0-9a-f]{12}$/);
    expect(pixels).toEqual({
      height: 224,
      width: 224,
      fit: 'cover',
      kernel: 'cubic',
      scale: 1 / 255,
      mean: [0.5, 0.5, 0.5],
      deviation: [0.5, 0.5, 0.5],
    });
    expect(maxTokens).toBe(32);
    expect(logitScale).toBeCloseTo(25, 1);
  });

  it('gives a model one identity, whether it is named or its path is', async () => {
    const named = await bundledModel();

    expect((await readModelFolder(BUNDLED, '/nowhere')).identity).toEqual(named.identity);
  });

  it('takes a fetched model before a bundled one of the same name', async () => {
    const fetched = copyOfModel('clip-pocket-384');

    expect((await readModelFolder('clip-pocket-384', join(fetched, '..'))).path).toBe(fetched);
  });

  it('gives a model with other weights another revision', async () => {
    const folder = copyOfModel();
    rmSync(join(folder, 'onnx', 'text_model.onnx'));
    writeFileSync(join(folder, 'onnx', 'text_model.onnx'), 'other');

    const { identity } = await readModelFolder(folder, '/nowhere');

    expect(identity.revision).not.toBe((await bundledModel()).identity.revision);
  });

  it('understands the shapes preprocessor_config.json comes in', async () => {
    const folder = copyOfModel();
    const file = join(folder, 'preprocessor_config.json');
    editJson(file, (content) =>
      Object.assign(content, { size: 256, crop_size: 240, do_normalize: false, resample: 2 }),
    );
    expect((await readModelFolder(folder, '')).pixels).toMatchObject({
      height: 240,
      width: 240,
      fit: 'cover',
      kernel: 'linear',
      mean: [0, 0, 0],
    });

    // SigLIP: stretched, not cropped.
    editJson(file, (content) => Object.assign(content, { size: { height: 96, width: 128 }, do_center_crop: false }));
    expect((await readModelFolder(folder, '')).pixels).toMatchObject({ height: 96, width: 128, fit: 'fill' });
  });

  it('splits its path the way transformers.js wants it', async () => {
    const folder = await bundledModel();

    const { localModelPath, id } = hubCoordinates(folder);

    expect(`${localModelPath}${id}`).toBe(folder.path);
    expect(id).toBe(basename(folder.path));
  });
});

describe('a model folder with a fault says which', () => {
  it('when there is none of that name', async () => {
    const { message, hint } = await faultOf(readModelFolder('no-such-model', '/nowhere'));

    expect(message).toBe('The model folder “no-such-model” was not found among the fetched and bundled models.');
    expect(hint).toContain('RUMMAGE_MODEL');
    expect((await faultOf(readModelFolder('/tmp/no-such-model', '/nowhere'))).message).toContain('“no-such-model”');
  });

  it('when files are missing', async () => {
    const folder = copyOfModel();
    rmSync(join(folder, 'tokenizer.json'));
    rmSync(join(folder, 'onnx', 'vision_model.onnx'));

    const { message } = await faultOf(readModelFolder(folder, '/nowhere'));

    expect(message).toBe('The model folder “my-model” lacks tokenizer.json, onnx/vision_model.onnx.');
  });

  it('when a configuration file is not JSON', async () => {
    const folder = copyOfModel();
    writeFileSync(join(folder, 'config.json'), '{"model_type": ');

    expect((await faultOf(readModelFolder(folder, ''))).message).toContain('has a config.json that is not JSON');
  });

  it('when a setting is of the wrong kind', async () => {
    const folder = copyOfModel();
    editJson(join(folder, 'preprocessor_config.json'), (content) =>
      Object.assign(content, { image_std: [0.5, 0, 0.5] }),
    );

    expect((await faultOf(readModelFolder(folder, ''))).message).toMatch(/preprocessor_config\.json with image_std/);
  });

  it('when it does not say how many dimensions it has', async () => {
    const folder = copyOfModel();
    editJson(join(folder, 'config.json'), (content) => {
      delete content['projection_dim'];
      delete content['text_config'];
    });

    expect((await faultOf(readModelFolder(folder, ''))).message).toContain('no projection_dim');
  });

  it('when it says another number of dimensions than it has', async () => {
    const folder = copyOfModel('wrong-dimensions');
    editJson(join(folder, 'config.json'), (content) => Object.assign(content, { projection_dim: 512 }));
    const model = await readModelFolder(folder, '');

    const images = await loadImageEncoder(model, 1);
    const { message } = await faultOf(images.encode([new Float32Array(3 * 224 * 224)]));
    expect(message).toBe('“wrong-dimensions” says it has 512 dimensions; its output has 384.');

    const texts = await loadTextEncoder(model, 1);
    expect((await faultOf(texts.encode(['cat']))).message).toContain('its output has 384');
    await Promise.all([images.dispose(), texts.dispose()]);
  });

  it('when a tower or the tokenizer cannot be loaded', async () => {
    const folder = copyOfModel('damaged');
    for (const tower of ['vision_model.onnx', 'text_model.onnx']) {
      rmSync(join(folder, 'onnx', tower));
      writeFileSync(join(folder, 'onnx', tower), 'not a graph');
    }
    const model = await readModelFolder(folder, '');

    expect((await faultOf(loadImageEncoder(model, 1))).message).toBe('The image tower of “damaged” cannot be loaded.');
    expect((await faultOf(loadTextEncoder(model, 1))).message).toBe('The text tower of “damaged” cannot be loaded.');

    writeFileSync(join(folder, 'tokenizer.json'), '{}');
    expect((await faultOf(loadTextEncoder(model, 1))).message).toBe('The tokenizer of “damaged” cannot be loaded.');
  });
});

const gap = sharedPath('models', 'clip-pocket-384-gap');

describe.skipIf(gap === null)('another model folder', () => {
  it('loads and has vectors of its own, and still knows which words it lacks', async () => {
    const folder = await readModelFolder(gap ?? '', '');
    const encoder = await loadTextEncoder(folder, 1);
    const bundled = await loadTextEncoder(await bundledModel(), 1);

    const [[own], [other]] = [await encoder.encode(['a cat']), await bundled.encode(['a cat'])];

    expect(folder.identity.name).toBe('clip-pocket-384-gap');
    expect(own).toHaveLength(384);
    expect(own).not.toEqual(other);
    expect(encoder.readWords('xyzzyq').known).toBe(0);
    await Promise.all([encoder.dispose(), bundled.dispose()]);
  });
});
