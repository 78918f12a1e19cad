import { env } from '@xenova/transformers';
import { RummageError } from '../errors';
import { hubCoordinates, type ModelFolder } from './model-folder';
import { sessionOptions } from './session-options';

/**
 * Loads one part of a model folder through transformers.js, from disk only: this never touches the network.
 *
 * @param what `image tower`, `text tower`, `tokenizer`, for the error
 * @throws RummageError `bad-model` when the part cannot be loaded
 */
export async function loadPart<Part>(
  folder: ModelFolder,
  what: string,
  threads: number,
  load: (id: string, options: { dtype: 'fp32'; session_options: Record<string, unknown> }) => Promise<Part>,
): Promise<Part> {
  const { localModelPath, id } = hubCoordinates(folder);
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = localModelPath;

  try {
    return await load(id, { dtype: 'fp32', session_options: sessionOptions(threads) });
  } catch (cause) {
    throw new RummageError('bad-model', `The ${what} of “${folder.identity.name}” cannot be loaded.`, {
      hint: 'Its files may be damaged or of another kind: copy the model folder again, or use clip-pocket-384.',
      cause,
    });
  }
}

/**
 * Cuts a batch of embeddings into rows.
 *
 * @param data Float32Array of length rows × dimensions
 * @throws RummageError `bad-model` when the tower's output is not of the model's dimensions
 */
export function toRows(data: unknown, rows: number, { identity }: ModelFolder): Float32Array[] {
  const { dimensions, name } = identity;
  if (!(data instanceof Float32Array) || data.length !== rows * dimensions) {
    const got = data instanceof Float32Array ? data.length / rows : typeof data;
    throw new RummageError('bad-model', `“${name}” says it has ${dimensions} dimensions; its output has ${got}.`, {
      hint: 'Both towers and config.json must come from the same model: copy the folder again.',
    });
  }

  return Array.from({ length: rows }, (_, row) => data.slice(row * dimensions, (row + 1) * dimensions));
}
