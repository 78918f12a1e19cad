/** Holds what is computed against what it was computed from. Looking writes nothing; mending touches only what is derived. */
import { ACTIVE_MODEL } from './active-model';
import { type Database, prepare, transact } from './database';
import { setState } from './photos';
import { rebuildTextIndex } from './text-index';

/** A stored vector as it lies in the database, whether or not it is sound. */
export interface RawVector {
  readonly seq: number;
  readonly photoId: number;
  readonly modelId: number;
  readonly embedding: Buffer;
  readonly backgroundMean: number;
  readonly backgroundDeviation: number;
  /** Of its model; null when there is no such model. */
  readonly dimensions: number | null;
  readonly hasPhoto: 0 | 1;
}

/** What SQLite finds wrong with pages and indexes; empty when they are sound. */
export function pageFaults(db: Database): string[] {
  const rows = db.pragma('integrity_check(20)') as { integrity_check: string }[];
  return rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
}

/** Indexes are derived from their tables: builds them anew. */
export function rebuildIndexes(db: Database): void {
  db.exec('REINDEX');
  rebuildTextIndex(db);
}

/** Tables with rows that refer to something that is not there, and what that would be. */
export function danglingTables(db: Database): { readonly table: string; readonly parent: string }[] {
  const rows = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  const names = new Set(rows.map(({ table, parent }) => JSON.stringify({ table, parent })));
  return [...names].map((name) => JSON.parse(name) as { table: string; parent: string });
}

/** Deletes the rows of a table that refer to something that is not there. */
export function dropDangling(db: Database, table: string): void {
  const keys = db.pragma(`foreign_key_list(${table})`) as { table: string; from: string; to: string | null }[];
  for (const { table: parent, from, to } of keys) {
    db.exec(`DELETE FROM ${table} WHERE ${from} IS NOT NULL AND ${from} NOT IN (SELECT ${to ?? 'id'} FROM ${parent})`);
  }
}

/** Every vector there is, one at a time; do not write to `db` meanwhile. */
export function eachVector(db: Database): IterableIterator<RawVector> {
  return db
    .prepare<[], RawVector>(
      `SELECT v.seq, v.photo_id AS photoId, v.model_id AS modelId, v.embedding, v.background_mean AS backgroundMean,
         v.background_deviation AS backgroundDeviation, m.dimensions, p.id IS NOT NULL AS hasPhoto
       FROM vectors v LEFT JOIN models m ON m.id = v.model_id LEFT JOIN photos p ON p.id = v.photo_id ORDER BY v.seq`,
    )
    .iterate();
}

/** Photos called searchable that the active model has no vector of: nothing would ever find them. */
export function searchableWithoutVector(db: Database): number[] {
  return prepare<[], number>(
    db,
    `SELECT p.id FROM photos p WHERE p.state = 'indexed' AND EXISTS (SELECT 1 FROM active_model)
       AND NOT EXISTS (SELECT 1 FROM vectors v WHERE v.photo_id = p.id AND v.model_id = ${ACTIVE_MODEL})`,
  )
    .pluck()
    .all();
}

/** Forgets vectors, and has every photo that is left without one of the active model embedded again. */
export function dropVectors(db: Database, seqs: readonly number[]): void {
  transact(db, () => {
    const drop = db.prepare<[number]>('DELETE FROM vectors WHERE seq = ?');
    for (const seq of seqs) drop.run(seq);
    for (const id of searchableWithoutVector(db)) setState(db, id, 'pending');
  });
}

/** Counts kept by triggers, beside what there is: those that differ. */
export function wrongCounts(db: Database): { readonly of: string; readonly kept: number; readonly real: number }[] {
  return db
    .prepare<[], { of: string; kept: number; real: number }>(
      `WITH kept AS (
         SELECT 'photos ' || state AS of, photos AS n FROM photo_counts
         UNION ALL SELECT 'vectors of model ' || model_id, vectors FROM vector_counts
         UNION ALL SELECT role || ' files of folder ' || folder_id, files FROM file_counts),
       real AS (
         SELECT 'photos ' || state AS of, count(*) AS n FROM photos GROUP BY state
         UNION ALL SELECT 'vectors of model ' || model_id, count(*) FROM vectors GROUP BY model_id
         UNION ALL SELECT role || ' files of folder ' || folder_id, count(*) FROM files GROUP BY folder_id, role)
       SELECT of, coalesce(kept.n, 0) AS kept, coalesce(real.n, 0) AS real
       FROM kept FULL JOIN real USING (of) WHERE coalesce(kept.n, 0) <> coalesce(real.n, 0) ORDER BY of`,
    )
    .all();
}

/** Of the searchable photos: all, those whose text is not what their names and facts are now, and those not found by it. */
export function textsOfPhotos(db: Database): {
  readonly photos: number;
  readonly other: number;
  readonly lost: number;
} {
  const row = db
    .prepare<[], { photos: number; other: number | null; lost: number | null }>(
      `SELECT count(*) AS photos,
         sum(t.photo_id IS NULL OR t.names <> s.names OR t.facts <> s.facts OR t.words <> s.words) AS other,
         sum(t.photo_id IS NOT NULL AND (w.id IS NULL OR g.id IS NULL)) AS lost
       FROM photos p JOIN photo_text_source s ON s.photo_id = p.id LEFT JOIN photo_texts t ON t.photo_id = p.id
       LEFT JOIN photo_words_docsize w ON w.id = p.id LEFT JOIN photo_trigrams_docsize g ON g.id = p.id
       WHERE p.state = 'indexed'`,
    )
    .get();
  return { photos: row?.photos ?? 0, other: row?.other ?? 0, lost: row?.lost ?? 0 };
}

export function rebuildCounts(db: Database): void {
  transact(db, () => {
    db.exec(`DELETE FROM photo_counts;
      INSERT INTO photo_counts (state, photos) SELECT state, count(*) FROM photos GROUP BY state;
      DELETE FROM vector_counts;
      INSERT INTO vector_counts (model_id, vectors)
        SELECT model_id, count(*) FROM vectors WHERE model_id IN (SELECT id FROM models) GROUP BY model_id;
      DELETE FROM file_counts;
      INSERT INTO file_counts (folder_id, role, files)
        SELECT folder_id, role, count(*) FROM files WHERE folder_id IN (SELECT id FROM folders) GROUP BY folder_id, role;`);
  });
}

/** Numbers of the models that have a graph. */
export function graphedModels(db: Database): { readonly modelId: number; readonly dimensions: number }[] {
  return prepare<[], { modelId: number; dimensions: number }>(
    db,
    'SELECT DISTINCT g.model_id AS modelId, m.dimensions FROM generations g JOIN models m ON m.id = g.model_id',
  ).all();
}

/** Searchable photos whose vector a graph must hold, with that vector. */
export function vectorsUpTo(
  db: Database,
  modelId: number,
  lastSeq: number,
): IterableIterator<{ readonly photoId: number; readonly embedding: Buffer }> {
  return db
    .prepare<[number, number], { photoId: number; embedding: Buffer }>(
      `SELECT v.photo_id AS photoId, v.embedding FROM vectors v JOIN photos p ON p.id = v.photo_id
       WHERE v.model_id = ? AND v.seq <= ? AND p.state = 'indexed' ORDER BY v.seq`,
    )
    .iterate(modelId, lastSeq);
}

/** Forgets the graphs of a model: searches scan until the indexer has built another. */
export function forgetGraphs(db: Database, modelId: number): void {
  prepare(db, 'DELETE FROM generations WHERE model_id = ?').run(modelId);
}

/** The content ids photos have now. */
export function knownContents(db: Database): Set<string> {
  return new Set(prepare<[], string>(db, 'SELECT content_id FROM photos').pluck().all());
}
