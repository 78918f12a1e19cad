import { afterEach, beforeEach, vi } from 'vitest';
import { libraryDatabase, libraryPaths } from '../library';
import type { DataPaths } from '../paths';
import type { Database } from '../store/database';
import { temporaryFolder } from './folder';

/** The library the services of this process work on: a new, empty one for each test of the file. */
export interface ServedLibrary {
  readonly db: Database;
  readonly paths: DataPaths;
  /** The one folder folders may be chosen in. */
  readonly root: string;
}

export function serveTestLibraries(): () => ServedLibrary {
  let served: ServedLibrary | null = null;

  beforeEach(() => {
    const root = temporaryFolder();
    vi.stubEnv('RUMMAGE_DATA', temporaryFolder());
    vi.stubEnv('RUMMAGE_ROOTS', root);
    served = { db: libraryDatabase(), paths: libraryPaths(), root };
  });
  afterEach(() => {
    served?.db.close();
    Reflect.deleteProperty(globalThis, Symbol.for('rummage.library'));
    vi.unstubAllEnvs();
  });
  return () => {
    if (served === null) throw new Error('There is a library only while a test runs.');
    return served;
  };
}
