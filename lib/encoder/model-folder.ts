import { existsSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { bundledModels } from '../paths';
import { badModel } from './bad-model';
import { type CatalogueEntry, findCatalogued } from './catalogue';
import { type Logit, logitOf } from './logit';
import { allFiles, findModelFiles, type ModelFiles, sizeOf } from './model-files';
import { type ModelConfig, readConfig, readPreprocessor, readTokenizerLength } from './model-json';
import { type PixelRecipe, pixelRecipe } from './pixel-recipe';
import { type Dtype, parseReference, referenceTo } from './reference';

export type { PixelRecipe } from './pixel-recipe';

/** How a model wants its texts. */
export interface TextRules {
  /** Tokens of the longest text, with what marks its beginning and end. */
  readonly maxTokens: number;
  /** Whether it was trained on lower-cased texts. */
  readonly lowerCase: boolean;
  /** What a text is padded with; null: what the tokenizer says. */
  readonly padId: number | null;
  /** Tokens the text tower says it knows; null when it does not say. */
  readonly vocabulary: number | null;
}

/** A model folder that has been read and found complete; nothing of it is loaded yet. */
export interface ModelFolder {
  /** As {@link referenceTo} makes it. */
  readonly reference: string;
  /** Absolute path. */
  readonly path: string;
  /** `clip-pocket-384`, `Xenova/clip-vit-base-patch32`, or the folder's own name. */
  readonly name: string;
  readonly dtype: Dtype;
  readonly files: ModelFiles;
  /** Bytes of {@link files}. */
  readonly bytes: number;
  /** `clip`, `siglip`, `jina_clip` … as config.json has it. */
  readonly family: string;
  readonly pixels: PixelRecipe;
  readonly text: TextRules;
  readonly logit: Logit;
  /** What a query is put into, `{}` standing for it; several are averaged, at the cost of one inference each. */
  readonly queryTemplates: readonly string[];
  /** Of its vectors, as config.json says; null when it says nothing. */
  readonly declaredDimensions: number | null;
}

/** Longer texts cost more than a query is worth; models of long documents take 8 192. */
const MOST_TOKENS = 512;

/**
 * Reads and checks a CLIP-family folder in the transformers.js layout.
 *
 * @param reference see {@link parseReference}
 * @param fetchedModels absolute path of the folder that holds fetched models
 * @throws RummageError `bad-model` naming the first thing that is missing or wrong
 */
export async function readModelFolder(reference: string, fetchedModels: string): Promise<ModelFolder> {
  const { place, dtype: wanted } = parseReference(reference);
  const path = locate(place, fetchedModels);
  const name = isAbsolute(place) ? basename(path) : place;
  const { dtype, ...files } = findModelFiles(path, name, wanted);
  const config = readConfig(path, name);
  const entry = findCatalogued(name);

  return {
    reference: referenceTo(place, dtype),
    path,
    name,
    dtype,
    files,
    bytes: sizeOf(path, allFiles(files)),
    family: config.model_type,
    pixels: pixelRecipe(readPreprocessor(path, name)),
    text: textRules(
      config,
      entry,
      files.settings.includes('tokenizer_config.json') ? readTokenizerLength(path, name) : null,
    ),
    logit: logitOf(config, entry),
    queryTemplates: entry?.queryTemplates ?? ['{}'],
    declaredDimensions: config.projection_dim ?? config.text_config.projection_dim ?? null,
  };
}

function locate(place: string, fetchedModels: string): string {
  const candidates = isAbsolute(place) ? [place] : [join(fetchedModels, place), join(bundledModels(), place)];
  const found = candidates.find((candidate) => existsSync(/* turbopackIgnore: true */ candidate));
  if (found !== undefined) return found;

  throw badModel(
    isAbsolute(place) ? basename(place) : place,
    'was not found among the fetched and bundled models',
    `Fetch it on the models page or with \`rummage models pull\`, or name clip-pocket-384 or the path of a model folder.`,
  );
}

function textRules(
  { model_type: family, text_config: text }: ModelConfig,
  entry: CatalogueEntry | null,
  tokenizerLength: number | null,
): TextRules {
  const isSiglip = family.startsWith('siglip');
  const length = text.max_position_embeddings ?? tokenizerLength ?? entry?.textTokens ?? (isSiglip ? 64 : 77);
  return {
    maxTokens: Math.min(length, MOST_TOKENS),
    lowerCase: isSiglip || entry?.lowerCase === true,
    padId: text.pad_token_id ?? null,
    vocabulary: text.vocab_size ?? null,
  };
}
