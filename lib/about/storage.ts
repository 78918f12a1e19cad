import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_MODEL } from '../encoder/catalogue';
import { bundledModels, type DataPaths } from '../paths';

/** What one part of the data folder takes. */
export interface Stored {
  readonly part: 'database' | 'search index' | 'thumbnails' | 'fetched models' | 'backups';
  readonly bytes: number;
  /** Whether there are too many files to have counted them all, so that it is more. */
  readonly isMore: boolean;
}

/** Counting a million thumbnails takes minutes; so many take a second. */
const MOST_FILES = 20_000;

/** What the data folder holds, part by part, in bytes of its files. */
export async function storageUsed(paths: DataPaths): Promise<Stored[]> {
  const database = ['', '-wal', '-shm'].map((end) => `${paths.database}${end}`);
  const sizes = await Promise.all(database.map(sizeOf));

  return [
    { part: 'database', bytes: sizes.reduce((sum, bytes) => sum + bytes, 0), isMore: false },
    { part: 'search index', ...(await measureFolder(paths.graphs)) },
    { part: 'thumbnails', ...(await measureFolder(paths.thumbnails)) },
    { part: 'fetched models', ...(await measureFetched(paths.models)) },
    { part: 'backups', ...(await measureFolder(paths.backups)) },
  ];
}

/** Without the model that ships, which lies beside them where the data folder is the project's own. */
async function measureFetched(models: string): Promise<Omit<Stored, 'part'>> {
  const all = await measureFolder(models);
  if (models !== bundledModels()) return all;

  const { bytes } = await measureFolder(join(models, DEFAULT_MODEL));
  return { ...all, bytes: all.bytes - bytes };
}

async function measureFolder(folder: string): Promise<Omit<Stored, 'part'>> {
  let bytes = 0;
  let files = 0;
  for await (const file of filesIn(folder)) {
    if (++files > MOST_FILES) return { bytes, isMore: true };
    bytes += await sizeOf(file);
  }
  return { bytes, isMore: false };
}

async function* filesIn(folder: string): AsyncGenerator<string> {
  let entries;
  try {
    entries = await opendir(folder, { recursive: true });
  } catch {
    // Made when something is put into it for the first time.
    return;
  }
  for await (const entry of entries) if (entry.isFile()) yield join(entry.parentPath, entry.name);
}

/** 0 for what is not there, or went away just now. */
async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
