import { libraryDatabase, libraryPaths } from '#lib/library';
import type { FailedPhoto, FailureList } from '#lib/nouns';
import { listFailures, retryPhotos } from '#lib/photos/service';
import { parsePage } from '#lib/search/parse';
import { isProcessLocked } from '#lib/store/process-lock';
import { EXIT } from './exit-codes';
import { pathOfPhoto } from './photo-files';
import { count, print, remark } from './print';

export interface FailuresOptions {
  readonly reason?: string;
  readonly limit: string;
  readonly json?: boolean;
  readonly retry?: boolean;
}

/** `rummage failures`: @returns the exit code @throws RummageError */
export async function failures({ reason, limit, json, retry }: FailuresOptions): Promise<number> {
  const page = parsePage(new URLSearchParams({ limit }));
  if (retry) return tryAgain(reason);

  const list = await listFailures({ ...page, reason: reason ?? null });
  print(json ? JSON.stringify(withFiles(list), null, 2) : describeFailures(list, reason));
  return EXIT.ok;
}

async function tryAgain(reason: string | undefined): Promise<number> {
  const { requested } = await retryPhotos(reason === undefined ? 'all' : { reason });
  const runs = isProcessLocked(libraryPaths().indexerLock);
  print(
    `${count(requested, 'photo')} will be tried again${runs ? '' : ' when the indexer runs: `npx rummage index`'}.`,
  );
  return EXIT.ok;
}

function describeFailures({ total, reasons, failures: page }: FailureList, reason: string | undefined): string {
  if (total === 0) {
    if (reason !== undefined && reasons.length > 0) remark('The reasons there are: `npx rummage failures`.');
    return reason === undefined ? 'Every photo could be read.' : 'No photo failed for that reason.';
  }

  const more = total - page.length;
  return [
    ...(reason === undefined ? reasons.map((one) => `${String(one.count).padStart(6)}  ${one.reason}`) : []),
    ...page.map(describeFailure),
    ...(more > 0 ? [`… and ${more} more: --limit ${Math.min(total, 1000)} shows them.`] : []),
  ].join('\n');
}

function describeFailure({ id, path, failure, attempts, decoder }: FailedPhoto): string {
  const file = pathOfPhoto(libraryDatabase(), id) ?? path;
  const times = count(attempts, 'attempt');
  return `\n${file || `photo ${id}`}\n  ${failure.reason} ${failure.remedy}\n  ${times}, the last with ${decoder}`;
}

function withFiles(list: FailureList) {
  const db = libraryDatabase();
  return { ...list, failures: list.failures.map((photo) => ({ ...photo, file: pathOfPhoto(db, photo.id) })) };
}
