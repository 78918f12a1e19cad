/**
 * `albums`, `album_pins`: what a person said. Owner: the web process and the command line. `album_members`, `album_fills`:
 * what the rules found with each model, and which rule that was. Owner: the indexer. A photo is in an album when it is pinned in, or a
 * member and not pinned out.
 */
import SQLite from 'better-sqlite3';
import { RummageError } from '../errors';
import type { Album, AlbumDecision, AlbumLearning, AlbumName, AlbumRule, Pin, QueryPart } from '../nouns';
import { ACTIVE_MODEL } from './active-model';
import { markOf, readJudgements, readProbe, type StoredProbe } from './album-learning';
import { type Database, prepare, transact } from './database';
import { SEARCHABLE } from './hidden';
import type { Said, Saying } from './said';
import { describePhotos } from './search';

export interface AlbumRow {
  readonly id: number;
  readonly name: string;
  readonly rule: AlbumRule;
  /** Grows with every change of the rule. */
  readonly ruleVersion: number;
  /** Whether it learns from what a person says belongs and does not. */
  readonly learns: boolean;
  /** Whether it keeps the members it has. */
  readonly paused: boolean;
}

/** The best photo of the library by an album's words, among how many, when the album was filled. */
export interface FillStanding {
  readonly bestPhotoId: number;
  readonly bestScore: number;
  readonly photos: number;
}

export interface AlbumChange {
  readonly name?: string | undefined;
  readonly rule?: AlbumRule | undefined;
}

export interface PlaceInAlbum extends AlbumName {
  readonly pin: Pin | null;
}

type Stored = Omit<AlbumRule, 'parts'> & {
  readonly parts: string | null;
  readonly decidedBy: AlbumDecision;
  readonly learns: 0 | 1;
  readonly paused: 0 | 1;
} & Omit<AlbumRow, 'rule' | 'learns' | 'paused'>;

const SELECT = `SELECT id, name, words, parts, tag, from_day AS "from", to_day AS "to", cutoff, decided_by AS decidedBy, rule_version AS ruleVersion,
    learns, paused FROM albums`;

const toRow = ({ id, name, ruleVersion, learns, paused, parts, ...rule }: Stored): AlbumRow => ({
  id,
  name,
  ruleVersion,
  learns: learns === 1,
  paused: paused === 1,
  rule: { ...rule, ...(parts !== null && { parts: JSON.parse(parts) as QueryPart[] }) },
});

/** Every album, by name. */
export function listAlbums(db: Database): AlbumRow[] {
  return prepare<[], Stored>(db, `${SELECT} ORDER BY name COLLATE NOCASE, id`).all().map(toRow);
}

export function findAlbum(db: Database, id: number): AlbumRow | null {
  const stored = prepare<[number], Stored>(db, `${SELECT} WHERE id = ?`).get(id);
  return stored ? toRow(stored) : null;
}

/** Every album's number and name, by name. */
export function albumNames(db: Database): AlbumName[] {
  return prepare<[], AlbumName>(db, 'SELECT id, name FROM albums ORDER BY name COLLATE NOCASE, id').all();
}

/** Every album as people see it, by name, or only the one with this number. Goes through all photos of each. */
export function describeAlbums(db: Database, id: number | null = null): Album[] {
  const albums = id === null ? listAlbums(db) : [findAlbum(db, id)].filter((album) => album !== null);
  const held = new Map(countHeld(db, id).map((one) => [one.albumId, one]));
  return albums.map((album) => describeAlbum(db, album, held.get(album.id) ?? null));
}

interface Held {
  readonly albumId: number;
  readonly photos: number;
  /** When its newest photo was taken; null when that is not known of any. */
  readonly latest: number | null;
}

/** Of albums that hold searchable photos. From their photos, not from all there are: an album holds few of many. */
function countHeld(db: Database, id: number | null): Held[] {
  const only = (table: string) => (id === null ? '' : `AND ${table}.album_id = @id`);
  return prepare<[{ id: number | null }], Held>(
    db,
    `SELECT held.album_id AS albumId, count(*) AS photos, max(p.taken_at) AS latest FROM (
       SELECT m.album_id, m.photo_id FROM album_members m WHERE m.model_id = ${ACTIVE_MODEL} ${only('m')} AND NOT EXISTS (
         SELECT 1 FROM album_pins said WHERE said.album_id = m.album_id AND said.photo_id = m.photo_id)
       UNION ALL SELECT pin.album_id, pin.photo_id FROM album_pins pin WHERE pin.pin = 'in' ${only('pin')}) held
     CROSS JOIN photos p ON p.id = held.photo_id WHERE ${SEARCHABLE} GROUP BY held.album_id`,
  ).all({ id });
}

/** The newest photo of an album: among those taken at the latest moment, the one that came last. */
function coverOf(db: Database, { albumId, latest }: Held): Album['cover'] {
  const newest = prepare<[{ albumId: number; latest: number | null }], { id: number }>(
    db,
    `SELECT p.id FROM photos p LEFT JOIN album_pins pin ON pin.album_id = @albumId AND pin.photo_id = p.id
     WHERE ${SEARCHABLE} AND p.taken_at IS @latest AND coalesce(pin.pin = 'in', EXISTS (
       SELECT 1 FROM album_members m WHERE m.album_id = @albumId AND m.photo_id = p.id AND m.model_id = ${ACTIVE_MODEL}))
     ORDER BY p.id DESC LIMIT 1`,
  ).get({ albumId, latest });
  const [photo] = newest ? describePhotos(db, [newest.id]) : [];
  return photo ? { id: photo.id, version: photo.version } : null;
}

/** An album as people see it: with its count, its newest photo as cover, and whether its rule is still being applied. */
function describeAlbum(db: Database, album: AlbumRow, held: Held | null): Album {
  const { id, name, rule, learns, paused } = album;

  return {
    id,
    name,
    rule,
    count: held?.photos ?? 0,
    cover: held && coverOf(db, held),
    updating: !isFilled(db, album),
    learns,
    paused,
    learned: learns ? describeLearned(readProbe(db, id)) : null,
  };
}

/** Whether an album's members follow from its rule and judgements as they are, by the active model unless another is named. */
export function isFilled(db: Database, album: AlbumRow, modelId: number | null = null): boolean {
  const { id, ruleVersion, learns, paused } = album;
  const fill = prepare<[number, number | null], { ruleVersion: number; judgements: string | null }>(
    db,
    `SELECT rule_version AS ruleVersion, judgements FROM album_fills
     WHERE album_id = ? AND model_id = coalesce(?, ${ACTIVE_MODEL})`,
  ).get(id, modelId);
  if (paused && fill !== undefined) return true;
  return fill?.ruleVersion === ruleVersion && (!learns || fill.judgements === markOf(readJudgements(db, id)));
}

function describeLearned(probe: StoredProbe | null): AlbumLearning | null {
  return (
    probe && {
      accepted: probe.accepted,
      rejected: probe.rejected,
      wouldHold: probe.wouldHold,
      rightly: probe.rightly,
    }
  );
}

/** @returns the new album's id @throws RummageError `conflict` when the name is taken */
export function createAlbum(db: Database, name: string, rule: AlbumRule): number {
  return refusingTakenName(name, () => {
    const { lastInsertRowid } = prepare(
      db,
      `INSERT INTO albums (name, words, parts, tag, from_day, to_day, cutoff, decided_by, created_at, learns)
       VALUES (@name, @words, @parts, @tag, @from, @to, @cutoff, @decidedBy, @createdAt, @learns)`,
    ).run({
      ...rule,
      parts: writeParts(rule),
      decidedBy: decisionOf(rule),
      name,
      createdAt: Date.now(),
      // What is put together by hand stays so, until a person starts to teach it.
      learns: Number(rule.words !== null && !rule.parts && rule.tag === null && decisionOf(rule) === 'search'),
    });
    return Number(lastInsertRowid);
  });
}

/**
 * @returns whether the rule is another one now, so that the album must be filled anew; null when there is no such album
 * @throws RummageError `conflict` when the name is taken
 */
export function updateAlbum(db: Database, id: number, { name, rule }: AlbumChange): { ruleChanged: boolean } | null {
  return transact(db, () => {
    const before = findAlbum(db, id);
    if (before === null) return null;

    const wanted = rule ?? before.rule;
    const after = {
      ...wanted,
      parts: writeParts(wanted),
      decidedBy: decisionOf(wanted),
      name: name ?? before.name,
      id,
    };
    const ruleChanged = rule !== undefined && !isSameRule(rule, before.rule);
    refusingTakenName(after.name, () =>
      prepare(
        db,
        `UPDATE albums SET name = @name, words = @words, parts = @parts, tag = @tag, from_day = @from, to_day = @to, cutoff = @cutoff,
           decided_by = @decidedBy, rule_version = rule_version + @step WHERE id = @id`,
      ).run({ ...after, step: ruleChanged ? 1 : 0 }),
    );
    return { ruleChanged };
  });
}

/** Forgets an album with its pins; its photos stay as they are. */
export function deleteAlbum(db: Database, id: number): boolean {
  return prepare(db, 'DELETE FROM albums WHERE id = ?').run(id).changes > 0;
}

/** Says that a photo belongs, or does not belong, whatever the rule finds; null leaves it to the rule again. */
export function setPin(db: Database, albumId: number, photoId: number, pin: Pin | null): void {
  if (pin === null) {
    prepare(db, 'DELETE FROM album_pins WHERE album_id = ? AND photo_id = ?').run(albumId, photoId);
    return;
  }
  prepare(
    db,
    `INSERT INTO album_pins (album_id, photo_id, pin) VALUES (?, ?, ?)
     ON CONFLICT (album_id, photo_id) DO UPDATE SET pin = excluded.pin`,
  ).run(albumId, photoId, pin);
}

/** Whether photos are pinned into an album or out of it; null where its rule decides. */
export function pinIn(albumId: number): Saying<Pin | null> {
  return {
    read: (db, photoIds): Said<Pin | null>[] =>
      prepare<[string, number], Said<Pin | null>>(
        db,
        `SELECT p.id AS photoId, pin.pin AS value FROM json_each(?) asked CROSS JOIN photos p ON p.id = asked.value
         LEFT JOIN album_pins pin ON pin.album_id = ? AND pin.photo_id = p.id`,
      ).all(JSON.stringify(photoIds), albumId),
    write: (db, photoIds, pin) => {
      for (const id of photoIds) setPin(db, albumId, id, pin);
    },
  };
}

/** Albums whose rule asks for a time are to be filled anew: photos have turned out to be of another. */
export function forgetFillsByDate(db: Database): void {
  prepare(
    db,
    `DELETE FROM album_fills WHERE album_id IN
       (SELECT id FROM albums WHERE from_day IS NOT NULL OR to_day IS NOT NULL)`,
  ).run();
}

/** What a person said of one photo, said of another from now on; what was said of that one already stands. */
export function movePins(db: Database, from: number, to: number): void {
  prepare(db, 'UPDATE OR IGNORE album_pins SET photo_id = ? WHERE photo_id = ?').run(to, from);
}

/**
 * A photo is to stand for others from now on: it is put into the albums a person had put them into, unless something was said
 * of it there already. What was said of them stays.
 *
 * @returns the albums it came into
 */
export function sharePins(db: Database, from: readonly number[], to: number): number[] {
  return prepare<[{ from: string; to: number }], number>(
    db,
    `INSERT OR IGNORE INTO album_pins (album_id, photo_id, pin)
     SELECT DISTINCT album_id, @to, 'in' FROM album_pins
     WHERE pin = 'in' AND photo_id IN (SELECT value FROM json_each(@from)) RETURNING album_id`,
  )
    .pluck()
    .all({ from: JSON.stringify(from), to });
}

/** The albums a photo is in, and those it is pinned out of, by name. */
export function albumsOfPhoto(db: Database, photoId: number): PlaceInAlbum[] {
  return prepare<[{ photoId: number }], PlaceInAlbum>(
    db,
    `SELECT a.id, a.name, pin.pin FROM albums a
     LEFT JOIN album_pins pin ON pin.album_id = a.id AND pin.photo_id = @photoId
     WHERE pin.pin IS NOT NULL
       OR a.id IN (SELECT album_id FROM album_members WHERE photo_id = @photoId AND model_id = ${ACTIVE_MODEL})
     ORDER BY a.name COLLATE NOCASE, a.id`,
  ).all({ photoId });
}

/** @param score confidence in 0 … 1 that the rule holds for the photo, as the model sees it */
export function addMember(db: Database, albumId: number, photoId: number, modelId: number, score: number): void {
  // An album deleted while it was being filled has no members to add.
  prepare(
    db,
    `INSERT INTO album_members (album_id, model_id, photo_id, score) SELECT id, ?, ?, ? FROM albums WHERE id = ?
     ON CONFLICT (album_id, model_id, photo_id) DO UPDATE SET score = excluded.score WHERE score <> excluded.score`,
  ).run(modelId, photoId, score, albumId);
}

export function removeMember(db: Database, albumId: number, photoId: number, modelId: number): void {
  prepare(db, 'DELETE FROM album_members WHERE album_id = ? AND photo_id = ? AND model_id = ?').run(
    albumId,
    photoId,
    modelId,
  );
}

/** The version of the rule an album was last filled by, with the active model unless another is named; null before the first. */
export function readFill(db: Database, albumId: number, modelId: number | null = null): number | null {
  return (
    prepare<[number, number | null], { ruleVersion: number }>(
      db,
      `SELECT rule_version AS ruleVersion FROM album_fills
       WHERE album_id = ? AND model_id = coalesce(?, ${ACTIVE_MODEL})`,
    ).get(albumId, modelId)?.ruleVersion ?? null
  );
}

/**
 * @param standing what the photos were judged against; null for a rule that judges each by itself
 * @param judgements the mark of those the album learned from; null when it learns from none
 */
export function writeFill(
  db: Database,
  albumId: number,
  modelId: number,
  ruleVersion: number,
  standing: FillStanding | null = null,
  judgements: string | null = null,
): void {
  const { bestPhotoId = null, bestScore = null, photos = null } = standing ?? {};
  prepare(
    db,
    `INSERT INTO album_fills (album_id, model_id, rule_version, best_photo_id, best_score, photos, judgements)
     SELECT id, ?, ?, ?, ?, ?, ? FROM albums WHERE id = ?
     ON CONFLICT (album_id, model_id) DO UPDATE SET rule_version = excluded.rule_version,
       best_photo_id = excluded.best_photo_id, best_score = excluded.best_score, photos = excluded.photos,
       judgements = excluded.judgements`,
  ).run(modelId, ruleVersion, bestPhotoId, bestScore, photos, judgements, albumId);
}

/** What an album's photos were judged against with a model; null when each was judged by itself, or none yet. */
export function readStanding(db: Database, albumId: number, modelId: number): FillStanding | null {
  return (
    prepare<[number, number], FillStanding>(
      db,
      `SELECT best_photo_id AS bestPhotoId, best_score AS bestScore, photos FROM album_fills
       WHERE album_id = ? AND model_id = ? AND best_photo_id IS NOT NULL`,
    ).get(albumId, modelId) ?? null
  );
}

/** An album is to be filled anew, with this model or with every one; until then it keeps the members it has. */
export function forgetFill(db: Database, albumId: number, modelId: number | null = null): void {
  prepare(db, 'DELETE FROM album_fills WHERE album_id = @albumId AND (@modelId IS NULL OR model_id = @modelId)').run({
    albumId,
    modelId,
  });
}

/** Every album is to be filled anew with this model; until then it keeps the members it has. */
export function forgetFills(db: Database, modelId: number): void {
  prepare(db, 'DELETE FROM album_fills WHERE model_id = ?').run(modelId);
}

function isSameRule(a: AlbumRule, b: AlbumRule): boolean {
  return (
    a.words === b.words &&
    writeParts(a) === writeParts(b) &&
    a.tag === b.tag &&
    a.from === b.from &&
    a.to === b.to &&
    a.cutoff === b.cutoff &&
    decisionOf(a) === decisionOf(b)
  );
}

function writeParts({ parts = [] }: AlbumRule): string | null {
  return parts.length > 0 ? JSON.stringify(parts) : null;
}

function decisionOf({ decidedBy = 'confidence' }: AlbumRule): AlbumDecision {
  return decidedBy;
}

function refusingTakenName<Result>(name: string, write: () => Result): Result {
  try {
    return write();
  } catch (cause) {
    if (!(cause instanceof SQLite.SqliteError) || cause.code !== 'SQLITE_CONSTRAINT_UNIQUE') throw cause;
    throw new RummageError('conflict', `There already is an album called “${name}”.`, {
      hint: 'Choose another name, or change that album.',
      cause,
    });
  }
}
