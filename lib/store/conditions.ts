/** The SQL of each filter the query language knows. Values only ever travel as parameters. */
import type { Condition, FilterTerm } from '../query/parsed-query';
import { ACTIVE_MODEL } from './active-model';
import { taggedPhotos } from './hand-tags';
import { NOT_HIDDEN } from './hidden';
import { ratedBetween } from './ratings';
import { likeAny, spellings, type SqlCondition } from './sql-condition';
import { phraseCondition } from './text-index';

const EARTH_KM = 6371;
const KM_PER_DEGREE = 111;

type Makers = { readonly [Kind in Condition['kind']]: (condition: Extract<Condition, { kind: Kind }>) => SqlCondition };

const MAKERS: Makers = {
  taken: ({ begins, ends }) => between('p.taken_at', begins, ends === null ? null : ends - 1),
  month: ({ month }) => ({
    sql: "CAST(strftime('%m', p.taken_at / 1000.0, 'unixepoch') AS INTEGER) = ?",
    values: [month],
  }),
  camera: ({ name }) => namedLike('camera', name),
  lens: ({ name }) => namedLike('lens', name),
  folder: ({ name }) => inFolder(name),
  tag: ({ name }) => ({
    sql: `p.id IN (${taggedPhotos((label) => `${label} IN (SELECT value FROM json_each(?))`)}
                   UNION SELECT photo_id FROM photo_keywords WHERE keyword IN (SELECT value FROM json_each(?)))`,
    values: Array.from({ length: 3 }, () => JSON.stringify(spellings(name))),
  }),
  album: ({ name }) => ({
    sql: `p.id IN (SELECT m.photo_id FROM albums a JOIN album_members m ON m.album_id = a.id AND m.model_id = ${ACTIVE_MODEL}
                   WHERE a.name IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
                     SELECT 1 FROM album_pins x WHERE x.album_id = a.id AND x.photo_id = m.photo_id AND x.pin = 'out')
                   UNION SELECT x.photo_id FROM albums a JOIN album_pins x ON x.album_id = a.id AND x.pin = 'in'
                   WHERE a.name IN (SELECT value FROM json_each(?)))`,
    values: [JSON.stringify(spellings(name)), JSON.stringify(spellings(name))],
  }),
  type: ({ formats }) => ({
    sql: 'p.format IN (SELECT value FROM json_each(?))',
    values: [JSON.stringify(formats)],
  }),
  has: ({ what }) => ({ sql: HAVING[what], values: [] }),
  near: ({ latitude, longitude, km }) => near(latitude, longitude, km),
  bytes: ({ least, most }) => {
    const { sql, values } = between('f.bytes', least, most);
    return { sql: `p.id IN (SELECT f.photo_id FROM files f WHERE ${sql})`, values };
  },
  pixels: ({ least, most }) => between('p.width * p.height', least, most),
  rating: ({ least, most }) => ratedBetween(least, most),
  favourite: ({ is }) => ({ sql: `p.id ${is ? '' : 'NOT '}IN (SELECT photo_id FROM favourites)`, values: [] }),
  hidden: () => ({ sql: `NOT (${NOT_HIDDEN})`, values: [] }),
  orientation: ({ shape }) => ({ sql: SHAPES[shape], values: [] }),
  text: ({ phrase }) => phraseCondition(phrase),
};

const HAVING = {
  gps: 'p.latitude IS NOT NULL',
  rating: 'p.file_rating IS NOT NULL OR p.id IN (SELECT photo_id FROM ratings)',
  keywords: 'p.id IN (SELECT photo_id FROM photo_keywords)',
  caption: 'p.caption IS NOT NULL',
  camera: 'p.camera IS NOT NULL',
  lens: 'p.lens IS NOT NULL',
} as const;

const SHAPES = {
  landscape: 'p.width > p.height',
  portrait: 'p.width < p.height',
  square: 'p.width = p.height',
} as const;

/** What must be true of the photo `p` for one filter of a query. */
export function conditionOf({ condition, negated }: FilterTerm): SqlCondition {
  const made = MAKERS[condition.kind](condition as never);
  // A photo of which nothing is known is none that has it.
  return negated ? { ...made, sql: `(${made.sql}) IS NOT TRUE` } : made;
}

function between(expression: string, least: number | null, most: number | null): SqlCondition {
  const sides = [least === null ? null : `${expression} >= ?`, most === null ? null : `${expression} <= ?`];
  return {
    sql: sides.filter((side) => side !== null).join(' AND '),
    values: [least, most].filter((side) => side !== null),
  };
}

/** There are few names, so that they are looked through instead of the photos. */
function namedLike(column: 'camera' | 'lens', name: string): SqlCondition {
  const like = likeAny(column, (spelling) => `%${spelling}%`, name);
  return {
    sql: `p.${column} IN (SELECT DISTINCT ${column} FROM photos WHERE state = 'indexed' AND ${column} IS NOT NULL AND ${like.sql})`,
    values: like.values,
  };
}

/** Compared are the names from the watched folder's own on; only a directory has a slash after its name. */
function inFolder(name: string): SqlCondition {
  const like = likeAny('d.named || f.path', (spelling) => `%/${spelling}%/%`, name.replace(/^\/+|\/+$/g, ''));
  return {
    sql: `p.id IN (
      WITH d AS MATERIALIZED (
        SELECT id, substr(path, length(rtrim(path, replace(path, '/', '')))) || '/' AS named FROM folders)
      SELECT f.photo_id FROM files f JOIN d ON d.id = f.folder_id WHERE ${like.sql})`,
    values: like.values,
  };
}

/** A box that SQLite finds by an index, then the distance on a sphere. */
function near(latitude: number, longitude: number, km: number): SqlCondition {
  const degrees = km / KM_PER_DEGREE + 0.01;
  const distance = `${2 * EARTH_KM} * asin(min(1, sqrt(
      pow(sin(radians(p.latitude - ?) / 2), 2)
      + cos(radians(p.latitude)) * cos(radians(?)) * pow(sin(radians(p.longitude - ?) / 2), 2))))`;
  return {
    sql: `p.latitude BETWEEN ? AND ? AND ${distance} <= ?`,
    values: [latitude - degrees, latitude + degrees, latitude, latitude, longitude, km],
  };
}
