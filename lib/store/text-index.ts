/**
 * `photo_texts` and, over it, `photo_words` and `photo_trigrams`: what can be read of a photo. Kept by triggers on `files`
 * and `photos`, in the transaction that changes those; made again by {@link rebuildTextIndex}. Owner: the indexer.
 */
import { ACTIVE_MODEL } from './active-model';
import { type Database, prepare, transact } from './database';
import { taggedPhotos } from './hand-tags';
import { likeAny, type SqlCondition } from './sql-condition';

/** The shortest text trigrams can find. */
const SHORTEST_TRIGRAM = 3;

/** Photos a text is written on: in their names, facts or keywords, on a tag of theirs, or on an album they are in. */
export function phraseCondition(phrase: string): SqlCondition {
  const pattern = (escaped: string) => `%${escaped}%`;
  const album = likeAny('a.name', pattern, phrase);
  const own = ownText(phrase);
  return {
    sql: `p.id IN (
      SELECT photo_id FROM (${own.sql})
      UNION ${taggedPhotos((column) => likeAny(column, pattern, phrase).sql)}
      UNION SELECT m.photo_id FROM albums a JOIN album_members m ON m.album_id = a.id AND m.model_id = ${ACTIVE_MODEL}
        WHERE ${album.sql} AND NOT EXISTS (
          SELECT 1 FROM album_pins x WHERE x.album_id = a.id AND x.photo_id = m.photo_id AND x.pin = 'out')
      UNION SELECT x.photo_id FROM albums a JOIN album_pins x ON x.album_id = a.id AND x.pin = 'in' WHERE ${album.sql})`,
    values: [...own.values, ...Array.from({ length: 4 }, () => album.values).flat()],
  };
}

function ownText(phrase: string): SqlCondition {
  if (Array.from(phrase).length >= SHORTEST_TRIGRAM) {
    return {
      sql: 'SELECT rowid AS photo_id FROM photo_trigrams WHERE photo_trigrams MATCH ?',
      values: [inFtsQuotes(phrase)],
    };
  }
  const like = likeAny(`names || char(10) || facts || char(10) || words`, (escaped) => `%${escaped}%`, phrase);
  return { sql: `SELECT photo_id FROM photo_texts WHERE ${like.sql}`, values: like.values };
}

/** Nothing in quotation marks means anything to FTS5 but itself. */
function inFtsQuotes(text: string): string {
  return `"${text.replaceAll('"', '""').replaceAll('\0', '')}"`;
}

/** Makes the whole text index again from the photos and files, also where what lies there is broken. */
export function rebuildTextIndex(db: Database): void {
  transact(db, () => {
    // The triggers take a text out of both indexes word by word, which only works where they have it as it was.
    prepare(db, "INSERT INTO photo_words (photo_words) VALUES ('rebuild')").run();
    prepare(db, "INSERT INTO photo_trigrams (photo_trigrams) VALUES ('rebuild')").run();
    prepare(db, 'DELETE FROM photo_texts').run();
    prepare(
      db,
      `INSERT INTO photo_texts (photo_id, names, facts, words)
       SELECT s.photo_id, s.names, s.facts, s.words FROM photo_text_source s JOIN photos p ON p.id = s.photo_id
       WHERE p.state = 'indexed'`,
    ).run();
  });
}

/** Scripts that put no spaces between words: what is asked for may stand anywhere in a run of letters. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/**
 * Photos in whose names, facts or keywords a word is written, or in the name of an album they are in, or that have it as
 * a tag; in no order.
 *
 * @param word without spaces; `IMG_1017` is found as `IMG` followed by `1017`
 * @param most null is returned when there are more
 * @param isBeginning whether words that begin so are meant as well
 */
export function photosWithWord(
  db: Database,
  word: string,
  { most, isBeginning }: { readonly most: number; readonly isBeginning: boolean },
): number[] | null {
  const own = UNSPACED.test(word)
    ? ownText(word)
    : {
        sql: 'SELECT rowid AS photo_id FROM photo_words WHERE photo_words MATCH ?',
        values: [`${inFtsQuotes(word)}${isBeginning ? ' *' : ''}`],
      };
  const found = db
    .prepare<(string | number)[], { id: number }>(`SELECT photo_id AS id FROM (${own.sql}) LIMIT ?`)
    .all(...own.values, most + 1)
    .map((row) => row.id);
  const ids = new Set([...found, ...photosInAlbums(db, word, most + 1), ...photosTagged(db, word, most + 1)]);
  return ids.size > most ? null : [...ids];
}

/** Names of files in which a word begins so, without their folders; each once. */
export function fileNamesWith(db: Database, beginning: string, most: number): string[] {
  return prepare<[string, number], string>(
    db,
    `SELECT DISTINCT substr(f.path, 1 + length(rtrim(f.path, replace(f.path, '/', '')))) AS name
     FROM photo_words w CROSS JOIN files f ON f.photo_id = w.rowid AND f.role = 'original'
     WHERE photo_words MATCH ? LIMIT ?`,
  )
    .pluck()
    .all(`names : ${inFtsQuotes(beginning)} *`, most);
}

function photosTagged(db: Database, label: string, limit: number): number[] {
  return prepare<[string, string, number], { id: number }>(
    db,
    `SELECT photo_id AS id FROM (${taggedPhotos((column) => `${column} = ?`)}) LIMIT ?`,
  )
    .all(label, label, limit)
    .map((row) => row.id);
}

function photosInAlbums(db: Database, word: string, limit: number): number[] {
  const albums = prepare<[], { id: number; name: string }>(db, 'SELECT id, name FROM albums')
    .all()
    .filter(({ name }) => saysWord(name, word))
    .map(({ id }) => id);
  if (albums.length === 0) return [];
  return prepare<[string, string, number], { id: number }>(
    db,
    `SELECT m.photo_id AS id FROM json_each(?) wanted
       JOIN album_members m ON m.album_id = wanted.value AND m.model_id = ${ACTIVE_MODEL}
       WHERE NOT EXISTS (SELECT 1 FROM album_pins x WHERE x.album_id = m.album_id AND x.photo_id = m.photo_id AND x.pin = 'out')
     UNION SELECT x.photo_id FROM json_each(?) wanted JOIN album_pins x ON x.album_id = wanted.value AND x.pin = 'in'
     LIMIT ?`,
  )
    .all(JSON.stringify(albums), JSON.stringify(albums), limit)
    .map((row) => row.id);
}

function saysWord(name: string, word: string): boolean {
  const [folded, wanted] = [fold(name), fold(word)];
  if (UNSPACED.test(word)) return folded.includes(wanted);
  return folded.split(/[^\p{L}\p{N}]+/u).includes(wanted);
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
