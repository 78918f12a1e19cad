import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CATALOGUE } from '../encoder/catalogue';
import { readFacts } from '../encoder/model-facts';
import { type ModelFolder, readModelFolder } from '../encoder/model-folder';
import { DTYPES, type Dtype, formatReference, parseReference, referenceTo } from '../encoder/reference';
import { RummageError } from '../errors';
import type { Failure, ModelSpeed } from '../nouns';
import { bundledModels, type DataPaths } from '../paths';
import { sizeOf } from './checksum';
import { listModelIds } from './model-ids';
import { interruptedFetches } from './partials';
import { modelFolder } from './places';
import { type FetchRecord, readRecord } from './record';

/** A model as it lies on disk, at one precision. */
export interface LocalModel {
  readonly reference: string;
  readonly id: string;
  /** Null when nothing can be told from its files. */
  readonly dtype: Dtype | null;
  readonly isBundled: boolean;
  readonly state: 'ready' | 'partial' | 'broken';
  readonly problem: Failure | null;
  readonly bytesOnDisk: number;
  readonly license: string | null;
  readonly dimensions: number | null;
  readonly imageSize: number | null;
  readonly textTokens: number | null;
  readonly speed: ModelSpeed | null;
}

/** Every model on disk: bundled, fetched, copied there and interrupted. A folder that is no model is one of its own, broken. */
export async function listLocal(paths: DataPaths): Promise<LocalModel[]> {
  const shipped = shippedIds(paths.models);
  const others = (await listModelIds(paths.models)).filter((id) => !shipped.includes(id));
  const here = [
    ...(await Promise.all(shipped.map((id) => describePlace(id, true, paths)))),
    ...(await Promise.all(others.map((id) => describePlace(id, false, paths)))),
  ].flat();

  const ready = new Set(here.filter(({ state }) => state === 'ready').map(({ reference }) => reference));
  const interrupted = (await interruptedFetches(paths.models)).filter(({ reference }) => !ready.has(reference));
  const unfinished = new Set(interrupted.map(({ id }) => id));
  // What a fetch that was killed while moving its files in has left is not broken, but not finished.
  return [...here.filter(({ id, state }) => state === 'ready' || !unfinished.has(id)), ...interrupted];
}

/** Those that come with Rummage, unless a person has put another of that name into a data folder elsewhere. */
function shippedIds(models: string): string[] {
  const isSamePlace = resolve(models) === resolve(bundledModels());
  return CATALOGUE.filter(({ isBundled }) => isBundled)
    .map(({ id }) => id)
    .filter((id) => isSamePlace || !existsSync(/* turbopackIgnore: true */ modelFolder(models, id)));
}

/** One model, wherever it is. @param reference as a person or a setting named it */
export async function describeLocal(reference: string, paths: DataPaths): Promise<LocalModel> {
  try {
    const { place } = parseReference(reference);
    const record = await readRecord(paths.models, place);
    return await describeFolder(await readModelFolder(reference, paths.models), place, false, record, paths);
  } catch (error) {
    return broken(reference, reference, false, error);
  }
}

/** The model of a folder at every precision it has. */
async function describePlace(id: string, isBundled: boolean, paths: DataPaths): Promise<LocalModel[]> {
  const record = isBundled ? null : await readRecord(paths.models, id);
  const found: LocalModel[] = [];
  let fault: unknown;

  for (const dtype of [...DTYPES, null]) {
    // What is wrong with a folder that has no precision at all is best said without asking for one.
    if (dtype === null && found.length > 0) break;
    try {
      const folder = await readModelFolder(formatReference({ place: id, dtype }), paths.models);
      found.push(await describeFolder(folder, id, isBundled, record, paths));
    } catch (error) {
      fault = error;
    }
  }
  if (found.length > 0) return found;

  const folder = modelFolder(isBundled ? bundledModels() : paths.models, id);
  return [{ ...broken(id, id, isBundled, fault), bytesOnDisk: await bytesBelow(folder) }];
}

async function describeFolder(
  folder: ModelFolder,
  id: string,
  isBundled: boolean,
  record: FetchRecord | null,
  paths: DataPaths,
): Promise<LocalModel> {
  const facts = await readFacts(paths.modelFacts, folder);
  const damaged = await findDamaged(folder, record);

  return {
    reference: referenceTo(id, folder.dtype),
    id,
    dtype: folder.dtype,
    isBundled,
    state: damaged === null ? 'ready' : 'broken',
    problem: damaged,
    bytesOnDisk: folder.bytes,
    license: record?.license ?? null,
    dimensions: facts?.dimensions ?? folder.declaredDimensions,
    imageSize: folder.pixels.width,
    textTokens: folder.text.maxTokens,
    speed: facts?.speed ?? null,
  };
}

/** A file that no longer has the size it came with. */
async function findDamaged({ path, files }: ModelFolder, record: FetchRecord | null): Promise<Failure | null> {
  const used = new Set([files.image, files.text, ...files.weights, ...files.settings]);
  for (const file of record?.files ?? []) {
    if (!used.has(file.path)) continue;
    const bytes = await sizeOf(join(path, file.path));
    if (bytes !== file.bytes) {
      return {
        reason: `${file.path} has ${bytes} bytes instead of the ${file.bytes} it was fetched with.`,
        remedy: 'Fetch the model again: only what is damaged is fetched.',
      };
    }
  }
  return null;
}

async function bytesBelow(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(names.map((name) => sizeOf(join(folder, name)).catch(() => null)));
  return sizes.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0);
}

function broken(reference: string, id: string, isBundled: boolean, error: unknown): LocalModel {
  const isOurs = error instanceof RummageError;
  const problem = {
    reason: isOurs ? error.message : 'The folder cannot be read.',
    remedy: isOurs ? error.hint : 'Check its permissions, or fetch the model again.',
  };
  return {
    ...{ reference, id, dtype: null, isBundled, problem, state: 'broken', bytesOnDisk: 0 },
    ...{ license: null, dimensions: null, imageSize: null, textTokens: null, speed: null },
  };
}
