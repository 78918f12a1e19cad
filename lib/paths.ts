import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds package.json. `next start` runs bundled copies of this file, so the working directory is tried
 * first: both processes are started there.
 */
export function projectRoot(): string {
  const here = process.cwd();
  if (existsSync(join(here, 'lib', 'paths.ts'))) return here;

  return dirname(dirname(fileURLToPath(import.meta.url)));
}

/** Where each piece of run-time state lives below the data folder. */
export interface DataPaths {
  readonly root: string;
  readonly database: string;
  readonly backups: string;
  readonly graphs: string;
  readonly thumbnails: string;
  /** Small copies of the newest pictures somebody searched with. */
  readonly queryImages: string;
  readonly models: string;
  /** What looking into each model found out; made again when it is gone. */
  readonly modelFacts: string;
  readonly indexerLock: string;
  readonly migrationLock: string;
  /** Held while sidecars are written beside photos. */
  readonly sidecarsLock: string;
  /** Touched whenever somebody searches. */
  readonly searchSignal: string;
  /** What keeps the indexer from writing; there only while something does. */
  readonly indexerProblem: string;
  /** What session cookies are signed with; only its owner may read it. */
  readonly sessionKey: string;
}

/** @param root absolute path of the data folder */
export function dataPaths(root: string): DataPaths {
  return {
    root,
    database: join(root, 'rummage.db'),
    backups: join(root, 'backups'),
    graphs: join(root, 'graphs'),
    thumbnails: join(root, 'thumbnails'),
    queryImages: join(root, 'query-images'),
    models: join(root, 'models'),
    modelFacts: join(root, 'model-facts.json'),
    indexerLock: join(root, 'indexer.lock'),
    migrationLock: join(root, 'migration.lock'),
    sidecarsLock: join(root, 'sidecars.lock'),
    searchSignal: join(root, 'searching'),
    indexerProblem: join(root, 'indexer-problem.json'),
    sessionKey: join(root, 'session-key'),
  };
}

/** The sample library that ships with Rummage. */
export function sampleFolder(): string {
  return join(projectRoot(), 'data', 'sample');
}

/** The folder of models that ship with Rummage. */
export function bundledModels(): string {
  return join(projectRoot(), 'data', 'models');
}
