/**
 * `self_test_photos`: which photos a person expects of a query. `self_test_runs`: how well they were found, as it was told.
 * Owner: the web process and the command line.
 */
import type { SelfTestQuery, SelfTestRun } from '../self-test/report';
import { type Database, prepare, transact } from './database';
import { SEARCHABLE } from './hidden';

const MOST_RUNS = 50;

/** Each query with those of its photos that can be found now, in the order they were added. */
export function selfTestQueries(db: Database): SelfTestQuery[] {
  const rows = prepare<[], { query: string; photoId: number | null }>(
    db,
    `SELECT s.query, p.id AS photoId FROM self_test_photos s
     LEFT JOIN photos p ON p.id = s.photo_id AND ${SEARCHABLE} ORDER BY s.query COLLATE NOCASE, s.query, s.photo_id`,
  ).all();
  const queries = new Map<string, number[]>();
  for (const { query, photoId } of rows) {
    const photoIds = queries.get(query) ?? [];
    if (photoId !== null) photoIds.push(photoId);
    queries.set(query, photoIds);
  }
  return [...queries].map(([query, photoIds]) => ({ query, photoIds }));
}

/** In place of those expected of the query before; none forgets it. Photos there are not are left out. */
export function putSelfTestQuery(db: Database, { query, photoIds }: SelfTestQuery): void {
  transact(db, () => {
    prepare(db, 'DELETE FROM self_test_photos WHERE query = ?').run(query);
    prepare(
      db,
      `INSERT OR IGNORE INTO self_test_photos (photo_id, query)
       SELECT p.id, ? FROM json_each(?) asked CROSS JOIN photos p ON p.id = asked.value`,
    ).run(query, JSON.stringify(photoIds));
  });
}

/** Keeps a run; only the last ones are. */
export function keepSelfTestRun(db: Database, { ranAt, settings, models }: SelfTestRun): void {
  transact(db, () => {
    prepare(db, 'INSERT INTO self_test_runs (ran_at, settings, models) VALUES (?, ?, ?)').run(
      ranAt,
      JSON.stringify(settings),
      JSON.stringify(models),
    );
    prepare(
      db,
      'DELETE FROM self_test_runs WHERE id NOT IN (SELECT id FROM self_test_runs ORDER BY id DESC LIMIT ?)',
    ).run(MOST_RUNS);
  });
}

/** Those kept, the newest first. */
export function selfTestRuns(db: Database): SelfTestRun[] {
  return prepare<[], { ranAt: number; settings: string; models: string }>(
    db,
    'SELECT ran_at AS ranAt, settings, models FROM self_test_runs ORDER BY id DESC',
  )
    .all()
    .map(({ ranAt, settings, models }) => ({
      ranAt,
      settings: JSON.parse(settings) as SelfTestRun['settings'],
      models: JSON.parse(models) as SelfTestRun['models'],
    }));
}
