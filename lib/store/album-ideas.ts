/**
 * `album_ideas`, `album_idea_runs`: groups of alike photos that may be worth an album, as each model sees them, and among how
 * many photos they were found. Owner: the indexer. `dismissed_ideas`: those a person does not want to see again. Owner: the web
 * process.
 */
import { ACTIVE_MODEL } from './active-model';
import { type Database, prepare, transact } from './database';

export interface IdeaRow {
  /** Of the vocabulary: what the photos show. */
  readonly label: string;
  /** About how many there are. */
  readonly photos: number;
  /** The most typical ones. */
  readonly samples: readonly number[];
}

/** Among how many photos ideas were looked for last; null before the first time. */
export function readIdeaRun(db: Database, modelId: number): number | null {
  return (
    prepare<[number], { photos: number }>(db, 'SELECT photos FROM album_idea_runs WHERE model_id = ?').get(modelId)
      ?.photos ?? null
  );
}

/** @param photos among how many they were found */
export function writeIdeas(db: Database, modelId: number, ideas: readonly IdeaRow[], photos: number): void {
  transact(db, () => {
    prepare(db, 'DELETE FROM album_ideas WHERE model_id = ?').run(modelId);
    for (const idea of ideas) {
      prepare(db, 'INSERT INTO album_ideas (model_id, label, photos, samples) VALUES (?, ?, ?, ?)').run(
        modelId,
        idea.label,
        idea.photos,
        JSON.stringify(idea.samples),
      );
    }
    prepare(db, 'INSERT OR REPLACE INTO album_idea_runs (model_id, photos) VALUES (?, ?)').run(modelId, photos);
  });
}

/** Of the active model, the largest first; without those dismissed and those there is an album of already. */
export function openIdeas(db: Database): IdeaRow[] {
  return prepare<[], Omit<IdeaRow, 'samples'> & { samples: string }>(
    db,
    `SELECT label, photos, samples FROM album_ideas i WHERE model_id = ${ACTIVE_MODEL}
       AND label NOT IN (SELECT label FROM dismissed_ideas)
       AND NOT EXISTS (SELECT 1 FROM albums a WHERE lower(a.name) = i.label OR lower(a.words) = i.label OR a.tag = i.label)
     ORDER BY photos DESC, label`,
  )
    .all()
    .map(({ samples, ...idea }) => ({ ...idea, samples: JSON.parse(samples) as number[] }));
}

/** For good, or no longer. */
export function dismissIdea(db: Database, label: string, dismissed: boolean): void {
  if (dismissed) prepare(db, 'INSERT OR IGNORE INTO dismissed_ideas (label) VALUES (?)').run(label);
  else prepare(db, 'DELETE FROM dismissed_ideas WHERE label = ?').run(label);
}
