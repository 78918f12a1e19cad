import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { forbidReports } from '../config';
import { toFloats } from './embeddings';
import { type ImageSize, withFreeSize } from './free-size';
import type { ModelFolder } from './model-folder';
import { findPatches, PATCHES, type PatchGrid } from './patch-grids';
import { findTensor } from './session';
import { sessionOptions, type SessionSettings } from './session-options';

/** Pixels along a patch: what convolutional towers shrink an image by. */
export const PATCH = 32;

/** An image tower of convolutions alone: it takes images of any size, and tells of patches all over them. */
export interface WholeTower {
  /**
   * @param pixelValues Float32Array of 3 × height × width
   * @param size multiples of {@link PATCH}
   */
  patches(pixelValues: Float32Array, size: ImageSize): Promise<PatchGrid>;
  dispose(): Promise<void>;
}

/**
 * Opens a model's image tower for images of any size: null where it tells of no patches, or takes one size only. Found by
 * trial, with an image twice as wide as the model's own: it must have twice the patches.
 */
export async function openWholeTower(model: ModelFolder, settings: SessionSettings): Promise<WholeTower | null> {
  const { height, width } = model.pixels;
  const stated = await readFile(join(model.path, model.files.image));
  // A large model without patches is not loaded a second time to learn that.
  const graph = stated.includes(PATCHES) ? withFreeSize(stated, model.pixels) : null;
  if (graph === null || height % PATCH > 0 || width % PATCH > 0) return null;

  forbidReports();
  const session = await InferenceSession.create(graph, sessionOptions(settings)).catch(() => null);
  if (session === null) return null;
  const output = findPatches(session);
  const isPlain =
    findTensor(session.inputMetadata, 'pixel_values')?.type === 'float32' && session.inputNames.length === 1;
  if (output !== null && isPlain) {
    const tower = towerOf(session, output.name);
    const size = { height, width: 2 * width };
    // What does not take it throws, or gives other patches than these.
    const tried = await tower.patches(new Float32Array(3 * size.height * size.width), size).catch(() => null);
    if (tried !== null) return tower;
  }
  await session.release();
  return null;
}

function towerOf(session: InferenceSession, output: string): WholeTower {
  return {
    async patches(pixelValues, { height, width }) {
      const pixels = new Tensor('float32', pixelValues, [1, 3, height, width]);
      const { dims, data } = (await session.run({ pixel_values: pixels }, [output]))[output] as Tensor;
      const [rows, columns] = [height / PATCH, width / PATCH];
      const vectors = toFloats(data);
      if (vectors === null || dims[1] !== rows * columns) {
        throw new RangeError(`${dims.join(' × ')} patches of ${height} × ${width} pixels, expected ${rows * columns}`);
      }
      return { rows, columns, vectors };
    },
    dispose: () => session.release(),
  };
}
