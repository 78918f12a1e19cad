import { libraryDatabase, libraryPaths } from '#lib/library';
import { listModels, useModel } from '#lib/models/service';
import { countPhotos } from '#lib/store/photos';
import { isProcessLocked } from '#lib/store/process-lock';
import { EXIT } from './exit-codes';
import { referenceMeant } from './model-reference';
import { count, print, remark } from './print';

interface UseOptions {
  readonly dtype?: string;
  readonly leaveOutMissing?: boolean;
}

/**
 * `rummage models use`: has a model answer searches, as soon as it covers everything.
 *
 * @returns the exit code
 * @throws RummageError
 */
export async function useThisModel(
  typed: string,
  { dtype, leaveOutMissing }: UseOptions,
  from: string,
): Promise<number> {
  const reference = await useModel(referenceMeant(typed, dtype, from), { leaveOutMissing });

  print(await describeWhatHappens(reference));
  if (!isProcessLocked(libraryPaths().indexerLock)) {
    remark('No indexer runs now: it happens once Rummage is started with `npm start`.');
  }
  return EXIT.ok;
}

async function describeWhatHappens(reference: string): Promise<string> {
  const { models } = await listModels();
  const active = models.find(({ role }) => role === 'active');
  const chosen = models.find((model) => model.reference === reference);
  const { indexed } = countPhotos(libraryDatabase());

  if (active === undefined) return `${reference} is going to answer searches.`;
  if (active.reference === reference) return `${reference} answers searches, and goes on doing so.`;
  const left = Math.max(0, indexed - (chosen?.photos ?? 0));
  return [
    `${reference} is being made ready: ${count(left, 'photo')} of ${indexed} still to be looked at, newest first.`,
    `${active.reference} goes on answering until then, and \`npx rummage models use ${active.reference}\` takes it back.`,
  ].join('\n');
}
