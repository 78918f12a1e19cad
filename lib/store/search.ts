/** Questions a search asks of several tables at once; nothing is written here. They scan: ask them in a worker thread. */
import { spanOfDay } from '../days';
import { burstsOf } from '../duplicates/bursts';
import type { SearchFilters, SearchResult } from '../nouns';
import type { FilterTerm } from '../query/parsed-query';
import { ACTIVE_MODEL } from './active-model';
import { conditionOf } from './conditions';
import { type Database, prepare } from './database';
import { taggedPhotos } from './hand-tags';
import { countHidden, SEARCHABLE } from './hidden';
import { countPhotos } from './photos';
import type { SqlCondition } from './sql-condition';

/** One fixed piece of SQL per filter; values only ever travel as parameters. */
const CONDITIONS: { readonly [Filter in keyof SearchFilters]-?: (value: never) => SqlCondition } = {
  tag: (label: string) => ({
    sql: `p.id IN (${taggedPhotos((column) => `${column} = ?`)})`,
    values: [label, label],
  }),
  albumId: (id: number) => ({
    sql: `p.id IN (SELECT photo_id FROM album_members WHERE album_id = ? AND model_id = ${ACTIVE_MODEL}
                   UNION SELECT photo_id FROM album_pins WHERE album_id = ? AND pin = 'in')
          AND p.id NOT IN (SELECT photo_id FROM album_pins WHERE album_id = ? AND pin = 'out')`,
    values: [id, id, id],
  }),
  folderId: (id: number) => ({
    sql: 'EXISTS (SELECT 1 FROM files f WHERE f.photo_id = p.id AND f.folder_id = ?)',
    values: [id],
  }),
  from: (day: string) => ({ sql: 'p.taken_at >= ?', values: [spanOfDay(day).begins] }),
  to: (day: string) => ({ sql: 'p.taken_at < ?', values: [spanOfDay(day).ends] }),
  terms: (terms: readonly FilterTerm[]) => {
    const conditions = terms.map(conditionOf);
    return {
      sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '),
      values: conditions.flatMap(({ values }) => values),
    };
  },
};

/** What a person types has no end of forms, so that its statements are not kept. */
function preparedFor<Row>(db: Database, sql: string, { terms }: SearchFilters) {
  return isSaid(terms) ? db.prepare<(string | number)[], Row>(sql) : prepare<(string | number)[], Row>(db, sql);
}

function where(filters: SearchFilters): { readonly sql: string; readonly values: (string | number)[] } {
  const conditions = Object.entries(filters)
    .filter(([, value]) => isSaid(value))
    .map(([filter, value]) => CONDITIONS[filter as keyof SearchFilters](value as never));
  return {
    sql: [asksForHidden(filters) ? "p.state = 'indexed'" : SEARCHABLE, ...conditions.map(({ sql }) => sql)].join(
      ' AND ',
    ),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** Whether hidden photos are asked for: nothing else has them. */
export function asksForHidden({ terms = [] }: SearchFilters): boolean {
  return terms.some(({ condition, negated }) => condition.kind === 'hidden' && !negated);
}

/** Whether anything is filtered at all. */
export function hasFilters(filters: SearchFilters): boolean {
  return Object.values(filters).some(isSaid);
}

function isSaid(value: SearchFilters[keyof SearchFilters]): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** The searchable photos every filter holds for, in no order. */
export function filteredPhotoIds(db: Database, filters: SearchFilters): number[] {
  const { sql, values } = where(filters);
  return preparedFor<{ id: number }>(db, `SELECT p.id FROM photos p WHERE ${sql}`, filters)
    .all(...values)
    .map((row) => row.id);
}

/** Which of these photos all terms hold for, whatever state they are in. */
export function photosHolding(
  db: Database,
  photoIds: readonly number[],
  terms: readonly FilterTerm[],
): ReadonlySet<number> {
  const { sql, values } = CONDITIONS.terms(terms as never);
  // CROSS JOIN: from the few ids to their photos, not from all photos to the ids.
  const found = db
    .prepare<(string | number)[], { id: number }>(
      `SELECT p.id FROM json_each(?) asked CROSS JOIN photos p ON p.id = asked.value WHERE ${sql}`,
    )
    .all(JSON.stringify(photoIds), ...values);
  return new Set(found.map(({ id }) => id));
}

function countFiltered(db: Database, filters: SearchFilters): number {
  const { sql, values } = where(filters);
  const found = preparedFor<{ n: number }>(db, `SELECT count(*) AS n FROM photos p WHERE ${sql}`, filters).get(
    ...values,
  );
  return found?.n ?? 0;
}

/** A page of the photos every filter holds for, newest first, and how many there are in all. */
export function newestPhotos(
  db: Database,
  filters: SearchFilters,
  page: { readonly limit: number; readonly offset: number },
): { readonly total: number; readonly ids: number[] } {
  const { sql, values } = where(filters);
  const total = hasFilters(filters) ? countFiltered(db, filters) : countPhotos(db).indexed - countHidden(db);
  const rows = preparedFor<{ id: number }>(
    db,
    `SELECT p.id FROM photos p WHERE ${sql} ORDER BY p.taken_at DESC, p.id DESC LIMIT ? OFFSET ?`,
    filters,
  ).all(...values, page.limit, page.offset);
  return { total, ids: rows.map((row) => row.id) };
}

/** The first characters of a content id name a version well enough for a URL. */
export const VERSION_LENGTH = 16;

export type PhotoDescription = Omit<SearchResult, 'similarity' | 'probability' | 'match' | 'why'>;

type Stored = Omit<PhotoDescription, 'takenAt' | 'burst' | 'favourite' | 'placeholder'> & {
  takenAt: number | null;
  favourite: 0 | 1;
  placeholder: Buffer | null;
};

/** CROSS JOIN keeps SQLite from starting at the photos, of which there may be a million, instead of at the ids. */
export const DESCRIBE_PHOTOS = `SELECT p.id, f.path, p.width, p.height, p.color, p.taken_at AS takenAt,
    substr(p.content_id, 1, ${VERSION_LENGTH}) AS version, p.id IN (SELECT photo_id FROM favourites) AS favourite,
    p.placeholder
  FROM json_each(?) wanted
  CROSS JOIN photos p ON p.id = wanted.value
  JOIN files f ON f.id = (SELECT min(id) FROM files WHERE photo_id = p.id AND role = 'original')
  WHERE p.state = 'indexed' ORDER BY wanted.key`;

/** What a grid shows of each photo, in the order of `ids`; photos that are gone are left out. */
export function describePhotos(db: Database, ids: readonly number[]): PhotoDescription[] {
  const bursts = burstsOf(db, ids);
  return prepare<[string], Stored>(db, DESCRIBE_PHOTOS)
    .all(JSON.stringify(ids))
    .map(({ favourite, placeholder, ...row }) => {
      const burst = bursts.get(row.id);
      const takenAt = row.takenAt === null ? null : new Date(row.takenAt).toISOString();
      return {
        ...row,
        takenAt,
        ...(burst && { burst }),
        ...(favourite === 1 && { favourite: true }),
        ...(placeholder && { placeholder: placeholder.toString('base64') }),
      };
    });
}
