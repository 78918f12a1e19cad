import { Tokenizer as RawTokenizer } from '@huggingface/tokenizers';
import { z } from 'zod';
import { badModel } from './bad-model';
import type { ModelFolder } from './model-folder';
import { readJson } from './model-json';
import { readUnknownWords } from './unknown-words';

/** The token ids of a text, and how much of it they stand for. */
export interface Tokens {
  readonly ids: readonly number[];
  /** Whether the text's end had no room. */
  readonly isCut: boolean;
}

/** A model's tokenizer; it never gives more tokens than the text tower takes. */
export interface Tokenizer {
  /** Where a text is too long its end goes, never the token that marks it: that is where CLIP reads the meaning off. */
  tokens(text: string): Tokens;
  /** The words of `text` the model has no idea of, as they were typed, and how many it does know. */
  readWords(text: string): { readonly unknown: readonly string[]; readonly known: number };
  readonly padId: number;
  readonly padsLeft: boolean;
  /** The highest id it gives. */
  readonly highestId: number;
}

const token = z.union([z.string(), z.object({ content: z.string() }).transform(({ content }) => content)]).nullish();

const settingsSchema = z.object({
  pad_token: token,
  eos_token: token,
  unk_token: token,
  padding_side: z.enum(['left', 'right']).default('right'),
});

/**
 * Loads a tokenizer with the package transformers.js is built on: importing the whole of that takes 0.5 s and 185 MB, and
 * its truncation cuts off the token that marks the end.
 *
 * @param maxTokens of the longest text, with what marks its beginning and end
 * @throws RummageError `bad-model`
 */
export function loadTokenizer({ path, name, files, text: rules }: ModelFolder, maxTokens: number): Tokenizer {
  const json = readJson(path, 'tokenizer.json', name);
  const config = files.settings.includes('tokenizer_config.json') ? readJson(path, 'tokenizer_config.json', name) : {};

  try {
    const settings = settingsSchema.parse(config);
    const tokenizer = new RawTokenizer(json as object, config as object);
    const idsOf = (text: string, special: boolean) => tokenizer.encode(text, { add_special_tokens: special }).ids;
    const { before, after } = findFrame(idsOf('cat', true), idsOf('cat', false));
    const room = maxTokens - before.length - after.length;
    const padToken = settings.pad_token ?? settings.eos_token;

    return {
      tokens(text) {
        const ids = idsOf(rules.lowerCase ? text.toLowerCase() : text, false);
        return { ids: [...before, ...ids.slice(0, room), ...after], isCut: ids.length > room };
      },
      readWords: (text) => readUnknownWords((word) => tokenizer.tokenize(word), settings.unk_token ?? null, text),
      padId: (padToken ? tokenizer.token_to_id(padToken) : undefined) ?? rules.padId ?? 0,
      padsLeft: settings.padding_side === 'left',
      highestId: highest(tokenizer.get_vocab().values()),
    };
  } catch (cause) {
    throw badModel(name, 'has a tokenizer.json that is not a tokenizer', 'Fetch or copy the folder again.', cause);
  }
}

function highest(ids: Iterable<number>): number {
  let most = 0;
  for (const id of ids) most = Math.max(most, id);
  return most;
}

/** What a tokenizer puts around every text. */
function findFrame(
  framed: readonly number[],
  bare: readonly number[],
): { readonly before: readonly number[]; readonly after: readonly number[] } {
  const before = framed.findIndex((_, at) => bare.every((id, i) => framed[at + i] === id));
  if (bare.length === 0 || before < 0) return { before: [], after: [] };
  return { before: framed.slice(0, before), after: framed.slice(before + bare.length) };
}
