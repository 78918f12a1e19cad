/** What filters can be completed with; nothing is written here. These scan: ask them in a worker thread. */
import { type Database, prepare } from './database';
import { countTags } from './tags';

/** A value some photo of the library has. */
export interface KnownValue {
  readonly name: string;
  /** Searchable photos that have it; null where counting would take too long. */
  readonly photos: number | null;
}

export type LibrarySource = 'tag' | 'album' | 'folder' | 'camera' | 'lens';

const MOST = 2_000;

/**
 * Photos by the names of watched folders and of what lies directly in them, as columns `photo_id` and `name`; each pair once.
 *
 * @param files what to look at in place of all files, with those as `f`
 */
export function photosByFolder(files = 'files f'): string {
  return `SELECT DISTINCT f.photo_id, substr(d.path, 1 + length(rtrim(d.path, replace(d.path, '/', ''))))
      || CASE instr(f.path, '/') WHEN 0 THEN '' ELSE '/' || substr(f.path, 1, instr(f.path, '/') - 1) END AS name
    FROM ${files} JOIN folders d ON d.id = f.folder_id`;
}

const SQL: { readonly [Source in Exclude<LibrarySource, 'tag'>]: string } = {
  album: 'SELECT name, NULL AS photos FROM albums ORDER BY name COLLATE NOCASE',
  folder: `SELECT name, count(*) AS photos FROM (${photosByFolder()}) GROUP BY name ORDER BY photos DESC, name`,
  camera: `SELECT camera AS name, count(*) AS photos FROM photos WHERE state = 'indexed' AND camera IS NOT NULL
    GROUP BY camera ORDER BY photos DESC, name`,
  lens: `SELECT lens AS name, count(*) AS photos FROM photos WHERE state = 'indexed' AND lens IS NOT NULL
    GROUP BY lens ORDER BY photos DESC, name`,
};

/** What there is of one kind, the most frequent first, albums by name. */
export function knownValues(db: Database, source: LibrarySource): KnownValue[] {
  if (source === 'tag') return countTags(db).map(({ label, count }) => ({ name: label, photos: count }));
  return prepare<[], KnownValue>(db, `${SQL[source]} LIMIT ${MOST}`).all();
}
