import { resolve } from 'node:path';
import { RummageError } from '#lib/errors';
import { realIfPossible } from '#lib/folders/choose';
import { parseDecision } from '#lib/folders/parse';
import { listFolders, settleSuspension } from '#lib/folders/service';
import { skippedInWords } from '#lib/folders/skipped';
import { libraryDatabase, libraryPaths } from '#lib/library';
import type { Folder } from '#lib/nouns';
import { findFolder, type FolderRow, listFolders as storedFolders, readFolderState } from '#lib/store/folders';
import { isProcessLocked } from '#lib/store/process-lock';
import { EXIT } from './exit-codes';
import { count, print } from './print';

/** `rummage folders list`: @returns the exit code @throws RummageError */
export async function listAllFolders({ json }: { readonly json?: boolean }): Promise<number> {
  const folders = await listFolders();
  if (json) print(JSON.stringify({ folders }, null, 2));
  else print(folders.length > 0 ? folders.flatMap(describeFolder).join('\n') : 'No folders yet.');
  return EXIT.ok;
}

/**
 * `rummage folders settle`: answers the question a suspended folder asks.
 *
 * @param folder its number, or its path
 * @param decision `wait` or `accept`
 * @param from absolute path of the folder a relative path is meant from
 * @returns the exit code
 * @throws RummageError `not-found`, `bad-request`, or `conflict` when the folder asks nothing
 */
export async function settleFolder(folder: string, decision: string, from: string): Promise<number> {
  const chosen = parseDecision({ decision });
  const { id, path } = findFolderMeant(folder, from);
  if (readFolderState(libraryDatabase(), id)?.state !== 'suspended') {
    throw new RummageError('conflict', `${path} is not waiting for an answer.`, {
      hint: 'Only a folder that `npx rummage status` calls suspended is.',
    });
  }

  await settleSuspension(id, chosen);
  const runs = isProcessLocked(libraryPaths().indexerLock);
  const when = runs ? '' : ' It is carried out when the indexer runs.';
  print(
    chosen === 'accept'
      ? `What is gone from ${path} leaves the results; it is kept for 30 days in case it comes back.${when}`
      : `Nothing is forgotten; ${path} is looked at again.${when}`,
  );
  return EXIT.ok;
}

/** A folder as `rummage status` shows it: its count, its state, its path, what is wrong with it and what was left aside. */
export function describeFolder({ id, name, photos, state, problem, skipped }: Folder): string[] {
  const path = findFolder(libraryDatabase(), id)?.path ?? name;
  const indent = ' '.repeat(18);
  const answers = ['wait    they will come back', 'accept  they are really gone'];
  const question = answers.map((answer) => `${indent}  npx rummage folders settle ${id} ${answer}`);
  return [
    `  ${count(photos, 'photo').padStart(14)}  ${state.padEnd(10)}  ${path}`,
    ...(problem === null ? [] : [`${indent}${problem.reason} ${problem.remedy}`]),
    ...(state === 'suspended' ? question : []),
    ...skippedInWords(skipped).map((note) => `${indent}${note}`),
  ];
}

function findFolderMeant(folder: string, from: string): FolderRow {
  const path = realIfPossible(resolve(from, folder));
  const found = storedFolders(libraryDatabase()).find((one) => String(one.id) === folder || one.path === path);
  if (found !== undefined) return found;

  throw new RummageError('not-found', `${folder} is not among the folders that are searched.`, {
    hint: '`npx rummage folders list` shows them with their numbers.',
  });
}
