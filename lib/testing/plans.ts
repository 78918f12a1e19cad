import type { Database } from '../store/database';

/**
 * How SQLite goes about the statements that some work is the first to prepare on this connection: the lines of EXPLAIN
 * QUERY PLAN, such as `SEARCH f USING INDEX files_by_photo (photo_id=?)`. Their parameters must be question marks.
 */
export function plansOf(db: Database, work: () => void): string[] {
  const prepare = db.prepare.bind(db);
  const statements: string[] = [];
  db.prepare = ((sql: string) => {
    statements.push(sql);
    return prepare(sql);
  }) as Database['prepare'];
  try {
    work();
  } finally {
    db.prepare = prepare as Database['prepare'];
  }

  return statements.flatMap((sql) => {
    const plan = prepare(`EXPLAIN QUERY PLAN ${sql}`);
    const parameters = sql.match(/\?/g) ?? [];
    return (plan.all(...parameters.map(() => null)) as { detail: string }[]).map(({ detail }) => detail);
  });
}
