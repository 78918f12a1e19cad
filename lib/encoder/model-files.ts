import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { badModel } from './bad-model';
import { type Dtype, DTYPES, fileSuffix } from './reference';

/** The files of a model folder that are used, relative to it. */
export interface ModelFiles {
  /** The ONNX file of each tower; the same one twice where a model has both in one. */
  readonly image: string;
  readonly text: string;
  /** Weights that lie beside the towers' files. */
  readonly weights: readonly string[];
  readonly settings: readonly string[];
}

const REQUIRED = ['config.json', 'preprocessor_config.json', 'tokenizer.json'];
const OPTIONAL = ['tokenizer_config.json'];
const COPY = 'Fetch it again, or copy a complete folder in the transformers.js layout.';

/** Where the towers of a precision lie: in a file each (CLIP, SigLIP), or both in one (jina-clip v2). */
function candidates(dtype: Dtype): { readonly image: string; readonly text: string; readonly joint: string } {
  const suffix = fileSuffix(dtype);
  return {
    image: `onnx/vision_model${suffix}.onnx`,
    text: `onnx/text_model${suffix}.onnx`,
    joint: `onnx/model${suffix}.onnx`,
  };
}

/**
 * Finds a model's files at a precision, which is the same for both towers: vectors of different precisions are not to be
 * compared.
 *
 * @param folder absolute path
 * @param wanted null for the best there is
 * @throws RummageError `bad-model` naming what is missing
 */
export function findModelFiles(
  folder: string,
  name: string,
  wanted: Dtype | null,
): ModelFiles & { readonly dtype: Dtype } {
  const found = new Set(listOnnx(folder));
  const missing = REQUIRED.filter(
    (file) => !existsSync(/* turbopackIgnore: true */ join(/* turbopackIgnore: true */ folder, file)),
  );
  const dtype = wanted ?? DTYPES.find((dtype) => towersOf(dtype, found) !== null) ?? null;
  const towers = dtype === null ? null : towersOf(dtype, found);

  if (dtype === null || towers === null) throw badModel(name, ...missingTowers(found, wanted, missing));
  if (missing.length > 0) throw badModel(name, `lacks ${missing.join(', ')}`, COPY);

  const weights = [...found].filter((file) => isWeightsOf(towers.image, file) || isWeightsOf(towers.text, file)).sort();
  const optional = OPTIONAL.filter((file) =>
    existsSync(/* turbopackIgnore: true */ join(/* turbopackIgnore: true */ folder, file)),
  );
  return { ...towers, dtype, weights, settings: [...REQUIRED, ...optional] };
}

/** Every file of the model that is used, each once. */
export function allFiles({ image, text, weights, settings }: ModelFiles): string[] {
  return [...new Set([image, text, ...weights, ...settings])];
}

/** @returns bytes */
export function sizeOf(folder: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(/* turbopackIgnore: true */ join(folder, file)).size, 0);
}

function listOnnx(folder: string): string[] {
  try {
    return readdirSync(/* turbopackIgnore: true */ join(folder, 'onnx')).map((file) => `onnx/${file}`);
  } catch {
    return [];
  }
}

function towersOf(dtype: Dtype, found: ReadonlySet<string>): { readonly image: string; readonly text: string } | null {
  const { image, text, joint } = candidates(dtype);
  if (found.has(image) && found.has(text)) return { image, text };
  return found.has(joint) && !found.has(image) && !found.has(text) ? { image: joint, text: joint } : null;
}

function missingTowers(
  found: ReadonlySet<string>,
  wanted: Dtype | null,
  missing: readonly string[],
): [fault: string, hint: string] {
  const images = DTYPES.filter((dtype) => found.has(candidates(dtype).image));
  const texts = DTYPES.filter((dtype) => found.has(candidates(dtype).text));
  if (wanted === null && images.length > 0 && texts.length > 0) {
    return [
      `has no precision with both towers: its image tower is there at ${images.join(', ')}, its text tower at ${texts.join(', ')}`,
      'Fetch it again, or copy both towers at the same precision: their vectors must be comparable.',
    ];
  }

  const { image, text } = candidates(wanted ?? images[0] ?? texts[0] ?? 'fp32');
  const lacking = [...missing, ...[image, text].filter((file) => !found.has(file))];
  return [`lacks ${lacking.join(', ')}`, COPY];
}

/** transformers.js writes `model.onnx_data`, `model.onnx_data_1` …; PyTorch `model.onnx.data`. */
function isWeightsOf(tower: string, file: string): boolean {
  return file.startsWith(`${tower}_data`) || file === `${tower}.data`;
}
