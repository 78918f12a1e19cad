import type { Config } from '../config';
import { DEFAULT_MODEL } from '../encoder/catalogue';
import { dataPaths } from '../paths';
import { type Check, type NamedFinding, runChecks } from './check';
import { checkDatabase } from './database';
import { checkDataFolder } from './data-folder';
import { checkFolders } from './folders';
import { checkModel } from './model';
import { nativeChecks } from './native-modules';
import { checkNode } from './node-version';
import { checkPort } from './port';
import { checkReach } from './reach';
import { checkWatches } from './watches';

/** A damaged database is told of by its own check; here it only means that no choice can be read. */
async function chosenModel(database: string): Promise<string> {
  const health = await import('../store/health');
  try {
    return health.chosenModel(database) ?? DEFAULT_MODEL;
  } catch {
    return DEFAULT_MODEL;
  }
}

/** Looks at everything Rummage stands on with these settings; it changes nothing. */
export function examine(config: Config): AsyncGenerator<NamedFinding> {
  const paths = dataPaths(config.data);

  const checks: readonly Check[] = [
    { name: 'Node', look: checkNode },
    ...nativeChecks(),
    { name: 'model', look: async () => checkModel(config.model ?? (await chosenModel(paths.database)), paths) },
    { name: 'data folder', look: () => checkDataFolder(paths.root) },
    { name: 'database', look: () => checkDatabase(paths.database) },
    { name: 'folders', look: () => checkFolders(paths.database, config.folders) },
    { name: 'watches', look: () => checkWatches(paths.database, config.folders) },
    { name: 'port', look: () => checkPort(config) },
    { name: 'reach', look: () => checkReach(config) },
  ];
  return runChecks(checks);
}
