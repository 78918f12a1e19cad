import { describe, expect, it } from 'vitest';
import type { HubModel } from './hub-model';
import { offeredDtypes, planFetch } from './plan';

const SETTINGS = ['config.json', 'preprocessor_config.json', 'tokenizer.json'];

function hubModel(paths: readonly string[]): HubModel {
  const digest = { algorithm: 'sha256', hex: 'ab' } as const;
  return {
    ...{ id: 'owner/name', revision: 'c'.repeat(40), license: null, isGated: false },
    files: paths.map((path) => ({ path, bytes: 1, digest })),
  };
}

const towers = (suffix: string) => [`onnx/text_model${suffix}.onnx`, `onnx/vision_model${suffix}.onnx`];
const pathsOf = (model: HubModel, dtype: Parameters<typeof planFetch>[1] = null) =>
  planFetch(model, dtype).files.map(({ path }) => path);

describe('planFetch', () => {
  it('takes the best precision both towers have, its settings and its papers, and nothing else', () => {
    const model = hubModel([
      ...['.gitattributes', 'README.md', 'LICENSE.txt', 'model.safetensors', 'vocab.json', 'tokenizer_config.json'],
      ...SETTINGS,
      ...['onnx/model.onnx', 'onnx/vision_model.onnx'],
      ...towers('_fp16'),
      ...towers('_quantized'),
    ]);

    expect(offeredDtypes(model)).toEqual(['fp16', 'q8']);
    expect(pathsOf(model)).toEqual([
      ...['README.md', 'LICENSE.txt', 'tokenizer_config.json'],
      ...SETTINGS,
      ...towers('_fp16'),
    ]);
    expect(pathsOf(model, 'q8')).toEqual(expect.arrayContaining(towers('_quantized')));
  });

  it('takes weights that lie beside the towers, and before them', () => {
    const weights = ['onnx/vision_model.onnx_data', 'onnx/vision_model.onnx_data_1', 'onnx/text_model.onnx.data'];
    const model = hubModel([...SETTINGS, ...towers(''), ...weights, 'onnx/vision_model.onnx_database']);

    expect(pathsOf(model).slice(SETTINGS.length)).toEqual([
      ...['onnx/text_model.onnx.data', 'onnx/text_model.onnx'],
      ...['onnx/vision_model.onnx_data', 'onnx/vision_model.onnx_data_1', 'onnx/vision_model.onnx'],
    ]);
  });

  it('takes the one file that holds both towers where there are none apart', () => {
    const model = hubModel([...SETTINGS, 'onnx/model_fp16.onnx', 'onnx/model_fp16.onnx_data']);

    expect(pathsOf(model).slice(SETTINGS.length)).toEqual(['onnx/model_fp16.onnx_data', 'onnx/model_fp16.onnx']);
  });

  it('refuses what is no model for Rummage, saying what it lacks and what it has', () => {
    expect(() => planFetch(hubModel(['README.md', 'config.json', 'model.safetensors']), null)).toThrow(
      'owner/name lacks preprocessor_config.json, tokenizer.json, onnx/vision_model.onnx and onnx/text_model.onnx ' +
        '(or onnx/model.onnx for both); it has config.json, model.safetensors.',
    );
    expect(() => planFetch(hubModel([]), null)).toThrow(/it has no file of a model\.$/);
    expect(() => planFetch(hubModel(towers('')), null)).toThrow(/lacks config\.json, preprocessor_config\.json, tok/);
  });

  it('says which precisions there are when another is asked for', () => {
    expect(() => planFetch(hubModel([...SETTINGS, ...towers(''), ...towers('_fp16')]), 'q4')).toThrow(
      'owner/name is not offered as q4, but as fp32, fp16.',
    );
  });

  it('fetches nothing it could not check', () => {
    const { files, ...rest } = hubModel([...SETTINGS, ...towers('')]);
    const unsure = { ...rest, files: files.map((file) => ({ ...file, digest: null })) };

    expect(() => planFetch(unsure, null)).toThrow('The hub gives no size and checksum for config.json of owner/name.');
  });
});
