import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { badModel } from './bad-model';
import { toFloats } from './embeddings';
import type { ModelFolder } from './model-folder';
import { findTensor, type TensorInfo } from './session';

/** What an image tower sees in each part of an image, in the space of its embeddings (as PACL has it, arXiv 2212.04994). */
export interface PatchGrid {
  readonly rows: number;
  readonly columns: number;
  /** Row by row, rows × columns × dimensions; not normalised: a patch that shows nothing known is short. */
  readonly vectors: Float32Array;
}

/** The name of that output. */
export const PATCHES = 'patch_embeds';

/** The output that tells of patches; null for most models. */
export function findPatches(session: InferenceSession): TensorInfo | null {
  const output = findTensor(session.outputMetadata, PATCHES);
  return output?.shape.length === 3 ? output : null;
}

/**
 * @param images how many were asked for
 * @throws RummageError `bad-model` when the output is not a square of patches for each
 */
export function toPatchGrids({ name, files }: ModelFolder, output: Tensor, images: number): PatchGrid[] {
  const [rows = 0, patches = 0, dimensions = 0] = output.dims;
  const data = toFloats(output.data);
  const side = Math.sqrt(patches);
  if (data === null || output.dims.length !== 3 || rows !== images || !Number.isInteger(side)) {
    throw badModel(
      name,
      `gives ${output.type} [${output.dims.join(', ')}] as ${PATCHES} in ${files.image}, expected [${images}, side × side, dimensions]`,
      'Export its patches as a square, row by row, or leave them out.',
    );
  }

  const length = patches * dimensions;
  return Array.from({ length: images }, (_, i) => ({
    rows: side,
    columns: side,
    vectors: data.slice(i * length, (i + 1) * length),
  }));
}
