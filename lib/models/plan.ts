import { DTYPES, type Dtype, fileSuffix } from '../encoder/reference';
import { RummageError } from '../errors';
import type { Digest, HubFile, HubModel } from './hub-model';

/** A file that can be checked when it has come. */
export interface PlannedFile {
  readonly path: string;
  readonly bytes: number;
  readonly digest: Digest;
}

/** Everything a model needs at one precision. */
export interface FetchPlan {
  readonly id: string;
  readonly dtype: Dtype;
  readonly revision: string;
  readonly license: string | null;
  /** The towers last: a folder without them is plainly not complete. */
  readonly files: readonly PlannedFile[];
}

const NEEDED = ['config.json', 'preprocessor_config.json', 'tokenizer.json'];
const USEFUL = ['tokenizer_config.json', 'special_tokens_map.json', 'added_tokens.json'];
/** What the model may be used for. */
const PAPERS = /^(README|MODEL_CARD|LICEN[CS]E|NOTICE)[^/]*$/i;

/** Every precision a model is offered in, best first. */
export function offeredDtypes(model: HubModel): Dtype[] {
  return DTYPES.filter((dtype) => towersOf(model, dtype) !== null);
}

/**
 * Which files of a model to fetch.
 *
 * @param dtype null for the best there is
 * @throws RummageError `bad-model` when the hub does not have what is needed, saying what it has
 */
export function planFetch(model: HubModel, dtype: Dtype | null): FetchPlan {
  const offered = offeredDtypes(model);
  const lacking = NEEDED.filter((path) => !has(model, path));
  const chosen = dtype ?? offered[0];
  if (offered.length === 0 || chosen === undefined) throw unusable(model, [...lacking, TOWERS]);
  if (lacking.length > 0) throw unusable(model, lacking);
  const towers = towersOf(model, chosen);
  if (towers === null) throw notOffered(model, chosen, offered);

  const papers = model.files.filter(({ path }) => PAPERS.test(path)).map(({ path }) => path);
  const useful = USEFUL.filter((path) => has(model, path));
  const files = [...papers, ...useful, ...NEEDED, ...towers].map((path) => verifiable(model, path));
  return { id: model.id, dtype: chosen, revision: model.revision, license: model.license, files };
}

/** @returns the bytes of all files of a plan */
export function bytesOf({ files }: { readonly files: readonly { readonly bytes: number }[] }): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/**
 * Both towers at a precision, with weights that lie beside them, or the one file that holds both; null when there is
 * neither.
 */
function towersOf(model: HubModel, dtype: Dtype): string[] | null {
  const [text, image, joint] = ['text_model', 'vision_model', 'model'].map(
    (name) => `onnx/${name}${fileSuffix(dtype)}.onnx`,
  ) as [string, string, string];
  const separate = [text, image].filter((tower) => has(model, tower));

  if (separate.length === 1 || (separate.length === 0 && !has(model, joint))) return null;
  return (separate.length === 2 ? separate : [joint]).flatMap((tower) => [...weightsOf(model, tower), tower]);
}

/** transformers.js writes `model.onnx_data`, `model.onnx_data_1` …; PyTorch `model.onnx.data`. */
function weightsOf(model: HubModel, tower: string): string[] {
  const rest = /^(_data(_\d+)?|\.data)$/;
  return model.files
    .map(({ path }) => path)
    .filter((path) => path.startsWith(tower) && rest.test(path.slice(tower.length)));
}

function has(model: HubModel, path: string): boolean {
  return model.files.some((file) => file.path === path);
}

function verifiable(model: HubModel, path: string): PlannedFile {
  const file = model.files.find((candidate) => candidate.path === path) as HubFile;
  const { bytes, digest } = file;
  if (bytes !== null && digest !== null) return { path, bytes, digest };

  throw new RummageError('bad-model', `The hub gives no size and checksum for ${path} of ${model.id}.`, {
    hint: 'Unset HF_ENDPOINT to fetch it from huggingface.co, which does, or copy the model over by hand.',
  });
}

const TOWERS = 'onnx/vision_model.onnx and onnx/text_model.onnx (or onnx/model.onnx for both)';
const NAMES_SHOWN = 8;

function unusable(model: HubModel, lacking: readonly string[]): RummageError {
  const names = model.files.map(({ path }) => path).filter((path) => !PAPERS.test(path) && !path.startsWith('.git'));
  const shown = names.slice(0, NAMES_SHOWN).join(', ') + (names.length > NAMES_SHOWN ? ', …' : '');
  return new RummageError(
    'bad-model',
    `${model.id} lacks ${lacking.join(', ')}; it has ${shown || 'no file of a model'}.`,
    {
      hint: 'Choose a CLIP-family model in the layout of transformers.js, as most of Xenova/… and onnx-community/… are.',
    },
  );
}

function notOffered(model: HubModel, dtype: Dtype, offered: readonly Dtype[]): RummageError {
  return new RummageError('bad-model', `${model.id} is not offered as ${dtype}, but as ${offered.join(', ')}.`, {
    hint: `Choose one of those: \`npx rummage models pull ${model.id} --dtype ${offered[0]}\`.`,
  });
}
