import { loadImageEncoder } from './image-encoder';
import type { ModelFolder } from './model-folder';
import type { SessionSettings } from './session-options';

/** How an image tower does with some settings. */
export interface Trial {
  /** Of one and the same image always: what other providers must agree with. */
  readonly vector: Float32Array;
  /** Milliseconds per image at each number of images per inference that was tried. */
  readonly times: readonly { readonly batch: number; readonly msPerImage: number }[];
}

/** Milliseconds a trial may take once its tower is loaded; larger batches are left out when there is no time for them. */
const BUDGET_MS = 500;

/** @param batches numbers of images per inference to try, ascending */
export async function runTrial(
  model: ModelFolder,
  settings: SessionSettings,
  batches: readonly number[],
): Promise<Trial> {
  const encoder = await loadImageEncoder(model, settings.threads, settings.provider);
  try {
    const image = patterned(3 * model.pixels.height * model.pixels.width);
    const [vector] = await encoder.encode([image]);
    if (!vector) throw new Error('no vector');

    const times: { batch: number; msPerImage: number }[] = [];
    const begin = performance.now();
    for (const batch of batches) {
      const images = new Array<Float32Array>(batch).fill(image);
      const expected = 2 * batch * (times.at(-1)?.msPerImage ?? 0);
      if (performance.now() - begin + expected > BUDGET_MS && times.length > 0) break;
      times.push({ batch, msPerImage: (await fastest(() => encoder.encode(images))) / batch });
    }
    return { vector, times };
  } finally {
    await encoder.dispose();
  }
}

/** The better of two runs: the first of a shape also sets memory aside. */
async function fastest(run: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < 2; i++) {
    const begin = performance.now();
    await run();
    best = Math.min(best, performance.now() - begin);
  }
  return best;
}

/** Something to look at: stripes and gradients, the same on every machine. */
function patterned(length: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => Math.sin(i / 7) + Math.cos(i / 1_009));
}
