import { CLIPVisionModelWithProjection, Tensor } from '@xenova/transformers';
import type { ModelFolder } from './model-folder';
import { normalise } from './normalise';
import { loadPart, toRows } from './transformers';

/** The image tower. It blocks the thread that calls it: keep it in a worker. */
export interface ImageEncoder {
  /**
   * @param pixelValues one Float32Array of 3 × height × width per image
   * @returns one L2-normalised Float32Array of the model's dimensions per image, in order; null where the model gave no
   *   direction
   */
  encode(pixelValues: readonly Float32Array[]): Promise<(Float32Array | null)[]>;
  dispose(): Promise<void>;
}

/**
 * @param threads threads one inference may use
 * @throws RummageError `bad-model`
 */
export async function loadImageEncoder(folder: ModelFolder, threads: number): Promise<ImageEncoder> {
  const model = await loadPart(folder, 'image tower', threads, (id, options) =>
    CLIPVisionModelWithProjection.from_pretrained(id, options),
  );
  const { height, width } = folder.pixels;
  const size = 3 * height * width;

  return {
    async encode(pixelValues) {
      const batch = new Float32Array(pixelValues.length * size);
      pixelValues.forEach((values, row) => batch.set(values, row * size));

      const output = await model({
        pixel_values: new Tensor('float32', batch, [pixelValues.length, 3, height, width]),
      });

      const rows = toRows(output.image_embeds.data, pixelValues.length, folder);
      return rows.map((row) => (normalise(row) ? row : null));
    },
    async dispose() {
      await model.dispose();
    },
  };
}
