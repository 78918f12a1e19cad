import { type Finding, unwell, well } from './check';

/**
 * Loads both towers and embeds one text and one image.
 *
 * @param model as in the settings
 * @param fetchedModels absolute path of the folder that holds fetched models
 * @throws RummageError `bad-model`
 */
export async function checkModel(model: string, fetchedModels: string): Promise<Finding> {
  // Loaded here and not above: the doctor must run when the native modules below do not.
  const { readModelFolder } = await import('../encoder/model-folder');
  const { loadTextEncoder } = await import('../encoder/text-encoder');
  const { loadImageEncoder } = await import('../encoder/image-encoder');

  const folder = await readModelFolder(model, fetchedModels);
  const { name, dimensions, revision } = folder.identity;
  const text = await loadTextEncoder(folder, 1);
  const image = await loadImageEncoder(folder, 1);
  try {
    const [words] = await text.encode(['a photo of a cat']);
    const [pixels] = await image.encode([greyPixels(folder.pixels)]);
    if (words?.length !== dimensions || pixels?.length !== dimensions) {
      return unwell(
        `${name} gives no vectors of ${dimensions} dimensions`,
        'Use clip-pocket-384, or copy the folder again.',
      );
    }
    return well(`${name} works, ${dimensions} dimensions, revision ${revision}`);
  } finally {
    await text.dispose();
    await image.dispose();
  }
}

function greyPixels({ width, height }: { readonly width: number; readonly height: number }): Float32Array {
  return new Float32Array(3 * width * height).fill(0.1);
}
