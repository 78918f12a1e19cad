import type SQLite from 'better-sqlite3';

/** What a person said, by what it is about: `album:Name` → its rule, `pin:Name:7` → in or out, `folder:/path` → there. */
export type Said = ReadonlyMap<string, string>;

/** Something a person is about to say, or has said: the new value for each key, null where it is taken back. */
export type Saying = Readonly<Record<string, string | null>>;

export const albumKey = (name: string) => `album:${name}`;
export const pinKey = (album: string, photoId: number) => `pin:${album}:${photoId}`;
export const folderKey = (path: string) => `folder:${path}`;

/** Everything said, as the database has it. */
export function readSaid(db: SQLite.Database): Said {
  const said = new Map<string, string>();
  const albums = db.prepare<[], { name: string; rule: string }>(
    `SELECT name, json_object('words', words, 'tag', tag, 'from', from_day, 'to', to_day, 'cutoff', cutoff) AS rule FROM albums`,
  );
  for (const { name, rule } of albums.all()) said.set(albumKey(name), rule);
  const pins = db.prepare<[], { name: string; photoId: number; pin: string }>(
    'SELECT a.name, p.photo_id AS photoId, p.pin FROM album_pins p JOIN albums a ON a.id = p.album_id',
  );
  for (const { name, photoId, pin } of pins.all()) said.set(pinKey(name, photoId), pin);
  for (const path of db.prepare<[], string>('SELECT path FROM folders').pluck().all())
    said.set(folderKey(path), 'there');
  return said;
}

/** What must have been kept: everything acknowledged; the one thing being said when the power went may be kept or not. */
export class Acknowledged {
  #said: Map<string, string>;
  #underWay: Saying | null = null;

  constructor(said: Said) {
    this.#said = new Map(said);
  }

  begin(saying: Saying): void {
    this.#underWay = saying;
  }

  /** What was begun last has been acknowledged. */
  complete(): void {
    for (const [key, value] of Object.entries(this.#underWay ?? {})) {
      if (value === null) this.#said.delete(key);
      else this.#said.set(key, value);
    }
    this.#underWay = null;
  }

  /** The keys that are not as they must be; from here on what is there counts. */
  check(actual: Said): string[] {
    const underWay = this.#underWay ?? {};
    const keys = new Set([...this.#said.keys(), ...actual.keys()]);
    const wrong = [...keys].filter((key) => {
      const isKept = actual.get(key) === this.#said.get(key);
      return !isKept && !(key in underWay && (actual.get(key) ?? null) === underWay[key]);
    });
    this.#said = new Map(actual);
    this.#underWay = null;
    return wrong;
  }
}
