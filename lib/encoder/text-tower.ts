import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { badModel, ONE_SOURCE } from './bad-model';
import { findEmbedding, toRows } from './embeddings';
import { pixelTensor } from './image-encoder';
import type { ModelFolder } from './model-folder';
import type { PaddedText } from './pad';
import { describeTensors, findTensor, type TensorInfo } from './session';

/** The text tower alone: token ids in, vectors out. */
export interface TextTower {
  /** Tokens it always wants; null when any number up to its longest does. */
  readonly fixedLength: number | null;
  /**
   * @param texts of equal length
   * @returns one embedding each, not normalised
   */
  run(texts: readonly PaddedText[]): Promise<Float32Array[]>;
}

/** What each input is filled with. */
const FILLERS: Readonly<Record<string, (text: PaddedText) => readonly number[]>> = {
  input_ids: ({ ids }) => ids,
  attention_mask: ({ mask }) => mask,
  token_type_ids: ({ ids }) => ids.map(() => 0),
  position_ids: ({ ids }) => ids.map((_, place) => place),
};

/** @throws RummageError `bad-model` when the session is no text tower */
export function textTowerOf(model: ModelFolder, session: InferenceSession): TextTower {
  const inputs = checkInputs(model, session);
  const output = findEmbedding(model, session, 'text');
  const [batch, length] = findTensor(inputs, 'input_ids')?.shape ?? [];
  const noImages = noImagesFor(model, session);

  const run = async (texts: readonly PaddedText[]): Promise<Float32Array[]> => {
    const feeds: Record<string, Tensor> = { ...noImages };
    for (const input of inputs) feeds[input.name] = toTensor(input, texts);
    const results = await session.run(feeds, [output.name]);
    return toRows(model, 'text', results[output.name] as Tensor, texts.length);
  };

  return { fixedLength: typeof length === 'number' ? length : null, run: batch === 1 ? oneByOne(run) : run };
}

/** Some exports take one text at a time and no more. */
function oneByOne(run: TextTower['run']): TextTower['run'] {
  return async (texts) => {
    const rows: Float32Array[] = [];
    for (const text of texts) rows.push(...(await run([text])));
    return rows;
  };
}

/** A joint graph wants both inputs; no image at all costs nothing. */
function noImagesFor({ pixels }: ModelFolder, session: InferenceSession): Record<string, Tensor> {
  const input = findTensor(session.inputMetadata, 'pixel_values');
  if (input === null) return {};
  return { pixel_values: pixelTensor(input, new Float32Array(), [0, 3, pixels.height, pixels.width]) };
}

function toTensor({ name, type }: TensorInfo, texts: readonly PaddedText[]): Tensor {
  const values = texts.flatMap((text) => FILLERS[name]?.(text) ?? []);
  const dims = [texts.length, values.length / texts.length];
  return type === 'int32'
    ? new Tensor('int32', Int32Array.from(values), dims)
    : new Tensor('int64', BigInt64Array.from(values, BigInt), dims);
}

function checkInputs({ name, files }: ModelFolder, session: InferenceSession): TensorInfo[] {
  const isJoint = files.image === files.text;
  const inputs = session.inputMetadata.filter((input) => !(isJoint && input.name === 'pixel_values'));
  const known = inputs.filter((input): input is TensorInfo => input.isTensor && input.name in FILLERS);
  const fits = known.every(({ shape, type }) => shape.length === 2 && (type === 'int64' || type === 'int32'));

  if (fits && known.length === inputs.length && findTensor(known, 'input_ids')) return known;
  throw badModel(
    name,
    `has in ${files.text} no text tower: it takes ${describeTensors(session.inputMetadata)}, expected input_ids int64 [batch, sequence]`,
    ONE_SOURCE,
  );
}
