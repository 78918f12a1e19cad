import type { InferenceSession } from 'onnxruntime-node';
import type { ModelFolder } from './model-folder';
import { normalise } from './normalise';
import { pad, type PaddedText, unpadded } from './pad';
import { openSession } from './session';
import { textTowerOf } from './text-tower';
import { loadTokenizer } from './tokenizer';

/** `own-length`: a text is as many tokens as it has; `fixed`: it is filled up to the longest the tower takes. */
export type Padding = 'own-length' | 'fixed';

/** Texts per inference; of a model of clip-vit-base-patch32's size 16 take 4 ms each, one alone 11, 32 no less. */
const BATCH = 16;

/** The text tower with its tokenizer. It blocks the thread that calls it: keep it out of threads that have other things to do. */
export interface TextEncoder {
  /**
   * @returns one L2-normalised Float32Array of the model's dimensions per text, in order; null where the model gave no
   *   direction
   */
  encode(texts: readonly string[]): Promise<(Float32Array | null)[]>;
  /** Whether a text is read to its end. */
  fits(text: string): boolean;
  /** The words of `text` the model has no idea of, as they were typed, and how many it does know. */
  readWords(text: string): { readonly unknown: readonly string[]; readonly known: number };
  dispose(): Promise<void>;
}

/**
 * @param threads threads one inference may use
 * @throws RummageError `bad-model`
 */
export async function loadTextEncoder(
  model: ModelFolder & { readonly padding: Padding },
  threads: number,
): Promise<TextEncoder> {
  return textEncoderOf(model, await openSession(model, 'text', { threads, provider: 'cpu' }));
}

/** The text tower of a session that is already open. @throws RummageError `bad-model` when it is none */
export function textEncoderOf(
  model: ModelFolder & { readonly padding: Padding },
  session: InferenceSession,
): TextEncoder {
  const tower = textTowerOf(model, session);
  const length = tower.fixedLength ?? model.text.maxTokens;
  const tokenizer = loadTokenizer(model, length);

  const toInput = (text: string): PaddedText => {
    const { ids } = tokenizer.tokens(text);
    return model.padding === 'fixed' ? pad(ids, length, tokenizer) : unpadded(ids);
  };

  return {
    async encode(texts) {
      const inputs = texts.map(toInput);
      const rows = new Array<Float32Array | null>(texts.length).fill(null);
      for (const places of batchesOf(inputs)) {
        const found = await tower.run(places.map((place) => inputs[place] as PaddedText));
        found.forEach((row, i) => (rows[places[i] as number] = normalise(row) ? row : null));
      }
      return rows;
    },
    fits: (text) => !tokenizer.tokens(text).isCut,
    readWords: (text) => tokenizer.readWords(text),
    dispose: () => session.release(),
  };
}

/**
 * The places of texts that are run together: those of equal length, since padding may change what comes out, and only costs
 * where it does not.
 */
function batchesOf(inputs: readonly PaddedText[]): number[][] {
  const byLength = new Map<number, number[][]>();
  inputs.forEach(({ ids }, place) => {
    const batches = byLength.get(ids.length) ?? [];
    byLength.set(ids.length, batches);
    const last = batches.at(-1);
    if (last !== undefined && last.length < BATCH) last.push(place);
    else batches.push([place]);
  });
  return [...byLength.values()].flat();
}
