import { AutoTokenizer, CLIPTextModelWithProjection } from '@xenova/transformers';
import type { ModelFolder } from './model-folder';
import { normalise } from './normalise';
import { loadPart, toRows } from './transformers';
import { readUnknownWords } from './unknown-words';

/** The text tower with its tokenizer. It blocks the thread that calls it: keep it in a worker. */
export interface TextEncoder {
  /**
   * @returns one L2-normalised Float32Array of the model's dimensions per text, in order; null where the model gave no
   *   direction
   */
  encode(texts: readonly string[]): Promise<(Float32Array | null)[]>;
  /** The words of `text` the model has no idea of, as they were typed, and how many it does know. */
  readWords(text: string): { readonly unknown: readonly string[]; readonly known: number };
  dispose(): Promise<void>;
}

/**
 * @param threads threads one inference may use
 * @throws RummageError `bad-model`
 */
export async function loadTextEncoder(folder: ModelFolder, threads: number): Promise<TextEncoder> {
  const tokenizer = await loadPart(folder, 'tokenizer', threads, (id) => AutoTokenizer.from_pretrained(id));
  const model = await loadPart(folder, 'text tower', threads, (id, options) =>
    CLIPTextModelWithProjection.from_pretrained(id, options),
  );

  const encodeOne = async (text: string): Promise<Float32Array | null> => {
    const output = await model(tokenizer(text, { truncation: true, max_length: folder.maxTokens }));
    const [row] = toRows(output.text_embeds.data, 1, folder);
    return row && normalise(row) ? row : null;
  };

  return {
    async encode(texts) {
      const rows: (Float32Array | null)[] = [];
      // One at a time: CLIP's text tower is causal, so a text needs no padding when it is alone, and padding only costs.
      for (const text of texts) rows.push(await encodeOne(text));
      return rows;
    },
    readWords: (text) => readUnknownWords(tokenizer, text),
    async dispose() {
      await model.dispose();
    },
  };
}
