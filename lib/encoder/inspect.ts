import type { InferenceSession } from 'onnxruntime-node';
import { badModel, ONE_SOURCE } from './bad-model';
import { fingerprint } from './fingerprint';
import { imageEncoderOf } from './image-encoder';
import type { ModelFolder } from './model-folder';
import { dot, normalise } from './normalise';
import { openSession, type Tower } from './session';
import { pad, unpadded } from './pad';
import type { Padding } from './text-encoder';
import { type TextTower, textTowerOf } from './text-tower';
import { loadTokenizer } from './tokenizer';

/** What only loading a model tells. */
export interface Inspection {
  /** The first 12 hex digits of the SHA-256 over both towers' files and the tokenizer. */
  readonly revision: string;
  readonly dimensions: number;
  readonly padding: Padding;
}

/** Short, and of words every vocabulary has. */
const PROBE = 'a photo of a cat';
/** Cosine from which on padding is said to change nothing. */
const SAME = 0.9999;
const SETTINGS = { threads: 1, provider: 'cpu' } as const;

/**
 * Loads both towers and the tokenizer and tries whether they fit together.
 *
 * @throws RummageError `bad-model` saying what was expected and what was found
 */
export async function inspectModel(model: ModelFolder): Promise<Inspection> {
  checkVocabulary(model, loadTokenizer(model, model.text.maxTokens).highestId + 1);

  const image = await withSession(model, 'image', (session) => measureImageTower(model, session));
  const { dimensions, padding } = await withSession(model, 'text', (session) => examineText(model, session));
  checkDimensions(model, image, dimensions);

  return { revision: await fingerprint(model), dimensions, padding };
}

async function withSession<Result>(
  model: ModelFolder,
  tower: Tower,
  work: (session: InferenceSession) => Promise<Result>,
): Promise<Result> {
  const session = await openSession(model, tower, SETTINGS);
  try {
    return await work(session);
  } finally {
    await session.release();
  }
}

/** Vocabularies are rounded up in the tower, by a few tokens. */
function checkVocabulary({ name, text }: ModelFolder, known: number): void {
  if (text.vocabulary === null || (known <= text.vocabulary && known > 0.9 * text.vocabulary)) return;

  throw badModel(
    name,
    `has a tokenizer of ${known} tokens, but a text tower of ${text.vocabulary} by its config.json`,
    'The tokenizer belongs to another model: fetch or copy tokenizer.json again.',
  );
}

/** @returns dimensions of its vectors */
async function measureImageTower(model: ModelFolder, session: InferenceSession): Promise<number> {
  const { height, width } = model.pixels;
  const grey = new Float32Array(3 * height * width).fill(0.1);
  const encoder = imageEncoderOf(model, session);

  const [vector] = await running(model, 'image', () => encoder.encode([grey]));
  if (vector) return vector.length;
  throw badModel(
    model.name,
    `gives no vector for an image in ${model.files.image}`,
    'Use another folder of this model.',
  );
}

async function examineText(
  model: ModelFolder,
  session: InferenceSession,
): Promise<{ readonly dimensions: number; readonly padding: Padding }> {
  const tower = textTowerOf(model, session);
  const length = tower.fixedLength ?? model.text.maxTokens;
  const tokenizer = loadTokenizer(model, length);
  await checkHighestId(model, tower, tokenizer.highestId);

  const { ids } = tokenizer.tokens(PROBE);
  const [padded] = await running(model, 'text', () => tower.run([pad(ids, length, tokenizer)]));
  const [alone] = tower.fixedLength === null ? await tower.run([unpadded(ids)]).catch(() => []) : [];
  return { dimensions: padded?.length ?? 0, padding: isSame(alone, padded) ? 'own-length' : 'fixed' };
}

/** Whether padding changes nothing. */
function isSame(alone: Float32Array | undefined, padded: Float32Array | undefined): boolean {
  if (!alone || !padded) return false;
  return normalise(alone) && normalise(padded) && dot(alone, padded) >= SAME;
}

/** A token beyond the tower's vocabulary makes it fail. */
async function checkHighestId(model: ModelFolder, tower: TextTower, highest: number): Promise<void> {
  const textOf = (id: number) => unpadded(new Array<number>(tower.fixedLength ?? 4).fill(id));
  await running(model, 'text', () => tower.run([textOf(0)]));
  try {
    await tower.run([textOf(highest)]);
  } catch (cause) {
    throw badModel(
      model.name,
      `has a tokenizer of ${highest + 1} tokens, more than its text tower knows`,
      'The tokenizer belongs to another model: fetch or copy tokenizer.json again.',
      cause,
    );
  }
}

function checkDimensions({ name, declaredDimensions }: ModelFolder, image: number, text: number): void {
  if (image !== text) {
    throw badModel(
      name,
      `has towers that do not belong together: images get ${image} dimensions, texts ${text}`,
      ONE_SOURCE,
    );
  }
  if (declaredDimensions !== null && declaredDimensions !== image) {
    throw badModel(
      name,
      `says in config.json that it has ${declaredDimensions} dimensions; its towers have ${image}`,
      ONE_SOURCE,
    );
  }
}

async function running<Result>(model: ModelFolder, tower: Tower, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'RummageError') throw cause;
    const what =
      tower === 'image'
        ? `an image of ${model.pixels.height} × ${model.pixels.width} pixels`
        : `a text of ${model.text.maxTokens} tokens`;
    throw badModel(model.name, `has a ${tower} tower that fails on ${what}`, ONE_SOURCE, cause);
  }
}
