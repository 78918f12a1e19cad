import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DEFAULT_MODEL } from '../encoder/catalogue';
import { libraryConfig, libraryDatabase, libraryPaths } from '../library';
import { once } from '../once';
import { bundledModels, projectRoot, sampleFolder } from '../paths';
import { listFolders } from '../store/folders';
import { installedPackages, type Licensed } from './licences';
import { storageUsed, type Stored } from './storage';

/** What is left out of a folder by the `.rummageignore` that lies in it. */
export interface LeftOut {
  readonly folder: string;
  readonly patterns: readonly string[];
}

export interface About {
  readonly version: string;
  readonly storage: readonly Stored[];
  /** Patterns left out of every folder, as the settings have them. */
  readonly exclude: readonly string[];
  /** Only of folders that say something of their own. */
  readonly leftOut: readonly LeftOut[];
  readonly packages: readonly Licensed[];
  /** Who took the sample photos, in Markdown. */
  readonly samplePhotos: string;
  /** What is to be known of the model that ships, in Markdown. */
  readonly modelCard: string;
}

const readVersion = once(async () => {
  const manifest = JSON.parse(await readFile(join(projectRoot(), 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
});
const readPackages = once(() => installedPackages(projectRoot()));

/** What this installation is and holds; for its owner only. */
export async function describeInstallation(): Promise<About> {
  const [version, storage, packages, leftOut, samplePhotos, modelCard] = await Promise.all([
    readVersion(),
    storageUsed(libraryPaths()),
    readPackages(),
    patternsOfFolders(),
    readFile(join(sampleFolder(), 'ATTRIBUTION.md'), 'utf8'),
    readFile(join(bundledModels(), DEFAULT_MODEL, 'MODEL_CARD.md'), 'utf8'),
  ]);
  return { version, storage, exclude: libraryConfig().exclude, leftOut, packages, samplePhotos, modelCard };
}

async function patternsOfFolders(): Promise<LeftOut[]> {
  const all = listFolders(libraryDatabase()).map(async ({ path }) => ({
    folder: basename(path) || path,
    patterns: await patternsIn(join(path, '.rummageignore')),
  }));
  return (await Promise.all(all)).filter(({ patterns }) => patterns.length > 0);
}

/** Lines that say something; none where there is no such file, or its drive is away. */
async function patternsIn(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
}
