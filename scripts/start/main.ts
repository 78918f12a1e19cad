import { isReachable } from '#lib/access/reach';
import { describeError } from '#lib/describe-error';
import { RummageError } from '#lib/errors';
import { chooseFolder } from '#lib/folders/choose';
import { libraryConfig, libraryDatabase } from '#lib/library';
import { listFolders } from '#lib/store/folders';
import { readArguments, USAGE } from './arguments';
import { complain, say } from './console';
import { requireFreePort } from './port';
import { run } from './run';

/**
 * Starts Rummage and stays until somebody stops it.
 *
 * @param from absolute path of the folder the person stands in
 */
export async function main(args: readonly string[], from: string): Promise<void> {
  try {
    const { help, dev, folders } = readArguments(args, from);
    if (help) return say(USAGE);

    const config = libraryConfig();
    if (dev && isReachable(config)) throw onlyHere();
    const chosen = chooseFolders(folders);
    await requireFreePort(config);

    process.exitCode = await run({ config, folders: chosen, dev });
  } catch (error) {
    complain(describeError(error));
    process.exitCode = 1;
  }
}

function onlyHere(): RummageError {
  return new RummageError('bad-config', '`npm run dev` serves this machine only.', {
    hint: 'Leave RUMMAGE_HOST and RUMMAGE_ALLOWED_HOSTS unset, or use `npm start`.',
  });
}

/** Looks at every folder before anything starts, so that a wrong one is one sentence and nothing more. */
function chooseFolders(folders: readonly string[]): string[] {
  const known = [...listFolders(libraryDatabase())];
  return folders.map((folder) => {
    const path = chooseFolder(folder, known);
    // The next one must not lie inside this one, which the indexer will remember first.
    known.push({ id: 0, path, isSample: false });
    return path;
  });
}
