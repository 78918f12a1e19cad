import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphSpec, onnxModel, type TensorSpec } from './onnx';

/** The words the tiny tokenizer knows, all lower case; anything else is unknown to it. */
export const TINY_WORDS = ['a', 'photo', 'of', 'cat', 'dog', 'red', 'bus', 'near', 'the', 'house', 'picture'] as const;

/** Ids of the tokens with a meaning of their own. */
export const TINY_TOKENS = { pad: 0, begin: 1, end: 2, unknown: 3 } as const;
const SPECIAL = ['<pad>', '<s>', '</s>', '<unk>'];
const VOCABULARY = SPECIAL.length + TINY_WORDS.length;

export interface TinyModel {
  readonly family: string;
  readonly dimensions: number;
  /** Pixels of the square the image tower takes. */
  readonly imageSize: number;
  readonly maxTokens: number;
}

export const TINY: TinyModel = { family: 'clip', dimensions: 8, imageSize: 16, maxTokens: 12 };

/** Weights that point somewhere else for each row. */
function weights(rows: number, columns: number): { readonly shape: readonly number[]; readonly values: Float32Array } {
  const values = Float32Array.from({ length: rows * columns }, (_, i) => Math.sin(1 + i * i));
  return { shape: [rows, columns], values };
}

/** An image tower that looks at the mean of each colour only. */
export function tinyImageTower(
  { dimensions, imageSize }: TinyModel = TINY,
  output = 'image_embeds',
  type: TensorSpec['type'] = 'float32',
): GraphSpec {
  return {
    inputs: [{ name: 'pixel_values', type: 'float32', shape: ['batch', 3, imageSize, imageSize] }],
    outputs: [{ name: output, type, shape: ['batch', dimensions] }],
    nodes: [
      { op: 'ReduceMean', inputs: ['pixel_values'], output: 'colours', attributes: { axes: [2, 3], keepdims: 0 } },
      { op: 'MatMul', inputs: ['colours', 'seen'], output: 'image' },
      { op: 'Cast', inputs: ['image'], output, attributes: { to: type === 'float16' ? 10 : 1 } },
    ],
    constants: { seen: weights(3, dimensions) },
  };
}

/** A text tower that takes the mean of its tokens, padding and all: SigLIP's and MobileCLIP's mind it, too. */
export function tinyTextTower(
  { dimensions }: TinyModel = TINY,
  output = 'text_embeds',
  ids: TensorSpec = { name: 'input_ids', type: 'int64', shape: ['batch', 'sequence'] },
): GraphSpec {
  return {
    inputs: [ids],
    outputs: [{ name: output, type: 'float32', shape: ['batch', dimensions] }],
    nodes: [
      { op: 'Gather', inputs: ['words', 'input_ids'], output: 'embedded' },
      { op: 'ReduceMean', inputs: ['embedded'], output, attributes: { axes: [1], keepdims: 0 } },
    ],
    constants: { words: weights(VOCABULARY, dimensions) },
  };
}

/** A text tower as CLIP's: the meaning is read off at the highest id, behind which padding changes nothing. */
export function tinyCausalTextTower({ dimensions }: TinyModel = TINY): GraphSpec {
  return {
    ...tinyTextTower({ ...TINY, dimensions }),
    nodes: [
      { op: 'Gather', inputs: ['words', 'input_ids'], output: 'embedded' },
      { op: 'ReduceMax', inputs: ['embedded'], output: 'most', attributes: { axes: [2], keepdims: 1 } },
      { op: 'ArgMax', inputs: ['input_ids'], output: 'end', attributes: { axis: 1, keepdims: 1 } },
      { op: 'GatherND', inputs: ['embedded', 'end'], output: 'text_embeds', attributes: { batch_dims: 1 } },
    ],
  };
}

/** Both towers in one graph, as jina-clip v2 has them. */
export function tinyJointTowers(model: TinyModel = TINY): GraphSpec {
  const [image, text] = [
    tinyImageTower(model, 'l2norm_image_embeddings'),
    tinyTextTower(model, 'l2norm_text_embeddings'),
  ];
  return {
    inputs: [...text.inputs, ...image.inputs],
    outputs: [...text.outputs, ...image.outputs],
    nodes: [...text.nodes, ...image.nodes],
    constants: { ...text.constants, ...image.constants },
  };
}

/** Splits at spaces and puts every text between `<s>` and `</s>`. */
export function tinyTokenizer(): unknown {
  const special = (id: number) => ({ id, content: SPECIAL[id], special: true });
  return {
    added_tokens: SPECIAL.map((_, id) => special(id)),
    normalizer: null,
    pre_tokenizer: { type: 'WhitespaceSplit' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '<s>', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '</s>', type_id: 0 } },
      ],
      pair: [],
      special_tokens: {
        '<s>': { id: '<s>', ids: [1], tokens: ['<s>'] },
        '</s>': { id: '</s>', ids: [2], tokens: ['</s>'] },
      },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '<unk>',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 64,
      vocab: Object.fromEntries([...SPECIAL, ...TINY_WORDS].map((word, id) => [word, id])),
    },
  };
}

/** Writes a model folder whose towers are the given graphs, by the end of their file's name: `vision_model_fp16`. */
export function writeTinyModel(
  folder: string,
  graphs: Readonly<Record<string, GraphSpec>>,
  { family, dimensions, imageSize, maxTokens }: TinyModel = TINY,
): void {
  const size = { height: imageSize, width: imageSize };
  const files: Readonly<Record<string, unknown>> = {
    'config.json': {
      model_type: family,
      projection_dim: dimensions,
      text_config: { max_position_embeddings: maxTokens, vocab_size: VOCABULARY },
    },
    'preprocessor_config.json': { size, do_normalize: false },
    'tokenizer.json': tinyTokenizer(),
    'tokenizer_config.json': { pad_token: '<pad>', unk_token: '<unk>', model_max_length: 1e30 },
  };

  mkdirSync(join(folder, 'onnx'), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content));
  for (const [name, graph] of Object.entries(graphs)) {
    writeFileSync(join(folder, 'onnx', `${name}.onnx`), onnxModel(graph));
  }
}
