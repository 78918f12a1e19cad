import { PreTrainedTokenizer } from '@xenova/transformers';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { editJson } from '../testing/model';
import {
  TINY,
  TINY_TOKENS,
  tinyImageTower,
  tinyTextTower,
  tinyTokenizer,
  type TinyModel,
  writeTinyModel,
} from '../testing/tiny-model';
import { readModelFolder } from './model-folder';
import { loadTokenizer, type Tokenizer } from './tokenizer';

const { begin, end, unknown, pad } = TINY_TOKENS;
const LONG = 'cat '.repeat(30);

async function tokenizerOf(
  model: TinyModel,
  maxTokens: number,
  edit: (config: Record<string, unknown>) => void = () => undefined,
): Promise<Tokenizer> {
  const folder = join(temporaryFolder(), 'tiny');
  writeTinyModel(folder, { vision_model: tinyImageTower(model), text_model: tinyTextTower(model) }, model);
  editJson(join(folder, 'tokenizer_config.json'), edit);
  return loadTokenizer(await readModelFolder(folder, ''), maxTokens);
}

describe('a text that is too long', () => {
  it('loses its end, but never the token that marks it', async () => {
    const { ids, isCut } = (await tokenizerOf(TINY, 6)).tokens(LONG);

    expect(isCut).toBe(true);
    expect(ids).toHaveLength(6);
    expect(ids.slice(0, 2)).toEqual([begin, ids[1]]);
    expect(ids.at(-1)).toBe(end);
  });

  it('would lose that token if transformers.js cut it', () => {
    const tokenizer = new PreTrainedTokenizer(tinyTokenizer() as object, { pad_token: '<pad>', unk_token: '<unk>' });

    const { input_ids: ids } = tokenizer(LONG, { truncation: true, max_length: 6, return_tensor: false });

    expect(ids).toHaveLength(6);
    expect(ids.at(-1)).not.toBe(end);
  });
});

it('leaves a text alone that just fits', async () => {
  const tokenizer = await tokenizerOf(TINY, 6);

  expect(tokenizer.tokens('a red bus near')).toMatchObject({ isCut: false });
  expect(tokenizer.tokens('a red bus near a')).toMatchObject({ isCut: true });
  expect(tokenizer.tokens('')).toEqual({ ids: [begin, end], isCut: false });
});

it('lower-cases for models that were trained so', async () => {
  const [clip, siglip] = [await tokenizerOf(TINY, 6), await tokenizerOf({ ...TINY, family: 'siglip' }, 6)];

  expect(clip.tokens('Cat').ids).toEqual([begin, unknown, end]);
  expect(siglip.tokens('Cat').ids).toEqual(siglip.tokens('cat').ids);
  expect(siglip.tokens('Cat').ids).not.toContain(unknown);
});

it('pads with the token and on the side its configuration names', async () => {
  expect(await tokenizerOf(TINY, 6)).toMatchObject({ padId: pad, padsLeft: false });
  const other = (config: Record<string, unknown>): void =>
    void Object.assign(config, { pad_token: '</s>', padding_side: 'left' });
  expect(await tokenizerOf(TINY, 6, other)).toMatchObject({ padId: end, padsLeft: true });
});

it('knows its highest id', async () => {
  expect((await tokenizerOf(TINY, 6)).highestId).toBe(14);
});
