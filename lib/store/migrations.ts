/**
 * The schema, as the list of steps that made it. A step is never edited once released: it is followed by another.
 * The number of steps taken is the database's `user_version`.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE folders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE,
    is_sample INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE folder_states (
    folder_id INTEGER PRIMARY KEY REFERENCES folders (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('ready', 'scanning', 'suspended', 'unreadable')),
    reason TEXT,
    remedy TEXT,
    last_walk_at INTEGER
  ) STRICT;

  CREATE TABLE photos (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    content_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'indexed', 'failed', 'missing', 'trashed')),
    revision INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    width INTEGER,
    height INTEGER,
    color TEXT,
    format TEXT,
    taken_at INTEGER,
    taken_at_source TEXT CHECK (taken_at_source IN ('exif', 'file')),
    camera TEXT,
    lens TEXT,
    exposure TEXT,
    latitude REAL,
    longitude REAL,
    failure_reason TEXT,
    failure_remedy TEXT,
    failure_decoder TEXT,
    attempts INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX photos_by_content ON photos (content_id);
  CREATE UNIQUE INDEX photos_by_revision ON photos (revision);
  CREATE INDEX photos_by_state_and_date ON photos (state, taken_at DESC, id DESC);

  CREATE TABLE deleted_photos (
    photo_id INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX deleted_photos_by_revision ON deleted_photos (revision);
  CREATE TRIGGER photos_deleted BEFORE DELETE ON photos BEGIN
    INSERT INTO deleted_photos (photo_id, revision) VALUES (old.id,
      1 + max((SELECT max(revision) FROM photos), (SELECT coalesce(max(revision), 0) FROM deleted_photos)));
  END;

  CREATE TABLE photo_counts (
    state TEXT PRIMARY KEY,
    photos INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER photos_counted_in AFTER INSERT ON photos BEGIN
    INSERT INTO photo_counts (state, photos) VALUES (new.state, 1)
      ON CONFLICT (state) DO UPDATE SET photos = photos + 1;
  END;
  CREATE TRIGGER photos_counted_over AFTER UPDATE OF state ON photos WHEN old.state <> new.state BEGIN
    UPDATE photo_counts SET photos = photos - 1 WHERE state = old.state;
    INSERT INTO photo_counts (state, photos) VALUES (new.state, 1)
      ON CONFLICT (state) DO UPDATE SET photos = photos + 1;
  END;
  CREATE TRIGGER photos_counted_out AFTER DELETE ON photos BEGIN
    UPDATE photo_counts SET photos = photos - 1 WHERE state = old.state;
  END;

  CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    folder_id INTEGER NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    mtime_us INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    UNIQUE (folder_id, path)
  ) STRICT;
  CREATE INDEX files_by_photo ON files (photo_id);

  CREATE TABLE models (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    revision TEXT NOT NULL,
    dtype TEXT NOT NULL,
    preprocessing INTEGER NOT NULL,
    dimensions INTEGER NOT NULL,
    UNIQUE (name, revision, dtype, preprocessing)
  ) STRICT;

  CREATE TABLE vectors (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    model_id INTEGER NOT NULL REFERENCES models (id),
    background_mean REAL NOT NULL,
    background_deviation REAL NOT NULL,
    embedding BLOB NOT NULL,
    UNIQUE (photo_id, model_id)
  ) STRICT;

  CREATE TABLE tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL UNIQUE,
    label_group TEXT NOT NULL
  ) STRICT;

  CREATE TABLE photo_tags (
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    score REAL NOT NULL,
    PRIMARY KEY (photo_id, tag_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX photo_tags_by_tag ON photo_tags (tag_id, photo_id);

  CREATE TABLE tagging (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    model_id INTEGER NOT NULL REFERENCES models (id),
    vocabulary TEXT NOT NULL
  ) STRICT;

  CREATE TABLE albums (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    words TEXT,
    tag TEXT,
    from_day TEXT,
    to_day TEXT,
    cutoff REAL NOT NULL,
    rule_version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE album_pins (
    album_id INTEGER NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    pin TEXT NOT NULL CHECK (pin IN ('in', 'out')),
    PRIMARY KEY (album_id, photo_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE album_members (
    album_id INTEGER NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    score REAL NOT NULL,
    PRIMARY KEY (album_id, photo_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX album_members_by_photo ON album_members (photo_id);

  CREATE TABLE album_fills (
    album_id INTEGER PRIMARY KEY REFERENCES albums (id) ON DELETE CASCADE,
    rule_version INTEGER NOT NULL,
    model_id INTEGER NOT NULL REFERENCES models (id)
  ) STRICT;

  CREATE TABLE requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    body TEXT NOT NULL,
    made_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE generations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    model_id INTEGER NOT NULL REFERENCES models (id),
    file TEXT NOT NULL,
    vectors INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    checksum TEXT NOT NULL,
    published_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE progress (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    model_id INTEGER REFERENCES models (id),
    photos_per_second REAL NOT NULL,
    seconds_left REAL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  `,
  // Several models side by side: what is computed from a photo is kept per model, and one row says which model counts.
  `
  ALTER TABLE models ADD COLUMN reference TEXT NOT NULL DEFAULT '';
  UPDATE models SET reference = name;

  CREATE TABLE model_choice (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    reference TEXT NOT NULL,
    leave_out_missing INTEGER NOT NULL DEFAULT 0,
    chosen_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE active_model (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    model_id INTEGER NOT NULL REFERENCES models (id),
    next_model_id INTEGER REFERENCES models (id),
    since INTEGER NOT NULL
  ) STRICT;
  INSERT INTO active_model (id, model_id, since)
    SELECT 1, model_id, 0 FROM
      (SELECT model_id, 1 AS place FROM progress WHERE model_id IS NOT NULL
       UNION ALL SELECT model_id, 2 FROM tagging
       UNION ALL SELECT max(model_id), 3 FROM vectors HAVING count(*) > 0)
    ORDER BY place LIMIT 1;

  CREATE TABLE model_switch (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    reference TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('filling', 'waiting', 'failed')),
    done INTEGER NOT NULL,
    total INTEGER NOT NULL,
    away INTEGER NOT NULL,
    seconds_left REAL,
    problem_reason TEXT,
    problem_remedy TEXT
  ) STRICT;

  CREATE TABLE fill_failures (
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    model_id INTEGER NOT NULL REFERENCES models (id),
    reason TEXT NOT NULL,
    remedy TEXT NOT NULL,
    decoder TEXT NOT NULL,
    PRIMARY KEY (photo_id, model_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE label_matrices (
    model_id INTEGER PRIMARY KEY REFERENCES models (id),
    vocabulary TEXT NOT NULL,
    labels TEXT NOT NULL,
    dimensions INTEGER NOT NULL,
    typical_deviation REAL NOT NULL,
    vectors BLOB NOT NULL
  ) STRICT;

  CREATE TABLE vector_counts (
    model_id INTEGER PRIMARY KEY REFERENCES models (id),
    vectors INTEGER NOT NULL
  ) STRICT;
  INSERT INTO vector_counts (model_id, vectors) SELECT model_id, count(*) FROM vectors GROUP BY model_id;
  CREATE TRIGGER vectors_counted_in AFTER INSERT ON vectors BEGIN
    INSERT INTO vector_counts (model_id, vectors) VALUES (new.model_id, 1)
      ON CONFLICT (model_id) DO UPDATE SET vectors = vectors + 1;
  END;
  CREATE TRIGGER vectors_counted_out AFTER DELETE ON vectors BEGIN
    UPDATE vector_counts SET vectors = vectors - 1 WHERE model_id = old.model_id;
  END;

  ALTER TABLE photo_tags RENAME TO old_photo_tags;
  CREATE TABLE photo_tags (
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    model_id INTEGER NOT NULL REFERENCES models (id),
    tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    score REAL NOT NULL,
    PRIMARY KEY (photo_id, model_id, tag_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO photo_tags (photo_id, model_id, tag_id, score)
    SELECT photo_id, model_id, tag_id, score FROM old_photo_tags JOIN active_model;
  DROP TABLE old_photo_tags;
  CREATE INDEX photo_tags_by_tag ON photo_tags (tag_id, model_id, photo_id);

  ALTER TABLE tagging RENAME TO old_tagging;
  CREATE TABLE tagging (
    model_id INTEGER PRIMARY KEY REFERENCES models (id),
    vocabulary TEXT NOT NULL
  ) STRICT;
  INSERT INTO tagging (model_id, vocabulary) SELECT model_id, vocabulary FROM old_tagging;
  DROP TABLE old_tagging;

  ALTER TABLE album_members RENAME TO old_album_members;
  CREATE TABLE album_members (
    album_id INTEGER NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
    model_id INTEGER NOT NULL REFERENCES models (id),
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    score REAL NOT NULL,
    PRIMARY KEY (album_id, model_id, photo_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO album_members (album_id, model_id, photo_id, score)
    SELECT album_id, model_id, photo_id, score FROM old_album_members JOIN active_model;
  DROP TABLE old_album_members;
  CREATE INDEX album_members_by_photo ON album_members (photo_id, model_id);

  ALTER TABLE album_fills RENAME TO old_album_fills;
  CREATE TABLE album_fills (
    album_id INTEGER NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
    model_id INTEGER NOT NULL REFERENCES models (id),
    rule_version INTEGER NOT NULL,
    PRIMARY KEY (album_id, model_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO album_fills (album_id, model_id, rule_version) SELECT album_id, model_id, rule_version FROM old_album_fills;
  DROP TABLE old_album_fills;
  `,
  // More sources a date may come from, the time zone it was told in, and what other programs wrote about a photo.
  `
  ALTER TABLE photos ADD COLUMN date_source TEXT
    CHECK (date_source IN ('exif', 'xmp', 'takeout', 'name', 'file'));
  UPDATE photos SET date_source = taken_at_source;
  ALTER TABLE photos DROP COLUMN taken_at_source;
  ALTER TABLE photos RENAME COLUMN date_source TO taken_at_source;
  ALTER TABLE photos ADD COLUMN taken_offset INTEGER;
  ALTER TABLE photos ADD COLUMN file_rating INTEGER CHECK (file_rating BETWEEN -1 AND 5);

  CREATE TABLE photo_keywords (
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    keyword TEXT NOT NULL,
    PRIMARY KEY (photo_id, keyword)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX photo_keywords_by_keyword ON photo_keywords (keyword, photo_id);
  `,
  // The trash, and what is left of a photo whose last file is gone: where it was, and how many days it has been gone.
  `
  ALTER TABLE photos ADD COLUMN trashed_at INTEGER;

  CREATE TABLE gone_photos (
    photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    folder_id INTEGER,
    path TEXT,
    gone_at INTEGER NOT NULL,
    last_day TEXT NOT NULL,
    days INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TRIGGER files_gone AFTER DELETE ON files
    WHEN NOT EXISTS (SELECT 1 FROM files WHERE photo_id = old.photo_id) BEGIN
    INSERT OR REPLACE INTO gone_photos (photo_id, folder_id, path, gone_at, last_day)
      SELECT id, old.folder_id, old.path, CAST(unixepoch('subsec') * 1000 AS INTEGER), date('now', 'localtime')
      FROM photos WHERE id = old.photo_id;
  END;
  CREATE TRIGGER files_taken_over AFTER UPDATE OF photo_id ON files WHEN new.photo_id <> old.photo_id BEGIN
    DELETE FROM gone_photos WHERE photo_id = new.photo_id;
    INSERT OR REPLACE INTO gone_photos (photo_id, folder_id, path, gone_at, last_day)
      SELECT id, old.folder_id, old.path, CAST(unixepoch('subsec') * 1000 AS INTEGER), date('now', 'localtime')
      FROM photos WHERE id = old.photo_id AND NOT EXISTS (SELECT 1 FROM files WHERE photo_id = old.photo_id);
  END;
  CREATE TRIGGER files_back AFTER INSERT ON files BEGIN
    DELETE FROM gone_photos WHERE photo_id = new.photo_id;
  END;
  `,
  // How indexing may use the machine, as a person set it; and what it is doing, told in more detail.
  `
  CREATE TABLE indexing_settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
    only_idle INTEGER NOT NULL CHECK (only_idle IN (0, 1)),
    window_from TEXT,
    window_to TEXT,
    cpu_share INTEGER NOT NULL CHECK (cpu_share IN (25, 50, 75, 100)),
    CHECK ((window_from IS NULL) = (window_to IS NULL))
  ) STRICT;

  ALTER TABLE progress ADD COLUMN state TEXT NOT NULL DEFAULT 'indexing'
    CHECK (state IN ('indexing', 'yielding', 'paused', 'outside-window', 'waiting-for-idle'));
  ALTER TABLE progress ADD COLUMN bytes_read INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE progress ADD COLUMN bytes_per_second REAL NOT NULL DEFAULT 0;
  ALTER TABLE progress ADD COLUMN read_ms REAL;
  ALTER TABLE progress ADD COLUMN decode_ms REAL;
  ALTER TABLE progress ADD COLUMN embed_ms REAL;
  ALTER TABLE progress ADD COLUMN store_ms REAL;
  `,
  // A camera's raw file and a phone's moving picture belong to the photo they were taken with; what stands beside photos is
  // known, too, and what a walk had to leave aside is counted.
  `
  ALTER TABLE files ADD COLUMN role TEXT NOT NULL DEFAULT 'original' CHECK (role IN ('original', 'raw', 'motion'));

  CREATE TABLE sidecars (
    folder_id INTEGER NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    mtime_us INTEGER NOT NULL,
    PRIMARY KEY (folder_id, path)
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE folder_states ADD COLUMN skipped_videos INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE folder_states ADD COLUMN skipped_unreadable INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE folder_states ADD COLUMN skipped_names INTEGER NOT NULL DEFAULT 0;
  `,
  // What can be read of a photo, as text: kept by triggers, so that a rename is found in the moment it is stored. Only of
  // photos that were indexed once, so that a backup, in which all wait, holds none of it. And indexes for filters.
  `
  CREATE TABLE photo_texts (
    photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    names TEXT NOT NULL,
    facts TEXT NOT NULL,
    words TEXT NOT NULL
  ) STRICT;
  CREATE VIEW photo_text_source AS SELECT p.id AS photo_id,
    coalesce((
      SELECT group_concat(substr(d.path, 1 + length(rtrim(d.path, replace(d.path, '/', '')))) || '/' || f.path, char(10) ORDER BY f.id)
      FROM files f JOIN folders d ON d.id = f.folder_id WHERE f.photo_id = p.id), '') AS names,
    concat_ws(char(10),
      CAST(strftime('%d', p.taken_at / 1000.0, 'unixepoch') AS INTEGER) || ' ' ||
        CASE strftime('%m', p.taken_at / 1000.0, 'unixepoch')
          WHEN '01' THEN 'January' WHEN '02' THEN 'February' WHEN '03' THEN 'March' WHEN '04' THEN 'April'
          WHEN '05' THEN 'May' WHEN '06' THEN 'June' WHEN '07' THEN 'July' WHEN '08' THEN 'August'
          WHEN '09' THEN 'September' WHEN '10' THEN 'October' WHEN '11' THEN 'November' ELSE 'December' END ||
        strftime(' %Y ', p.taken_at / 1000.0, 'unixepoch') ||
        CASE strftime('%w', p.taken_at / 1000.0, 'unixepoch')
          WHEN '0' THEN 'Sunday' WHEN '1' THEN 'Monday' WHEN '2' THEN 'Tuesday' WHEN '3' THEN 'Wednesday'
          WHEN '4' THEN 'Thursday' WHEN '5' THEN 'Friday' ELSE 'Saturday' END,
      strftime('%Y-%m-%d', p.taken_at / 1000.0, 'unixepoch'), p.camera, p.lens) AS facts,
    coalesce((SELECT group_concat(keyword, char(10)) FROM photo_keywords k WHERE k.photo_id = p.id), '') AS words
    FROM photos p;

  CREATE VIRTUAL TABLE photo_words USING fts5 (names, facts, words, content = 'photo_texts', content_rowid = 'photo_id',
    tokenize = 'unicode61 remove_diacritics 2');
  CREATE VIRTUAL TABLE photo_trigrams USING fts5 (names, facts, words, content = 'photo_texts',
    content_rowid = 'photo_id', tokenize = 'trigram remove_diacritics 1');
  CREATE TRIGGER photo_texts_in AFTER INSERT ON photo_texts BEGIN
    INSERT INTO photo_words (rowid, names, facts, words) VALUES (new.photo_id, new.names, new.facts, new.words);
    INSERT INTO photo_trigrams (rowid, names, facts, words) VALUES (new.photo_id, new.names, new.facts, new.words);
  END;
  CREATE TRIGGER photo_texts_out AFTER DELETE ON photo_texts BEGIN
    INSERT INTO photo_words (photo_words, rowid, names, facts, words)
      VALUES ('delete', old.photo_id, old.names, old.facts, old.words);
    INSERT INTO photo_trigrams (photo_trigrams, rowid, names, facts, words)
      VALUES ('delete', old.photo_id, old.names, old.facts, old.words);
  END;
  CREATE TRIGGER photo_texts_over AFTER UPDATE ON photo_texts BEGIN
    INSERT INTO photo_words (photo_words, rowid, names, facts, words)
      VALUES ('delete', old.photo_id, old.names, old.facts, old.words);
    INSERT INTO photo_trigrams (photo_trigrams, rowid, names, facts, words)
      VALUES ('delete', old.photo_id, old.names, old.facts, old.words);
    INSERT INTO photo_words (rowid, names, facts, words) VALUES (new.photo_id, new.names, new.facts, new.words);
    INSERT INTO photo_trigrams (rowid, names, facts, words) VALUES (new.photo_id, new.names, new.facts, new.words);
  END;
  CREATE TRIGGER photo_named AFTER INSERT ON files BEGIN
    INSERT INTO photo_texts (photo_id, names, facts, words)
      SELECT s.photo_id, s.names, s.facts, s.words FROM photo_text_source s JOIN photos p ON p.id = s.photo_id
      WHERE s.photo_id = new.photo_id AND p.state = 'indexed'
      ON CONFLICT (photo_id) DO UPDATE SET names = excluded.names, facts = excluded.facts, words = excluded.words
      WHERE names <> excluded.names OR facts <> excluded.facts OR words <> excluded.words;
  END;
  CREATE TRIGGER photo_renamed AFTER UPDATE OF folder_id, photo_id, path ON files BEGIN
    INSERT INTO photo_texts (photo_id, names, facts, words)
      SELECT s.photo_id, s.names, s.facts, s.words FROM photo_text_source s JOIN photos p ON p.id = s.photo_id
      WHERE s.photo_id IN (old.photo_id, new.photo_id) AND p.state = 'indexed'
      ON CONFLICT (photo_id) DO UPDATE SET names = excluded.names, facts = excluded.facts, words = excluded.words
      WHERE names <> excluded.names OR facts <> excluded.facts OR words <> excluded.words;
  END;
  CREATE TRIGGER photo_unnamed AFTER DELETE ON files BEGIN
    INSERT INTO photo_texts (photo_id, names, facts, words)
      SELECT s.photo_id, s.names, s.facts, s.words FROM photo_text_source s JOIN photos p ON p.id = s.photo_id
      WHERE s.photo_id = old.photo_id AND p.state = 'indexed'
      ON CONFLICT (photo_id) DO UPDATE SET names = excluded.names, facts = excluded.facts, words = excluded.words
      WHERE names <> excluded.names OR facts <> excluded.facts OR words <> excluded.words;
  END;
  CREATE TRIGGER photo_described AFTER UPDATE OF state, taken_at, camera, lens ON photos WHEN new.state = 'indexed' BEGIN
    INSERT INTO photo_texts (photo_id, names, facts, words)
      SELECT s.photo_id, s.names, s.facts, s.words FROM photo_text_source s JOIN photos p ON p.id = s.photo_id
      WHERE s.photo_id = new.id AND p.state = 'indexed'
      ON CONFLICT (photo_id) DO UPDATE SET names = excluded.names, facts = excluded.facts, words = excluded.words
      WHERE names <> excluded.names OR facts <> excluded.facts OR words <> excluded.words;
  END;
  INSERT INTO photo_texts (photo_id, names, facts, words)
    SELECT s.photo_id, s.names, s.facts, s.words FROM photo_text_source s JOIN photos p ON p.id = s.photo_id
    WHERE p.state = 'indexed';

  CREATE INDEX photos_by_camera ON photos (state, camera) WHERE camera IS NOT NULL;
  CREATE INDEX photos_by_lens ON photos (state, lens) WHERE lens IS NOT NULL;
  CREATE INDEX photos_by_rating ON photos (state, file_rating) WHERE file_rating IS NOT NULL;
  CREATE INDEX photos_by_place ON photos (state, latitude, longitude) WHERE latitude IS NOT NULL;
  CREATE INDEX photos_by_month ON photos (CAST(strftime('%m', taken_at / 1000.0, 'unixepoch') AS INTEGER), state);
  CREATE INDEX photos_by_format ON photos (format, state);
  CREATE INDEX files_by_size ON files (bytes, photo_id);
  `,
  // The vectors as searches keep them, in a file that is read at once when they start.
  `
  CREATE TABLE table_snapshots (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    model_id INTEGER NOT NULL REFERENCES models (id),
    file TEXT NOT NULL,
    vectors INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    checksum TEXT NOT NULL,
    published_at INTEGER NOT NULL
  ) STRICT;
  `,
  // What a model makes of the photos that ship with Rummage: what searches are calibrated against.
  'ALTER TABLE label_matrices ADD COLUMN background_photos BLOB;',
  // What is needed to find versions of one picture and pictures of one moment; which those are, as each model sees it; and
  // which of them a person says are not.
  `
  CREATE TABLE photo_hashes (
    photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    band_1 INTEGER,
    band_2 INTEGER,
    band_3 INTEGER,
    band_4 INTEGER
  ) STRICT;
  CREATE INDEX photo_hashes_by_band_1 ON photo_hashes (band_1, band_2, band_3, band_4);
  CREATE INDEX photo_hashes_by_band_2 ON photo_hashes (band_2, band_1, band_3, band_4);
  CREATE INDEX photo_hashes_by_band_3 ON photo_hashes (band_3, band_1, band_2, band_4);
  CREATE INDEX photo_hashes_by_band_4 ON photo_hashes (band_4, band_1, band_2, band_3);

  CREATE TABLE look_alikes (
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    model_id INTEGER NOT NULL REFERENCES models (id),
    other_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    relation TEXT NOT NULL CHECK (relation IN ('near', 'burst')),
    PRIMARY KEY (photo_id, model_id, other_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX look_alikes_by_other ON look_alikes (other_id);

  CREATE TABLE kept_apart (
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    PRIMARY KEY (photo_id, other_id),
    CHECK (photo_id <> other_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX kept_apart_by_other ON kept_apart (other_id);

  CREATE INDEX photos_by_camera_and_date ON photos (camera, taken_at) WHERE camera IS NOT NULL;
  `,
  // Albums from now on hold what a search says matches, judged against the best of the library; those there are stay as they were.
  `
  ALTER TABLE albums ADD COLUMN decided_by TEXT NOT NULL DEFAULT 'confidence' CHECK (decided_by IN ('confidence', 'search'));
  ALTER TABLE album_fills ADD COLUMN best_photo_id INTEGER;
  ALTER TABLE album_fills ADD COLUMN best_score REAL;
  ALTER TABLE album_fills ADD COLUMN photos INTEGER;
  `,
  // What other programs wrote about a photo in sentences; read with its keywords, which the triggers on photos see to.
  `
  ALTER TABLE photos ADD COLUMN caption TEXT;
  DROP VIEW photo_text_source;
  CREATE VIEW photo_text_source AS SELECT p.id AS photo_id,
    coalesce((
      SELECT group_concat(substr(d.path, 1 + length(rtrim(d.path, replace(d.path, '/', '')))) || '/' || f.path, char(10) ORDER BY f.id)
      FROM files f JOIN folders d ON d.id = f.folder_id WHERE f.photo_id = p.id), '') AS names,
    concat_ws(char(10),
      CAST(strftime('%d', p.taken_at / 1000.0, 'unixepoch') AS INTEGER) || ' ' ||
        CASE strftime('%m', p.taken_at / 1000.0, 'unixepoch')
          WHEN '01' THEN 'January' WHEN '02' THEN 'February' WHEN '03' THEN 'March' WHEN '04' THEN 'April'
          WHEN '05' THEN 'May' WHEN '06' THEN 'June' WHEN '07' THEN 'July' WHEN '08' THEN 'August'
          WHEN '09' THEN 'September' WHEN '10' THEN 'October' WHEN '11' THEN 'November' ELSE 'December' END ||
        strftime(' %Y ', p.taken_at / 1000.0, 'unixepoch') ||
        CASE strftime('%w', p.taken_at / 1000.0, 'unixepoch')
          WHEN '0' THEN 'Sunday' WHEN '1' THEN 'Monday' WHEN '2' THEN 'Tuesday' WHEN '3' THEN 'Wednesday'
          WHEN '4' THEN 'Thursday' WHEN '5' THEN 'Friday' ELSE 'Saturday' END,
      strftime('%Y-%m-%d', p.taken_at / 1000.0, 'unixepoch'), p.camera, p.lens) AS facts,
    concat_ws(char(10), p.caption,
      (SELECT group_concat(keyword, char(10)) FROM photo_keywords k WHERE k.photo_id = p.id)) AS words
    FROM photos p;
  `,
  // What a person says of a photo beside albums and the trash.
  `
  CREATE TABLE favourites (
    photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE
  ) STRICT;

  CREATE TABLE ratings (
    photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    stars INTEGER NOT NULL CHECK (stars BETWEEN 0 AND 5)
  ) STRICT;
  CREATE INDEX ratings_by_stars ON ratings (stars, photo_id);

  CREATE TABLE hidden_photos (
    photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE
  ) STRICT;

  CREATE TABLE hand_tags (
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    said TEXT NOT NULL CHECK (said IN ('on', 'off')),
    PRIMARY KEY (photo_id, label)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX hand_tags_by_label ON hand_tags (label, said, photo_id);
  `,
  // Who may see the library from elsewhere: the passwords' hashes, who is signed in, and who has failed to.
  `
  CREATE TABLE access_passwords (
    access TEXT NOT NULL PRIMARY KEY CHECK (access IN ('owner', 'guest')),
    hash TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sessions (
    id_hash BLOB NOT NULL PRIMARY KEY,
    access TEXT NOT NULL CHECK (access IN ('owner', 'guest')),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sign_in_failures (
    source TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // The originals of a folder are counted with every page: from an index, without the rows.
  'CREATE INDEX files_by_role ON files (folder_id, role);',
  // Albums learn from what a person says belongs and does not, and can be paused; those there are stay as they were.
  `
  ALTER TABLE albums ADD COLUMN learns INTEGER NOT NULL DEFAULT 0 CHECK (learns IN (0, 1));
  ALTER TABLE albums ADD COLUMN paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1));
  ALTER TABLE album_fills ADD COLUMN judgements TEXT;

  CREATE TABLE album_probes (
    album_id INTEGER NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
    model_id INTEGER NOT NULL REFERENCES models (id),
    weights BLOB NOT NULL,
    bias REAL NOT NULL,
    accepted INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    would_hold INTEGER NOT NULL,
    rightly INTEGER NOT NULL,
    PRIMARY KEY (album_id, model_id)
  ) STRICT, WITHOUT ROWID;
  `,
  // What a person made of the label sets that photos are tagged with, and the labels of all sets as each model sees them.
  `
  CREATE TABLE label_sets (
    key TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    exclusive INTEGER NOT NULL CHECK (exclusive IN (0, 1)),
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    templates TEXT NOT NULL,
    labels TEXT NOT NULL
  ) STRICT;

  CREATE TABLE label_vectors (
    model_id INTEGER NOT NULL REFERENCES models (id),
    key TEXT NOT NULL,
    vector BLOB,
    direction BLOB,
    PRIMARY KEY (model_id, key),
    CHECK ((vector IS NULL) = (direction IS NULL))
  ) STRICT;
  `,
  // Groups of alike photos that may be worth an album, by what they show; and those a person does not want to see again.
  `
  CREATE TABLE album_ideas (
    model_id INTEGER NOT NULL REFERENCES models (id),
    label TEXT NOT NULL,
    photos INTEGER NOT NULL,
    samples TEXT NOT NULL,
    PRIMARY KEY (model_id, label)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE album_idea_runs (
    model_id INTEGER PRIMARY KEY REFERENCES models (id),
    photos INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE dismissed_ideas (
    label TEXT PRIMARY KEY
  ) STRICT, WITHOUT ROWID;
  `,
  // Albums may compare photos with others and with pictures, of which a copy is kept for as long as the album is there.
  `
  ALTER TABLE albums ADD COLUMN parts TEXT CHECK (parts IS NULL OR json_valid(parts));

  CREATE TABLE album_pictures (
    album_id INTEGER NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    picture BLOB NOT NULL,
    PRIMARY KEY (album_id, name)
  ) STRICT;
  `,
  // What stands for a picture until it is there; the index tells which photos were indexed before there was such a thing.
  `
  ALTER TABLE photos ADD COLUMN placeholder BLOB;
  CREATE INDEX photos_without_placeholder ON photos (id) WHERE state = 'indexed' AND placeholder IS NULL;
  `,
  // Which photos a person expects of a query, and how well searches found them.
  `
  CREATE TABLE self_test_photos (
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    query TEXT NOT NULL,
    PRIMARY KEY (query, photo_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX self_test_photos_by_photo ON self_test_photos (photo_id);

  CREATE TABLE self_test_runs (
    id INTEGER PRIMARY KEY,
    ran_at INTEGER NOT NULL,
    settings TEXT NOT NULL,
    models TEXT NOT NULL
  ) STRICT;
  `,
  // With all that is asked of a photo's files, the planner never prefers going through all files of a folder for each photo.
  `
  DROP INDEX files_by_photo;
  CREATE INDEX files_by_photo ON files (photo_id, role, folder_id);
  `,
  // Every page tells how many photos a folder has: a million files are not counted one by one for that.
  `
  CREATE TABLE file_counts (
    folder_id INTEGER NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    files INTEGER NOT NULL,
    PRIMARY KEY (folder_id, role)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO file_counts (folder_id, role, files) SELECT folder_id, role, count(*) FROM files GROUP BY folder_id, role;
  CREATE TRIGGER files_counted_in AFTER INSERT ON files BEGIN
    INSERT INTO file_counts (folder_id, role, files) VALUES (new.folder_id, new.role, 1)
      ON CONFLICT (folder_id, role) DO UPDATE SET files = files + 1;
  END;
  CREATE TRIGGER files_counted_over AFTER UPDATE OF folder_id, role ON files
    WHEN old.folder_id <> new.folder_id OR old.role <> new.role BEGIN
    UPDATE file_counts SET files = files - 1 WHERE folder_id = old.folder_id AND role = old.role;
    INSERT INTO file_counts (folder_id, role, files) VALUES (new.folder_id, new.role, 1)
      ON CONFLICT (folder_id, role) DO UPDATE SET files = files + 1;
  END;
  CREATE TRIGGER files_counted_out AFTER DELETE ON files BEGIN
    UPDATE file_counts SET files = files - 1 WHERE folder_id = old.folder_id AND role = old.role;
  END;
  `,
];
