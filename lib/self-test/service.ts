import { RummageError } from '../errors';
import { libraryConfig, libraryDatabase } from '../library';
import { searchWorker } from '../search/client';
import { countPhotos } from '../store/photos';
import { keepSelfTestRun, putSelfTestQuery, selfTestQueries, selfTestRuns } from '../store/self-test';
import { type SelfTestQuery, type SelfTestRun, toFigures } from './report';

/** What is expected, and how well it was found. */
export interface SelfTest {
  readonly queries: readonly SelfTestQuery[];
  /** Those kept, the newest first. */
  readonly runs: readonly SelfTestRun[];
}

export async function getSelfTest(): Promise<SelfTest> {
  const db = libraryDatabase();
  return { queries: selfTestQueries(db), runs: selfTestRuns(db) };
}

/** Says which photos are expected of a query, in place of what was said before; none forgets the query. */
export async function expectOf(test: SelfTestQuery): Promise<SelfTest> {
  putSelfTestQuery(libraryDatabase(), test);
  return getSelfTest();
}

/**
 * Asks every query, of the active model and of all others with vectors, and keeps how well the expected photos were found.
 *
 * @throws RummageError `conflict` where nothing is expected yet, or of nothing that can be found now
 */
export async function runSelfTest(): Promise<SelfTestRun> {
  const db = libraryDatabase();
  const tests = selfTestQueries(db).filter(({ photoIds }) => photoIds.length > 0);
  if (tests.length === 0) {
    throw new RummageError('conflict', 'There is nothing to test yet.', {
      hint: 'On the self-test page, type a query, mark the photos you expect, and save them.',
    });
  }
  const ranks = await searchWorker().call('selfTest', { tests });
  const settings = { index: libraryConfig().index, photos: countPhotos(db).indexed };
  const run = { ranAt: Date.now(), settings, models: ranks.map((model) => toFigures(model, tests)) };
  keepSelfTestRun(db, run);
  return run;
}
