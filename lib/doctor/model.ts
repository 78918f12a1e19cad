import type { DataPaths } from '../paths';
import { referenceTo } from '../encoder/reference';
import { type Finding, unwell, well } from './check';

/**
 * Loads both towers and embeds one text and one image.
 *
 * @param reference of the model
 * @throws RummageError `bad-model`
 */
export async function checkModel(reference: string, paths: Pick<DataPaths, 'models' | 'modelFacts'>): Promise<Finding> {
  // Loaded here and not above: the doctor must run when the native modules below do not.
  const { openModel } = await import('../encoder/model');
  const { Encoder } = await import('../encoder/encoder');

  const model = await openModel(reference, paths);
  const { name, dtype } = model;
  const { dimensions, revision } = model.identity;
  const encoder = new Encoder(model, { imageThreads: 1, textThreads: 1 });
  try {
    const { vector } = await encoder.query('a photo of a cat');
    const [pixels] = await encoder.images([greyPixels(model.pixels)]);
    if (vector?.length !== dimensions || pixels?.length !== dimensions) {
      return unwell(
        `${name} gives no vectors of ${dimensions} dimensions`,
        'Use clip-pocket-384, or copy the folder again.',
      );
    }
    return well(`${referenceTo(name, dtype)} works, ${dimensions} dimensions, revision ${revision}`);
  } finally {
    await encoder.close();
  }
}

function greyPixels({ width, height }: { readonly width: number; readonly height: number }): Float32Array {
  return new Float32Array(3 * width * height).fill(0.1);
}
