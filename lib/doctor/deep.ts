import { existsSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { describeError } from '../describe-error';
import type { DataPaths } from '../paths';
import { type Database, openDatabase, schemaVersion } from '../store/database';
import { MIGRATIONS } from '../store/migrations';
import { takeIndexerLock } from '../store/indexer-lock';
import { type NamedFinding, unwell, well } from './check';
import { type DeepCheck, type DeepFinding, faulty } from './deep-check';
import { countsCheck, pagesCheck, referencesCheck, RESTORE_HINT } from './deep-database';
import { graphCheck } from './deep-graph';
import { textsCheck } from './deep-texts';
import { thumbnailsCheck } from './deep-thumbnails';
import { vectorsCheck } from './deep-vectors';

/** In this order: what one mends, the next looks at. */
const CHECKS: readonly DeepCheck[] = [
  pagesCheck,
  referencesCheck,
  vectorsCheck,
  countsCheck,
  textsCheck,
  graphCheck,
  thumbnailsCheck,
];

/**
 * Reads the whole data folder and holds its parts against each other. Without `repair` it writes nothing, and an indexer
 * may be running. With it, what is derived is mended, nothing else, and each finding says what was done.
 *
 * @throws RummageError `locked` when something is to be mended while an indexer runs
 */
export async function* examineDeeply(
  paths: DataPaths,
  { repair }: { readonly repair: boolean },
): AsyncGenerator<NamedFinding> {
  const obstacle = findObstacle(paths);
  if (obstacle !== null) return yield { name: 'database', ...obstacle };

  const found: { check: DeepCheck; finding: DeepFinding }[] = [];
  for (const check of CHECKS)
    found.push({ check, finding: await reading(paths, (db) => lookSafely(check, db, paths)) });

  if (!repair || !found.some(({ finding }) => finding.isMendable)) {
    for (const { check, finding } of found) yield { name: check.name, ...describe(finding) };
    return;
  }
  yield* mendAll(paths);
}

async function* mendAll(paths: DataPaths): AsyncGenerator<NamedFinding> {
  const lock = takeIndexerLock(
    paths,
    (other) => `Something is to be mended, but nothing was changed: ${other}`,
    'Stop Rummage, run `npx rummage doctor --deep --repair` again, and then start it.',
  );
  try {
    const db = openDatabase(paths, 'computed');
    try {
      // Looked at again, under the lock: until now an indexer may have run.
      for (const check of CHECKS) yield { name: check.name, ...(await mendOne(check, db, paths)) };
    } finally {
      db.close();
    }
  } finally {
    lock.release();
  }
}

async function mendOne(check: DeepCheck, db: Database, paths: DataPaths) {
  const before = await lookSafely(check, db, paths);
  if (!before.isMendable) return describe(before);

  try {
    const done = await check.mend(db, paths);
    const after = await lookSafely(check, db, paths);
    return after.fault === null ? well(`mended (${before.fault}): ${done}`) : describe(after);
  } catch (error) {
    return unwell(`${before.fault}; it cannot be mended: ${(error as Error).message}`, RESTORE_HINT);
  }
}

async function lookSafely(check: DeepCheck, db: Database, paths: DataPaths): Promise<DeepFinding> {
  try {
    return await check.look(db, paths);
  } catch (error) {
    const [fault = '', hint = ''] = describeError(error).split('\n');
    const isDamage = error instanceof SQLite.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
    return faulty(fault, false, isDamage ? RESTORE_HINT : hint);
  }
}

function describe({ fault, detail, hint }: DeepFinding) {
  return fault === null ? well(detail) : unwell(fault, hint);
}

async function reading<Result>(paths: DataPaths, look: (db: Database) => Promise<Result>): Promise<Result> {
  const db = new SQLite(paths.database, { readonly: true });
  try {
    return await look(db);
  } finally {
    db.close();
  }
}

/** What makes a thorough look impossible, or needless; null when there is nothing in the way. */
function findObstacle(paths: DataPaths) {
  if (!existsSync(paths.database)) return well('not made yet');

  try {
    const db = new SQLite(paths.database, { readonly: true });
    const version = schemaVersion(db);
    db.close();
    if (version === MIGRATIONS.length) return null;
    return version < MIGRATIONS.length
      ? unwell(`schema version ${version} of ${MIGRATIONS.length}`, 'Start Rummage once: that brings it up to date.')
      : unwell(`schema version ${version}, from a newer Rummage`, 'Update this one.');
  } catch (error) {
    return unwell(`cannot be read: ${(error as Error).message}`, RESTORE_HINT);
  }
}
