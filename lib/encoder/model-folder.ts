import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { RummageError } from '../errors';
import { bundledModels } from '../paths';
import { type ModelIdentity, PREPROCESSING_VERSION } from './identity';

const sizeSchema = z.union([
  z
    .number()
    .int()
    .positive()
    .transform((edge) => ({ shortest_edge: edge })),
  z.object({ shortest_edge: z.number().int().positive() }),
  z.object({ height: z.number().int().positive(), width: z.number().int().positive() }),
]);

const preprocessorSchema = z.object({
  size: sizeSchema,
  resample: z.number().int().optional(),
  do_center_crop: z.boolean().default(false),
  crop_size: z
    .union([
      z
        .number()
        .int()
        .positive()
        .transform((edge) => ({ height: edge, width: edge })),
      z.object({ height: z.number().int().positive(), width: z.number().int().positive() }),
    ])
    .optional(),
  do_rescale: z.boolean().default(true),
  rescale_factor: z
    .number()
    .positive()
    .default(1 / 255),
  do_normalize: z.boolean().default(true),
  image_mean: z.tuple([z.number(), z.number(), z.number()]).default([0, 0, 0]),
  image_std: z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]).default([1, 1, 1]),
});

const configSchema = z.object({
  model_type: z.string(),
  projection_dim: z.number().int().positive().optional(),
  logit_scale_init_value: z.number().optional(),
  text_config: z
    .object({ max_position_embeddings: z.number().int().positive().optional(), projection_dim: z.number().optional() })
    .loose()
    .optional(),
});

/** How a model wants its pixels, read from its own `preprocessor_config.json`. */
export interface PixelRecipe {
  /** Pixels of the square the image tower takes. */
  readonly height: number;
  readonly width: number;
  /** `cover`: shortest side resized, centre cropped. `fill`: both sides resized, proportions lost. */
  readonly fit: 'cover' | 'fill';
  /** sharp's name for the PIL filter the model was trained with. */
  readonly kernel: 'nearest' | 'linear' | 'cubic' | 'lanczos3';
  readonly scale: number;
  readonly mean: readonly [number, number, number];
  readonly deviation: readonly [number, number, number];
}

/** A model folder that has been read and found complete; nothing of it is loaded yet. */
export interface ModelFolder {
  /** Absolute path. */
  readonly path: string;
  readonly identity: ModelIdentity;
  readonly pixels: PixelRecipe;
  /** Tokens the text tower can take. */
  readonly maxTokens: number;
  /** Multiplies cosines into logits (CLIP §2.3): `exp` of the learned temperature. */
  readonly logitScale: number;
}

const DTYPE = 'fp32';
const REQUIRED = [
  'config.json',
  'preprocessor_config.json',
  'tokenizer.json',
  'onnx/vision_model.onnx',
  'onnx/text_model.onnx',
];

/**
 * Reads and checks a CLIP-family folder in the transformers.js layout.
 *
 * @param model a name below the fetched or bundled models, or an absolute path
 * @param fetchedModels absolute path of the folder that holds fetched models
 * @throws RummageError `bad-model` naming the first thing that is missing or wrong
 */
export async function readModelFolder(model: string, fetchedModels: string): Promise<ModelFolder> {
  const path = locate(model, fetchedModels);
  const name = isAbsolute(model) ? basename(path) : model;

  const missing = REQUIRED.filter((file) => !existsSync(/* turbopackIgnore: true */ join(path, file)));
  if (missing.length > 0) {
    throw badModel(name, `lacks ${missing.join(', ')}`, 'Copy a complete folder in the transformers.js layout.');
  }

  const config = readJson(path, 'config.json', configSchema, name);
  const preprocessor = readJson(path, 'preprocessor_config.json', preprocessorSchema, name);
  const dimensions = config.projection_dim ?? config.text_config?.projection_dim;
  if (dimensions === undefined)
    throw badModel(name, 'has no projection_dim in config.json', 'Use a CLIP-family model.');

  return {
    path,
    identity: {
      name,
      revision: await fingerprint(path),
      dtype: DTYPE,
      preprocessing: PREPROCESSING_VERSION,
      dimensions,
    },
    pixels: pixelRecipe(preprocessor),
    maxTokens: config.text_config?.max_position_embeddings ?? 77,
    logitScale: Math.exp(config.logit_scale_init_value ?? Math.log(100)),
  };
}

function locate(model: string, fetchedModels: string): string {
  const candidates = isAbsolute(model) ? [model] : [join(fetchedModels, model), join(bundledModels(), model)];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found !== undefined) return found;

  throw badModel(
    isAbsolute(model) ? basename(model) : model,
    'was not found among the fetched and bundled models',
    'Set RUMMAGE_MODEL to `clip-pocket-384` or to the path of a model folder.',
  );
}

function readJson<Shape extends z.ZodType>(folder: string, file: string, schema: Shape, model: string): z.infer<Shape> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } catch (cause) {
    throw badModel(model, `has a ${file} that is not JSON`, 'Copy the folder again.', cause);
  }

  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badModel(
    model,
    `has a ${file} with ${issue?.path.join('.')}: ${issue?.message}`,
    'Use a CLIP-family model.',
    parsed.error,
  );
}

function badModel(name: string, fault: string, hint: string, cause?: unknown): RummageError {
  return new RummageError('bad-model', `The model folder “${name}” ${fault}.`, { hint, cause });
}

// PIL's numbers, which preprocessor_config.json uses.
const PIL_FILTERS: Readonly<Record<number, PixelRecipe['kernel']>> = {
  0: 'nearest',
  1: 'lanczos3',
  2: 'linear',
  3: 'cubic',
};

function pixelRecipe(preprocessor: z.infer<typeof preprocessorSchema>): PixelRecipe {
  const { size, crop_size: crop, do_center_crop: crops } = preprocessor;
  const target =
    crops && crop ? crop : 'shortest_edge' in size ? { height: size.shortest_edge, width: size.shortest_edge } : size;
  const normalises = preprocessor.do_normalize;

  return {
    ...target,
    fit: 'shortest_edge' in size || crops ? 'cover' : 'fill',
    kernel: PIL_FILTERS[preprocessor.resample ?? 3] ?? 'cubic',
    scale: preprocessor.do_rescale ? preprocessor.rescale_factor : 1,
    mean: normalises ? preprocessor.image_mean : [0, 0, 0],
    deviation: normalises ? preprocessor.image_std : [1, 1, 1],
  };
}

async function fingerprint(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of ['onnx/vision_model.onnx', 'onnx/text_model.onnx', 'tokenizer.json']) {
    await pipeline(createReadStream(/* turbopackIgnore: true */ join(folder, file)), hash, { end: false });
  }
  return hash.digest('hex').slice(0, 12);
}

/** The two halves transformers.js wants a local model's path in. */
export function hubCoordinates(folder: ModelFolder): { readonly localModelPath: string; readonly id: string } {
  return { localModelPath: `${dirname(folder.path)}/`, id: basename(folder.path) };
}
