import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RummageError } from '../errors';
import { encoderProcesses } from '../testing/encoder-processes';
import { copyOfBundledModel, editJson } from '../testing/model';
import { type GraphSpec, onnxModel } from '../testing/onnx';
import { TINY, tinyImageTower, tinyTextTower } from '../testing/tiny-model';
import { openModel } from './model';

type Damage = (folder: string) => void;

const IMAGE = 'onnx/vision_model.onnx';
const TEXT = 'onnx/text_model.onnx';

/** Puts other bytes in the place of a file, not through the link to the bundled one. */
function replace(folder: string, file: string, bytes: Uint8Array | string): void {
  rmSync(join(folder, file));
  writeFileSync(join(folder, file), bytes);
}

const cut = (folder: string, file: string): void =>
  replace(folder, file, readFileSync(join(folder, file)).subarray(0, 1_000_000));

const graph = (folder: string, file: string, spec: GraphSpec): void => replace(folder, file, onnxModel(spec));

const edit = (folder: string, file: string, values: Record<string, unknown>): void =>
  editJson(join(folder, file), (content) => Object.assign(content, values));

const texts = (values: Record<string, unknown>) => ({ text_config: { max_position_embeddings: 32, ...values } });

const as384 = { ...TINY, dimensions: 384, imageSize: 224 };

/** Each fault with what is said of it. */
const FAULTS: readonly (readonly [what: string, damage: Damage, message: string])[] = [
  [
    'files are missing',
    (folder) => ['tokenizer.json', IMAGE].forEach((file) => rmSync(join(folder, file))),
    'lacks tokenizer.json, onnx/vision_model.onnx.',
  ],
  [
    'config.json is not JSON',
    (folder) => writeFileSync(join(folder, 'config.json'), '{"model_type": '),
    'has a config.json that is not JSON.',
  ],
  [
    'a setting of the preprocessor is impossible',
    (folder) => edit(folder, 'preprocessor_config.json', { image_std: [0.5, 0, 0.5] }),
    'has a preprocessor_config.json with image_std.1: Too small: expected number to be >0.',
  ],
  [
    'the tokenizer is not JSON',
    (folder) => writeFileSync(join(folder, 'tokenizer.json'), '<html>'),
    'has a tokenizer.json that is not JSON.',
  ],
  [
    'the tokenizer is something else',
    (folder) => writeFileSync(join(folder, 'tokenizer.json'), '{}'),
    'has a tokenizer.json that is not a tokenizer',
  ],
  [
    'the tokenizer has another vocabulary than config.json',
    (folder) => edit(folder, 'config.json', texts({ vocab_size: 49_408 })),
    'has a tokenizer of 17763 tokens, but a text tower of 49408 by its config.json.',
  ],
  [
    'the tokenizer has more words than the text tower',
    (folder) => {
      edit(folder, 'config.json', texts({}));
      graph(folder, TEXT, tinyTextTower(as384));
    },
    'has a tokenizer of 17763 tokens, more than its text tower knows.',
  ],
  [
    'the image tower is cut short',
    (folder) => cut(folder, IMAGE),
    'has no image tower that can be loaded in onnx/vision_model.onnx: it is cut short, or not an ONNX file at all.',
  ],
  [
    'the text tower is empty',
    (folder) => replace(folder, TEXT, ''),
    'has no text tower that can be loaded in onnx/text_model.onnx: it is empty.',
  ],
  [
    'the text tower is only a pointer to it',
    (folder) => replace(folder, TEXT, 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 6892553\n'),
    'has no text tower that can be loaded in onnx/text_model.onnx: it is only a Git LFS pointer',
  ],
  [
    'the image tower is for images of another size',
    (folder) => graph(folder, IMAGE, tinyImageTower(TINY)),
    'makes images of 224 × 224 pixels by its preprocessor_config.json, but its image tower takes 16 × 16.',
  ],
  [
    'the image tower wants images in another order',
    (folder) => {
      const spec = tinyImageTower(as384);
      const seen = { shape: [224, 384], values: new Float32Array(224 * 384).fill(1) };
      const last = { name: 'pixel_values', type: 'float32', shape: ['batch', 224, 224, 3] } as const;
      graph(folder, IMAGE, { ...spec, inputs: [last], constants: { seen } });
    },
    'has in onnx/vision_model.onnx no image tower: it takes pixel_values float32 [batch, 224, 224, 3], expected pixel_values [batch, 3, 224, 224].',
  ],
  [
    'the towers are in each other’s place',
    (folder) => {
      renameSync(join(folder, IMAGE), join(folder, 'image'));
      renameSync(join(folder, TEXT), join(folder, IMAGE));
      renameSync(join(folder, 'image'), join(folder, TEXT));
    },
    'has in onnx/vision_model.onnx no image tower: it takes input_ids int64 [batch, sequence]; attention_mask int64 [batch, sequence]',
  ],
  [
    'the text tower wants something unknown',
    (folder) =>
      graph(folder, TEXT, tinyTextTower(as384, 'text_embeds', { name: 'words', type: 'float32', shape: ['batch', 3] })),
    'has no text tower that can be loaded in onnx/text_model.onnx: the runtime says “Invalid model. Node input',
  ],
  [
    'the text tower has an input nobody fills',
    (folder) => {
      const spec = tinyTextTower(as384);
      const more = { name: 'mood', type: 'float32', shape: ['batch'] } as const;
      graph(folder, TEXT, { ...spec, inputs: [...spec.inputs, more] });
    },
    'has in onnx/text_model.onnx no text tower: it takes input_ids int64 [batch, sequence]; mood float32 [batch], expected input_ids int64 [batch, sequence].',
  ],
  [
    'a tower ends before the embedding',
    (folder) => graph(folder, IMAGE, tinyImageTower(as384, 'last_hidden_state')),
    'has in onnx/vision_model.onnx no image embedding: it gives last_hidden_state float32 [batch, 384], expected image_embeds or',
  ],
  [
    'a tower of CLIP gives what is not projected yet',
    (folder) => graph(folder, IMAGE, tinyImageTower(as384, 'pooler_output')),
    'it gives pooler_output float32 [batch, 384]',
  ],
  [
    'the text tower is of another size',
    (folder) => {
      edit(folder, 'config.json', texts({}));
      const spec = tinyTextTower({ ...TINY, dimensions: 512 });
      const words = { shape: [17_763, 512], values: new Float32Array(17_763 * 512).fill(1) };
      graph(folder, TEXT, { ...spec, constants: { words } });
    },
    'has towers that do not belong together: images get 384 dimensions, texts 512.',
  ],
  [
    'config.json names other dimensions',
    (folder) => edit(folder, 'config.json', { projection_dim: 512 }),
    'says in config.json that it has 512 dimensions; its towers have 384.',
  ],
  [
    'a tower is there at another precision only',
    (folder) => renameSync(join(folder, TEXT), join(folder, 'onnx/text_model_fp16.onnx')),
    'has no precision with both towers: its image tower is there at fp32, its text tower at fp16.',
  ],
];

async function faultOf(folder: string): Promise<RummageError> {
  const error: unknown = await openModel(folder, { models: '', modelFacts: join(folder, 'none', 'facts.json') }).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof RummageError) return error;
  throw new Error(`expected a RummageError, got ${String(error)}`);
}

describe('a malformed model folder is refused, and says why', () => {
  it.each(FAULTS)('when %s', async (_what, damage, message) => {
    const folder = copyOfBundledModel();
    damage(folder);

    const error = await faultOf(folder);

    expect(error.message).toContain(message);
    // The process that tried it is well: had it crashed, this would be another error.
    expect(error.code).toBe('bad-model');
    expect(error.hint).not.toBe('');
    expect(`${error.message} ${error.hint}`).not.toMatch(/\/(tmp|work|home|onnxruntime_src)/);
  });

  it('in different words each', () => {
    expect(new Set(FAULTS.map(([, , message]) => message)).size).toBe(FAULTS.length);
  });

  it('when it ends the process that tries it', async () => {
    const fault = faultOf(copyOfBundledModel());
    await expect.poll(() => encoderProcesses().length).toBe(1);

    process.kill(encoderProcesses()[0] ?? 0, 'SIGKILL');

    expect((await fault).message).toBe('The model folder “my-model” ended the process that tried to load it.');
  });
});
