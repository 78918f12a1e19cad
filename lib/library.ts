import { type Config, loadConfig } from './config';
import { type DataPaths, dataPaths } from './paths';
import { type Database, openDatabase } from './store/database';

interface Library {
  config?: Config;
  database?: Database;
}

// On globalThis, because Next loads this module more than once in one process.
const KEY = Symbol.for('rummage.library');
const holder = globalThis as { [KEY]?: Library };

function library(): Library {
  return (holder[KEY] ??= {});
}

/** The settings in force in this process, read on first use. @throws RummageError `bad-config` */
export function libraryConfig(): Config {
  return (library().config ??= loadConfig());
}

export function libraryPaths(): DataPaths {
  return dataPaths(libraryConfig().data);
}

/** This process's handle for what a person says, opened on first use. @throws RummageError `bad-database` */
export function libraryDatabase(): Database {
  return (library().database ??= openDatabase(libraryPaths(), 'typed'));
}
