import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The ids of all models below a folder: `name`, or `owner/name` where a folder holds nothing but further folders.
 *
 * @param models absolute path; need not be there
 */
export async function listModelIds(models: string): Promise<string[]> {
  const ids = await Promise.all(
    (await foldersIn(models)).map(async (name) => {
      const inside = await entriesOf(join(models, name));
      const isOwner = inside.length > 0 && inside.every((entry) => isFolder(entry) && entry.name !== 'onnx');
      return isOwner ? inside.filter(isModelFolder).map((entry) => `${name}/${entry.name}`) : [name];
    }),
  );
  return ids.flat().sort();
}

async function foldersIn(folder: string): Promise<string[]> {
  return (await entriesOf(folder)).filter(isModelFolder).map(({ name }) => name);
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    // Not there yet, or not ours to read: there are no models in it.
    return [];
  }
}

function isModelFolder(entry: Dirent): boolean {
  return isFolder(entry) && !entry.name.startsWith('.');
}

/** A link is taken for a folder: models may lie on another disk. */
function isFolder(entry: Dirent): boolean {
  return entry.isDirectory() || entry.isSymbolicLink();
}
