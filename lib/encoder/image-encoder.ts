import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { badModel, ONE_SOURCE } from './bad-model';
import { findEmbedding, toRows } from './embeddings';
import { toHalves } from './half-floats';
import type { ModelFolder } from './model-folder';
import { normalise } from './normalise';
import { findPatches, type PatchGrid, toPatchGrids } from './patch-grids';
import { describeTensors, findTensor, openSession, type TensorInfo } from './session';

/** The image tower. It blocks the thread that calls it: keep it out of threads that have other things to do. */
export interface ImageEncoder {
  /**
   * @param pixelValues one Float32Array of 3 × height × width per image
   * @returns one L2-normalised Float32Array of the model's dimensions per image, in order; null where the model gave no
   *   direction
   */
  encode(pixelValues: readonly Float32Array[]): Promise<(Float32Array | null)[]>;
  /**
   * @param pixelValues as above
   * @returns the patches of each image, in order; null for a model that tells of none
   */
  patches(pixelValues: readonly Float32Array[]): Promise<PatchGrid[] | null>;
  dispose(): Promise<void>;
}

/**
 * @param threads threads one inference may use
 * @throws RummageError `bad-model`
 */
export async function loadImageEncoder(model: ModelFolder, threads: number, provider = 'cpu'): Promise<ImageEncoder> {
  return imageEncoderOf(model, await openSession(model, 'image', { threads, provider }));
}

/**
 * The image tower of a session that is already open.
 *
 * @throws RummageError `bad-model` when it is none
 */
export function imageEncoderOf(model: ModelFolder, session: InferenceSession): ImageEncoder {
  const input = checkInput(model, session);
  const output = findEmbedding(model, session, 'image');
  const { height, width } = model.pixels;
  const size = 3 * height * width;

  const run = async (images: readonly Float32Array[], wanted: string): Promise<Tensor> => {
    const batch = new Float32Array(images.length * size);
    images.forEach((values, row) => {
      if (values.length !== size) throw new RangeError(`${values.length} pixel values, expected ${size}`);
      batch.set(values, row * size);
    });

    const feeds = {
      pixel_values: pixelTensor(input, batch, [images.length, 3, height, width]),
      ...noText(session, images.length),
    };
    return (await session.run(feeds, [wanted]))[wanted] as Tensor;
  };

  // Some exports take one image at a time and no more.
  const step = input.shape[0] === 1 ? 1 : Infinity;
  const patches = findPatches(session);
  return {
    async encode(images) {
      const rows = await inSteps(images, step, async (some) =>
        toRows(model, 'image', await run(some, output.name), some.length),
      );
      return rows.map((row) => (normalise(row) ? row : null));
    },
    async patches(images) {
      if (patches === null) return null;
      return inSteps(images, step, async (some) => toPatchGrids(model, await run(some, patches.name), some.length));
    },
    dispose: () => session.release(),
  };
}

async function inSteps<One>(
  images: readonly Float32Array[],
  step: number,
  work: (some: readonly Float32Array[]) => Promise<readonly One[]>,
): Promise<One[]> {
  const done: One[] = [];
  for (let at = 0; at < images.length; at += step) done.push(...(await work(images.slice(at, at + step))));
  return done;
}

export function pixelTensor({ type }: TensorInfo, values: Float32Array, dims: readonly number[]): Tensor {
  return type === 'float16' ? new Tensor('float16', toHalves(values), dims) : new Tensor('float32', values, dims);
}

/** A joint graph wants both inputs: the shortest text there is for each image. */
function noText(session: InferenceSession, images: number): Record<string, Tensor> {
  const ids = findTensor(session.inputMetadata, 'input_ids');
  if (ids === null) return {};
  const ones = (): Tensor => new Tensor('int64', new BigInt64Array(images).fill(1n), [images, 1]);
  const mask = findTensor(session.inputMetadata, 'attention_mask');
  return mask === null ? { input_ids: ones() } : { input_ids: ones(), attention_mask: ones() };
}

function checkInput(model: ModelFolder, session: InferenceSession): TensorInfo {
  const { name, files, pixels } = model;
  const input = findTensor(session.inputMetadata, 'pixel_values');
  const others = session.inputNames.filter((other) => other !== 'pixel_values');
  const isJoint = files.image === files.text;
  const [, channels, height, width] = input?.shape ?? [];

  if (
    input === null ||
    input.shape.length !== 4 ||
    (channels !== 3 && typeof channels === 'number') ||
    (input.type !== 'float32' && input.type !== 'float16') ||
    (others.length > 0 && !isJoint)
  ) {
    throw badModel(
      name,
      `has in ${files.image} no image tower: it takes ${describeTensors(session.inputMetadata)}, expected pixel_values [batch, 3, ${pixels.height}, ${pixels.width}]`,
      ONE_SOURCE,
    );
  }

  const differs = (found: number | string | undefined, expected: number) =>
    typeof found === 'number' && found !== expected;
  if (differs(height, pixels.height) || differs(width, pixels.width)) {
    throw badModel(
      name,
      `makes images of ${pixels.height} × ${pixels.width} pixels by its preprocessor_config.json, but its image tower takes ${height} × ${width}`,
      ONE_SOURCE,
    );
  }
  return input;
}
