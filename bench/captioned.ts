import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Encoder } from '#lib/encoder/encoder';
import { embedCaptioned } from '#lib/models/captioned-vectors';
import { projectRoot, sampleFolder } from '#lib/paths';

export const SHARED = join(projectRoot(), '..', 'shared');
/** 80 photos with five captions each, and boxes of their objects. */
export const CAPTIONED = join(SHARED, 'eval', 'captioned-80');

/**
 * The model folders a bench on captioned photos is to look at: those named, by name or path, or else both pocket models. None
 * where there are no such photos, which is said.
 */
export function modelsToMeasure(bench: string, named: readonly string[]): string[] {
  if (!existsSync(CAPTIONED)) {
    console.log(JSON.stringify({ bench, skipped: 'there is no ../shared/eval/captioned-80' }));
    return [];
  }
  const models = named.length > 0 ? named : ['clip-pocket-384', 'clip-pocket-384-gap'];
  return models.map((model) => (model.includes('/') ? model : join(SHARED, 'models', model)));
}

/** L2-normalised vectors of the photos that ship with Rummage: what tells what photos have in common. */
export async function embedSamples(encoder: Encoder): Promise<Float32Array[]> {
  const files = readdirSync(sampleFolder()).filter((name) => name.endsWith('.jpg'));
  const photos = files.map((file) => ({ path: join(sampleFolder(), file), captions: [] }));
  return (await embedCaptioned(encoder, photos, () => undefined)).flatMap(({ vector }) => vector ?? []);
}
