import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { badModel } from './bad-model';

const count = z.number().int().positive();
const square = count.transform((edge) => ({ height: edge, width: edge }));
const sides = z.object({ height: count, width: count });
const triple = z.tuple([z.number(), z.number(), z.number()]);
const positiveTriple = z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]);

const imageProcessor = z.object({
  size: z.union([count.transform((edge) => ({ shortest_edge: edge })), z.object({ shortest_edge: count }), sides]),
  resample: z.number().int().optional(),
  do_center_crop: z.boolean().default(false),
  crop_size: z.union([square, sides]).optional(),
  do_rescale: z.boolean().default(true),
  rescale_factor: z
    .number()
    .positive()
    .default(1 / 255),
  do_normalize: z.boolean().default(true),
  image_mean: triple.default([0, 0, 0]),
  image_std: positiveTriple.default([1, 1, 1]),
});

/** jina-clip's own form. */
const jinaProcessor = z.object({
  size: count,
  resize_mode: z.enum(['squash', 'shortest'], {
    error: 'only images that are cropped or squashed to a square are supported',
  }),
  interpolation: z.enum(['bicubic', 'bilinear']),
  mean: triple,
  std: positiveTriple,
});

/** `preprocessor_config.json` */
export type Preprocessor = z.infer<typeof imageProcessor>;

const textConfig = z
  .object({ max_position_embeddings: count, projection_dim: count, vocab_size: count, pad_token_id: z.number().int() })
  .partial();

const configSchema = z.object({
  model_type: z.string().default('clip'),
  projection_dim: count.optional(),
  logit_scale_init_value: z.number().optional(),
  logit_scale: z.number().optional(),
  logit_bias: z.number().optional(),
  text_config: textConfig.default({}),
});

/** `config.json` */
export type ModelConfig = z.infer<typeof configSchema>;

const tokenizerConfigSchema = z.object({ model_max_length: z.number().positive().optional() });

/** @throws RummageError `bad-model` */
export function readConfig(folder: string, model: string): ModelConfig {
  return parse(readJson(folder, 'config.json', model), configSchema, 'config.json', model);
}

/** @throws RummageError `bad-model` */
export function readPreprocessor(folder: string, model: string): Preprocessor {
  const file = 'preprocessor_config.json';
  const content = readJson(folder, file, model);
  const isJina = typeof content === 'object' && content !== null && 'resize_mode' in content;
  return parse(isJina ? commonForm(parse(content, jinaProcessor, file, model)) : content, imageProcessor, file, model);
}

function commonForm({ size, resize_mode: mode, interpolation, mean, std }: z.infer<typeof jinaProcessor>): unknown {
  return {
    size: mode === 'squash' ? { height: size, width: size } : { shortest_edge: size },
    resample: interpolation === 'bicubic' ? 3 : 2,
    image_mean: mean,
    image_std: std,
  };
}

/** The tokens `tokenizer_config.json` says a text may have; null where it says nothing of use. */
export function readTokenizerLength(folder: string, model: string): number | null {
  const file = 'tokenizer_config.json';
  const { model_max_length: length } = parse(readJson(folder, file, model), tokenizerConfigSchema, file, model);
  // “No limit” is written as 10^30.
  return length !== undefined && length < 1_000_000 ? Math.floor(length) : null;
}

/** @throws RummageError `bad-model` when it is not JSON */
export function readJson(folder: string, file: string, model: string): unknown {
  try {
    return JSON.parse(readFileSync(/* turbopackIgnore: true */ join(folder, file), 'utf8'));
  } catch (cause) {
    throw badModel(model, `has a ${file} that is not JSON`, 'Fetch or copy the folder again.', cause);
  }
}

function parse<Shape extends z.ZodType>(content: unknown, schema: Shape, file: string, model: string): z.infer<Shape> {
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;

  const [issue] = parsed.error.issues;
  throw badModel(
    model,
    `has a ${file} with ${issue?.path.join('.') || 'the whole file'}: ${issue?.message}`,
    'Use a CLIP-family model.',
    parsed.error,
  );
}
