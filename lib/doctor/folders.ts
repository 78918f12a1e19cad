import { chooseFolder } from '../folders/choose';
import { type Finding, unwell, well } from './check';

/**
 * Whether every folder that is searched is there and can be read.
 *
 * @param database absolute path of the library's database
 * @param configured absolute paths of the folders named in the settings
 */
export async function checkFolders(database: string, configured: readonly string[]): Promise<Finding> {
  const folders = await searchedFolders(database, configured);
  const faults = folders.flatMap(faultOf);

  if (faults.length > 0) {
    return unwell(faults.join(' '), 'Connect the drive or correct the permissions; nothing is forgotten meanwhile.');
  }
  return well(folders.length === 0 ? 'none yet: the sample photos are searched' : `${folders.length} can be read`);
}

/** The folders remembered and those named in the settings. */
export async function searchedFolders(database: string, configured: readonly string[]): Promise<string[]> {
  const { rememberedPaths } = await import('../store/health');
  return [...new Set([...rememberedPaths(database), ...configured])];
}

function faultOf(folder: string): string[] {
  try {
    chooseFolder(folder, []);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}
