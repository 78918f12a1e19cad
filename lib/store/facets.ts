/** How photos are spread over what a search can be narrowed to; nothing is written here. These scan: ask them in a worker thread. */
import type { Facets, FacetValue } from '../nouns';
import { type Database, prepare } from './database';
import { photosByFolder } from './suggest';
import { countTags } from './tags';

/** Values of one kind, at most; who wants another one types it. */
const MOST = 200;

/** CROSS JOIN: from the ids to their photos, not from all photos to the ids. */
const PHOTOS = 'json_each(?) asked CROSS JOIN photos p ON p.id = asked.value';
const FILES = 'json_each(?) asked CROSS JOIN files f ON f.photo_id = asked.value';
const BY_COUNT = `GROUP BY name ORDER BY photos DESC, name LIMIT ${MOST}`;

const SQL = {
  years: `SELECT strftime('%Y', p.taken_at / 1000.0, 'unixepoch') AS name, count(*) AS photos FROM ${PHOTOS}
    WHERE p.taken_at IS NOT NULL GROUP BY name ORDER BY name DESC LIMIT ${MOST}`,
  cameras: `SELECT p.camera AS name, count(*) AS photos FROM ${PHOTOS} WHERE p.camera IS NOT NULL ${BY_COUNT}`,
  lenses: `SELECT p.lens AS name, count(*) AS photos FROM ${PHOTOS} WHERE p.lens IS NOT NULL ${BY_COUNT}`,
  folders: `SELECT name, count(*) AS photos FROM (${photosByFolder(FILES)}) ${BY_COUNT}`,
} as const;

/** @param photoIds searchable photos, each once */
export function countFacets(db: Database, photoIds: readonly number[]): Facets {
  const ids = JSON.stringify(photoIds);
  const count = (kind: keyof typeof SQL) => prepare<[string], FacetValue>(db, SQL[kind]).all(ids);
  return {
    photos: photoIds.length,
    years: count('years'),
    cameras: count('cameras'),
    lenses: count('lenses'),
    folders: count('folders'),
    tags: countTags(db, photoIds),
  };
}
