import { RummageError } from '../errors';
import type { DataPaths } from '../paths';
import { badModel } from './bad-model';
import { startEncoderProcess } from './encoder-process';
import { type ModelIdentity, PREPROCESSING_VERSION } from './identity';
import type { Inspection } from './inspect';
import { readFacts, writeFacts } from './model-facts';
import { type ModelFolder, readModelFolder } from './model-folder';
import type { Padding } from './text-encoder';

/** A model folder whose parts were loaded once and found to fit together; plain data. */
export interface Model extends ModelFolder {
  readonly identity: ModelIdentity;
  readonly padding: Padding;
  /** Where what is measured of it is kept: {@link DataPaths}.modelFacts. */
  readonly factsFile: string;
}

/**
 * Reads a model folder and tries its parts, in a process of its own; the second time it takes no more than looking whether
 * a file changed.
 *
 * @param reference see {@link parseReference}
 * @throws RummageError `bad-model` naming the first thing that is missing or wrong
 */
export async function openModel(
  reference: string,
  { models, modelFacts }: Pick<DataPaths, 'models' | 'modelFacts'>,
): Promise<Model> {
  const folder = await readModelFolder(reference, models);
  const { revision, dimensions, padding } =
    (await readFacts(modelFacts, folder)) ?? (await inspectOnce(folder, modelFacts));

  const { name, dtype } = folder;
  const identity = { name, revision, dtype, preprocessing: PREPROCESSING_VERSION, dimensions };
  return { ...folder, identity, padding, factsFile: modelFacts };
}

const underWay = new Map<string, Promise<Inspection>>();

/** Several parts of a process open the same model when it starts. */
function inspectOnce(folder: ModelFolder, factsFile: string): Promise<Inspection> {
  const key = JSON.stringify([folder.path, folder.dtype, factsFile]);
  const running = underWay.get(key);
  if (running !== undefined) return running;

  const inspection = inspect(folder, factsFile).finally(() => underWay.delete(key));
  underWay.set(key, inspection);
  return inspection;
}

async function inspect(folder: ModelFolder, factsFile: string): Promise<Inspection> {
  const process = startEncoderProcess({ model: folder, padding: 'fixed', textThreads: 1 });
  try {
    const inspection = await process.call('inspect', null);
    await writeFacts(factsFile, folder, inspection);
    return inspection;
  } catch (error) {
    if (!(error instanceof RummageError) || error.code !== 'unavailable') throw error;
    throw badModel(
      folder.name,
      'ended the process that tried to load it',
      'It may need more memory than this machine has free, or be damaged: fetch or copy it again, or use a smaller one.',
      error,
    );
  } finally {
    await process.close();
  }
}
