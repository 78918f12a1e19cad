import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { badModel } from './bad-model';
import { fromHalves } from './half-floats';
import type { ModelFolder } from './model-folder';
import { describeTensors, findTensor, type TensorInfo, type Tower } from './session';

/** What exports call the embedding of each tower. */
const NAMES: Readonly<Record<Tower, readonly string[]>> = {
  image: ['image_embeds', 'l2norm_image_embeddings', 'image_embeddings', 'image_features'],
  text: ['text_embeds', 'l2norm_text_embeddings', 'text_embeddings', 'text_features'],
};

/**
 * Finds the output that is the embedding. What is not one for certain is refused: hidden states pooled in some way make
 * vectors that look right and find nothing.
 *
 * @throws RummageError `bad-model`
 */
export function findEmbedding(model: ModelFolder, session: InferenceSession, tower: Tower): TensorInfo {
  // SigLIP's towers end with their pooling; what CLIP's call so is not projected into the common space yet.
  const names = model.family.startsWith('siglip') ? [...NAMES[tower], 'pooler_output'] : NAMES[tower];
  const found = names.map((name) => findTensor(session.outputMetadata, name)).find((output) => output !== null);
  if (found) return found;

  throw badModel(
    model.name,
    `has in ${model.files[tower]} no ${tower} embedding: it gives ${describeTensors(session.outputMetadata)}, expected ${names.join(' or ')}`,
    'Export both towers with their projection, or use another folder of this model.',
  );
}

/**
 * Cuts a tower's output into rows.
 *
 * @param rows how many were asked for
 * @returns one Float32Array per row, all of one length, not normalised
 * @throws RummageError `bad-model` when the output is not of that many rows
 */
export function toRows({ name, files }: ModelFolder, tower: Tower, output: Tensor, rows: number): Float32Array[] {
  const { dims } = output;
  const data = toFloats(output.data);
  if (dims.length !== 2 || dims[0] !== rows || data === null) {
    const got = `${output.type} [${dims.join(', ')}]`;
    throw badModel(
      name,
      `gives ${got} for ${rows} ${tower}(s) in ${files[tower]}, expected ${rows} vector(s)`,
      'Use another folder of this model.',
    );
  }

  const width = data.length / rows;
  return Array.from({ length: rows }, (_, row) => data.slice(row * width, (row + 1) * width));
}

/** What an output holds, as floats; null when it holds anything else. */
export function toFloats(data: Tensor['data']): Float32Array | null {
  if (data instanceof Float32Array) return data;
  if (data instanceof Uint16Array) return fromHalves(data);
  // Node 24 has half floats of its own, and the runtime then uses them.
  return data.constructor.name === 'Float16Array' ? Float32Array.from(data as unknown as ArrayLike<number>) : null;
}
