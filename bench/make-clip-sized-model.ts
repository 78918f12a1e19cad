import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DEFAULT_MODEL } from '#lib/encoder/catalogue';
import { bundledModels } from '#lib/paths';
import { type GraphSpec, type NodeSpec, onnxModel, type TensorSpec } from '#lib/testing/onnx';
import { seededRandom } from './make-crops';

/** What both towers embed into. */
const DIMENSIONS = 512;
const VOCABULARY = 49_408;
const LONGEST_TEXT = 77;
const LAYERS = 12;
const COPIED = ['tokenizer.json', 'tokenizer_config.json', 'preprocessor_config.json'];

/** Weights repeat after so many values, a prime number: making each anew would take longer than all the rest. */
const PERIOD = 1_000_003;

/** `npm run bench -- clip-sized-model <folder>` */
export async function main([folder]: readonly string[]): Promise<void> {
  if (folder === undefined) throw new Error('Expected a folder to write the model into.');
  await makeClipSizedModel(resolve(folder));
  console.log(`Wrote ${resolve(folder)}.`);
}

/**
 * Writes a model of random weights with the shapes of clip-vit-base-patch32, of about 600 MB: what it costs is what the
 * real one costs, what it says means nothing. The tokenizer is the bundled model's.
 *
 * @param folder absolute; made if need be
 */
export async function makeClipSizedModel(folder: string): Promise<void> {
  const bundled = join(bundledModels(), DEFAULT_MODEL);
  await mkdir(join(folder, 'onnx'), { recursive: true });
  for (const name of COPIED) await copyFile(join(bundled, name), join(folder, name));

  const config = JSON.parse(await readFile(join(bundled, 'config.json'), 'utf8')) as Record<string, object>;
  const towers = { text_config: config.text_config, vision_config: config.vision_config };
  const projected = Object.entries(towers).map(([name, tower]) => [name, { ...tower, projection_dim: DIMENSIONS }]);
  const content = { ...config, projection_dim: DIMENSIONS, ...Object.fromEntries(projected) };
  await writeFile(join(folder, 'config.json'), JSON.stringify(content));

  await writeFile(join(folder, 'onnx', 'vision_model.onnx'), onnxModel(imageTower()));
  await writeFile(join(folder, 'onnx', 'text_model.onnx'), onnxModel(textTower()));
}

/** ViT-B/32: 49 patches and a class token, 12 layers of 768. */
export function imageTower(): GraphSpec {
  const graph = new Graph();
  const patches = graph.op('Conv', ['pixel_values', graph.weight(768, 3, 32, 32)], {
    strides: [32, 32],
    kernel_shape: [32, 32],
  });
  const rows = graph.op('Transpose', [graph.op('Reshape', [patches, graph.whole(0, 768, -1)])], { perm: [0, 2, 1] });
  const batch = graph.op('Slice', [graph.op('Shape', [rows]), graph.whole(0), graph.whole(1)]);
  const shape = graph.op('Concat', [batch, graph.whole(1, 768)], { axis: 0 });
  const classToken = graph.op('Expand', [graph.weight(1, 1, 768), shape]);
  const placed = graph.op('Add', [graph.op('Concat', [classToken, rows], { axis: 1 }), graph.weight(1, 50, 768)]);

  let x = graph.norm(placed, 768);
  for (let layer = 0; layer < LAYERS; layer++) x = graph.block(x, 768, 12);
  x = graph.op('Gather', [x, graph.constant([], BigInt64Array.of(0n))], { axis: 1 });
  const embedding = graph.linear(graph.norm(x, 768), 768, DIMENSIONS, false);
  return graph.spec(
    { name: 'pixel_values', type: 'float32', shape: ['batch', 3, 224, 224] },
    embedding,
    'image_embeds',
  );
}

/** Causal, 12 layers of 512, and read off at the highest token id, as CLIP's is. */
export function textTower(): GraphSpec {
  const graph = new Graph();
  const length = graph.op('Slice', [graph.op('Shape', ['input_ids']), graph.whole(1), graph.whole(2)]);
  const square = graph.op('Concat', [length, length], { axis: 0 });
  const hidden = graph.op('Expand', [graph.constant([], Float32Array.of(-1e9)), square]);
  const mask = graph.op('Trilu', [hidden, graph.constant([], BigInt64Array.of(1n))], { upper: 1 });
  const places = graph.op('Slice', [graph.weight(LONGEST_TEXT, 512), graph.whole(0), length, graph.whole(0)]);
  const words = graph.op('Gather', [graph.weight(VOCABULARY, 512), 'input_ids'], { axis: 0 });

  let x = graph.op('Add', [words, places]);
  for (let layer = 0; layer < LAYERS; layer++) x = graph.block(x, 512, 8, mask);
  const end = graph.op('ArgMax', ['input_ids'], { axis: 1, keepdims: 1 });
  x = graph.op('GatherND', [graph.norm(x, 512), end], { batch_dims: 1 });
  const embedding = graph.linear(x, 512, DIMENSIONS, false);
  return graph.spec({ name: 'input_ids', type: 'int64', shape: ['batch', 'sequence'] }, embedding, 'text_embeds');
}

type Values = Float32Array | BigInt64Array;

/** Grows a graph from its input on; every method returns the name of what it makes. */
class Graph {
  readonly #nodes: NodeSpec[] = [];
  readonly #constants: Record<string, { readonly shape: readonly number[]; readonly values: Values }> = {};
  readonly #random = randomValues();

  op(op: string, inputs: readonly string[], attributes: NonNullable<NodeSpec['attributes']> = {}): string {
    const output = `t${this.#nodes.length + 1}`;
    this.#nodes.push({ op, inputs, output, attributes });
    return output;
  }

  constant(shape: readonly number[], values: Values): string {
    const name = `w${Object.keys(this.#constants).length}`;
    this.#constants[name] = { shape, values };
    return name;
  }

  whole(...values: readonly number[]): string {
    return this.constant([values.length], BigInt64Array.from(values, BigInt));
  }

  weight(...shape: readonly number[]): string {
    const values = new Float32Array(shape.reduce((a, b) => a * b));
    for (let at = 0; at < values.length; at += PERIOD) {
      values.set(this.#random.subarray(0, Math.min(PERIOD, values.length - at)), at);
    }
    return this.constant(shape, values);
  }

  linear(x: string, from: number, to: number, biased = true): string {
    const product = this.op('MatMul', [x, this.weight(from, to)]);
    return biased ? this.op('Add', [product, this.constant([to], new Float32Array(to))]) : product;
  }

  norm(x: string, size: number): string {
    const [ones, zeros] = [new Float32Array(size).fill(1), new Float32Array(size)];
    return this.op('LayerNormalization', [x, this.constant([size], ones), this.constant([size], zeros)], { axis: -1 });
  }

  /** A transformer's layer: attention, then two layers with CLIP's quick GELU between. */
  block(x: string, size: number, heads: number, mask?: string): string {
    const attended = this.op('Add', [x, this.#attention(this.norm(x, size), size, heads, mask)]);
    const inner = this.linear(this.norm(attended, size), size, 4 * size);
    const gate = this.op('Sigmoid', [this.op('Mul', [inner, this.constant([], Float32Array.of(1.702))])]);
    return this.op('Add', [attended, this.linear(this.op('Mul', [inner, gate]), 4 * size, size)]);
  }

  spec(input: TensorSpec, from: string, output: string): GraphSpec {
    return {
      inputs: [input],
      outputs: [{ name: output, type: 'float32', shape: ['batch', DIMENSIONS] }],
      nodes: [...this.#nodes, { op: 'Identity', inputs: [from], output }],
      constants: this.#constants,
    };
  }

  #attention(x: string, size: number, heads: number, mask: string | undefined): string {
    const split = () => {
      const parts = this.op('Reshape', [this.linear(x, size, size), this.whole(0, -1, heads, size / heads)]);
      return this.op('Transpose', [parts], { perm: [0, 2, 1, 3] });
    };
    const [queries, keys, values] = [split(), split(), split()];
    const scores = this.op('MatMul', [queries, this.op('Transpose', [keys], { perm: [0, 1, 3, 2] })]);
    const scaled = this.op('Mul', [scores, this.constant([], Float32Array.of((size / heads) ** -0.5))]);
    const seen = mask === undefined ? scaled : this.op('Add', [scaled, mask]);
    const mixed = this.op('MatMul', [this.op('Softmax', [seen], { axis: -1 }), values]);
    const joined = this.op('Transpose', [mixed], { perm: [0, 2, 1, 3] });
    return this.linear(this.op('Reshape', [joined, this.whole(0, -1, size)]), size, size);
  }
}

/** Evenly spread, with the deviation weights are begun with: 0.02. */
function randomValues(): Float32Array {
  const random = seededRandom(0);
  return Float32Array.from({ length: PERIOD }, () => (2 * random() - 1) * 0.02 * Math.sqrt(3));
}
