import { existsSync, mkdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addToGraph, fileChecksum, newGraph } from '../index/graph';
import { dataPaths, type DataPaths } from '../paths';
import { createAlbum, listAlbums, setPin } from '../store/albums';
import { type Database } from '../store/database';
import { countFiles } from '../store/files';
import { insertGeneration, newestGeneration } from '../store/generations';
import { countPhotos, findPhoto } from '../store/photos';
import { acquireProcessLock } from '../store/process-lock';
import { countVectors, findVector, toBlob, vectorsAfter } from '../store/vectors';
import { contentOf } from '../testing/folder-content';
import { temporaryFolder } from '../testing/folder';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { randomVector, seededRandom } from '../testing/vectors';
import { thumbnailFile } from '../thumbnails/thumbnails';
import type { NamedFinding } from './check';
import { examineDeeply } from './deep';

const PHOTOS = 40;
const DIMENSIONS = 4;

interface Library {
  readonly paths: DataPaths;
  readonly db: Database;
  readonly modelId: number;
}

/** A sound library: photos with vectors, a published graph, thumbnails, and an album with a pin. */
async function soundLibrary(): Promise<Library> {
  const { paths, db } = openTestLibrary();
  const modelId = rememberTestModel(db, DIMENSIONS);
  const random = seededRandom(1);
  const webp = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .webp()
    .toBuffer();
  for (let i = 0; i < PHOTOS; i++) {
    addTestPhoto(db, { modelId, embedding: randomVector(random, DIMENSIONS), contentId: `content-${i}` });
    write(thumbnailFile(paths.thumbnails, 320, `content-${i}`), webp);
  }
  setPin(db, createAlbum(db, 'Cats', { words: 'cat', tag: null, from: null, to: null, cutoff: 0.5 }), 1, 'in');
  await publish({ paths, db, modelId });
  return { paths, db, modelId };
}

async function publish({ paths, db, modelId }: Library, leaveOut = 0, moved = 0): Promise<string> {
  const vectors = vectorsAfter(db, modelId, 0, 1_000);
  const graph = newGraph(DIMENSIONS, vectors.length);
  for (const { photoId, embedding } of vectors.slice(leaveOut)) {
    addToGraph(graph, photoId, photoId <= moved ? embedding.map((value) => -value) : embedding);
  }
  const file = `graph.${vectors.length}-${leaveOut}-${moved}.hnsw`;
  graph.writeIndexSync(join(paths.graphs, file));
  const checksum = await fileChecksum(join(paths.graphs, file));
  const lastSeq = vectors.at(-1)?.seq ?? 0;
  insertGeneration(db, { modelId, file, vectors: graph.getCurrentCount(), lastSeq, checksum });
  return join(paths.graphs, file);
}

function write(file: string, content: Buffer | string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

async function look(paths: DataPaths, repair = false): Promise<NamedFinding[]> {
  const findings: NamedFinding[] = [];
  for await (const finding of examineDeeply(paths, { repair })) findings.push(finding);
  return findings;
}

const faults = (findings: readonly NamedFinding[]) =>
  findings.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);

/** Every file but the ones SQLite keeps for those who read at the same time. */
function stateOf({ paths, db }: Library): Readonly<Record<string, string>> {
  db.pragma('wal_checkpoint(TRUNCATE)');
  return Object.fromEntries(Object.entries(contentOf(paths.root)).filter(([name]) => !/-(wal|shm)$/.test(name)));
}

/** Sees a damage, sees that only looking changes nothing, mends it, and sees that all is well; @returns what was found */
async function foundAndMended(library: Library): Promise<string[]> {
  const { paths, db } = library;
  const before = stateOf(library);
  const found = faults(await look(paths));
  expect(stateOf(library)).toEqual(before);

  expect(faults(await look(paths, true))).toEqual([]);
  expect(faults(await look(paths))).toEqual([]);
  // What a person said is as it was.
  expect(listAlbums(db)).toHaveLength(1);
  return found;
}

function setEmbedding(db: Database, photoId: number, embedding: Float32Array): void {
  db.prepare('UPDATE vectors SET embedding = ? WHERE photo_id = ?').run(toBlob(embedding), photoId);
}

describe('examineDeeply', () => {
  it('finds a sound library well, says what it looked at, and writes nothing', async () => {
    const library = await soundLibrary();
    const before = stateOf(library);

    const findings = await look(library.paths, true);

    expect(findings.map(({ name, ok, detail }) => `${ok} ${name}: ${detail}`)).toEqual([
      'true database: every page and index is sound',
      'true references: every row refers to one that is there',
      'true vectors: 40 checked',
      'true counts: as many photos and vectors as counted',
      'true texts: 40 searchable by name',
      'true graph: 1 published, as the vectors are',
      'true thumbnails: 40 kept, each of a photo',
    ]);
    expect(stateOf(library)).toEqual(before);
  });

  it('has nothing to say of a data folder that is not made yet, and makes none', async () => {
    const paths = dataPaths(join(temporaryFolder(), 'none'));

    expect(await look(paths, true)).toEqual([{ name: 'database', ok: true, detail: 'not made yet', hint: null }]);
    expect(existsSync(paths.root)).toBe(false);
  });

  it('finds every kind of bad vector, and has their photos embedded again', async () => {
    const library = await soundLibrary();
    const { db, modelId } = library;
    setEmbedding(db, 3, Float32Array.of(NaN, 0, 0, 0));
    setEmbedding(db, 4, Float32Array.of(Infinity, 0, 0, 0));
    setEmbedding(db, 5, Float32Array.of(1.01, 0, 0, 0));
    setEmbedding(db, 6, Float32Array.of(0, 0, 0, 0));
    setEmbedding(db, 7, Float32Array.of(1, 0, 0));
    db.prepare('DELETE FROM vectors WHERE photo_id = 8').run();

    const [found] = await foundAndMended(library);

    expect(found).toBe(
      'vectors: of 39: 2 not finite, 2 not of length 1, 1 of the wrong size, 1 missing of photos that are called indexed',
    );
    expect([3, 4, 5, 6, 7, 8].map((id) => findPhoto(db, id)?.state)).toEqual(Array(6).fill('pending'));
    expect(findPhoto(db, 9)?.state).toBe('indexed');
    expect(countVectors(db, modelId)).toBe(PHOTOS - 6);
    expect(countPhotos(db)).toMatchObject({ indexed: PHOTOS - 6, pending: 6 });
  });

  it('takes a vector that is a rounding away from length 1 for a sound one', async () => {
    const { paths, db } = await soundLibrary();
    const embedding = findVector(db, 40, 1)?.embedding ?? new Float32Array();
    setEmbedding(
      db,
      40,
      embedding.map((value) => value * 1.000001),
    );

    expect(faults(await look(paths))).toEqual([]);
  });

  it('finds what was computed for photos and models that are not there', async () => {
    const library = await soundLibrary();
    const { db } = library;
    db.pragma('foreign_keys = OFF');
    db.exec(
      'UPDATE vectors SET photo_id = 999 WHERE photo_id = 1; UPDATE vectors SET model_id = 77 WHERE photo_id = 2',
    );
    db.exec("INSERT INTO fill_failures VALUES (998, 77, 'r', 'r', 'd')");
    db.pragma('foreign_keys = ON');

    const found = await foundAndMended(library);

    expect(found[0]).toContain('rows of vectors refer to photos that are not there');
    expect(found[1]).toContain('1 of no photo, 1 of no model');
    expect(findPhoto(db, 1)?.state).toBe('pending');
  });

  it('finds counts that are wrong', async () => {
    const library = await soundLibrary();
    library.db.exec("UPDATE photo_counts SET photos = 7 WHERE state = 'indexed'; DELETE FROM vector_counts");
    library.db.exec('UPDATE file_counts SET files = 3');

    expect(await foundAndMended(library)).toEqual([
      'counts: original files of folder 1: 3 counted, 40 there; photos indexed: 7 counted, 40 there; vectors of model 1: 0 counted, 40 there',
    ]);
    expect(countPhotos(library.db).indexed).toBe(PHOTOS);
    expect(countFiles(library.db, 1)).toBe(PHOTOS);
  });

  it('finds texts that are gone or outdated, and makes them again', async () => {
    const library = await soundLibrary();
    library.db.exec(`DELETE FROM photo_texts WHERE photo_id = 1;
      UPDATE photo_texts SET names = 'as it was called once' WHERE photo_id = 2;
      DROP TRIGGER photo_texts_out; DELETE FROM photo_texts WHERE photo_id = 3;
      INSERT INTO photo_words (photo_words, rowid, names, facts, words)
        SELECT 'delete', photo_id, names, facts, words FROM photo_texts WHERE photo_id = 4`);

    expect(await foundAndMended(library)).toEqual([
      'texts: of 40: 3 not as the photos and files are, 1 not in the index that finds them',
    ]);
  });

  it('finds a text index that is broken, and builds it anew', async () => {
    const library = await soundLibrary();
    const raw = new SQLite(library.paths.database);
    raw.unsafeMode(true);
    raw.exec('UPDATE photo_words_data SET block = zeroblob(20) WHERE id > 10');
    raw.close();

    const [found] = await foundAndMended(library);

    expect(found).toMatch(/^database: fts5: .*photo_words/);
    library.db.exec("INSERT INTO photo_words (photo_words, rank) VALUES ('integrity-check', 1)");
  });

  it.each<[string, (library: Library) => unknown, string]>([
    ['cut off', async (library) => truncateSync(await publish(library), 2_000), 'graph checksum'],
    [
      'with one bit changed',
      async (library) => {
        const file = await publish(library);
        const bytes = readFileSync(file);
        bytes[500] = (bytes[500] ?? 0) ^ 1;
        writeFileSync(file, bytes);
      },
      'graph checksum',
    ],
    ['without some photos', (library) => publish(library, 3), '3 photos are not in the graph'],
    ['of other vectors', (library) => publish(library, 0, 5), '5 points of the graph are not where their vectors are'],
    [
      'with a count that is not its own',
      ({ db }) => db.exec('UPDATE generations SET vectors = 12'),
      'graph size: expected 12, found 40',
    ],
  ])('finds a graph %s, and deletes it', async (_, damage, fault) => {
    const library = await soundLibrary();
    await damage(library);

    const [found] = await foundAndMended(library);

    expect(found).toContain(`graph: ${fault}`);
    expect(newestGeneration(library.db, library.modelId)).toBeNull();
    expect(contentOf(library.paths.graphs)).toEqual({});
  });

  it('finds what a killed run left in the graphs folder, but not what is being published', async () => {
    const library = await soundLibrary();
    const left = join(library.paths.graphs, 'graph.1.hnsw.tmp');
    writeFileSync(left, 'half a graph');
    expect(faults(await look(library.paths))).toEqual([]);

    utimesSync(left, 0, 0);
    expect(await foundAndMended(library)).toEqual(['graph: 1 left-over file(s) in the graphs folder']);
  });

  it('finds thumbnails of no photo and broken ones, and leaves the others', async () => {
    const library = await soundLibrary();
    const { thumbnails } = library.paths;
    write(thumbnailFile(thumbnails, 320, 'gone'), 'x');
    write(thumbnailFile(thumbnails, 1280, 'gone'), 'x');
    truncateSync(thumbnailFile(thumbnails, 320, 'content-3'), 20);
    write(thumbnailFile(thumbnails, 320, 'content-4'), '');

    expect(await foundAndMended(library)).toEqual(['thumbnails: 2 of no photo, 2 cut off, 38 kept']);
    expect(Object.keys(contentOf(thumbnails))).toHaveLength(PHOTOS - 2);
  });

  it('finds an index that does not agree with its table, and builds it anew', async () => {
    const library = await soundLibrary();
    const { paths } = library;
    const raw = new SQLite(paths.database);
    raw.unsafeMode(true);
    raw.pragma('writable_schema = ON');
    raw.exec(
      "UPDATE sqlite_schema SET sql = 'CREATE INDEX files_by_photo ON files (bytes)' WHERE name = 'files_by_photo'",
    );
    raw.close();
    expect(faults(await look(paths))[0]).toMatch(/^database: .*index files_by_photo/);
    expect((await look(paths, true))[0]?.detail).toMatch(/^mended \(row .*: built every index anew$/);
    expect(faults(await look(paths))).toEqual([]);
  });

  it('says what to do about broken pages, and leaves them to a backup', async () => {
    const { paths, db } = await soundLibrary();
    db.pragma('wal_checkpoint(TRUNCATE)');
    const pageSize = db.pragma('page_size', { simple: true }) as number;
    const root = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'files'").pluck().get() as number;
    const copy = dataPaths(temporaryFolder());
    const bytes = readFileSync(paths.database);
    bytes.fill(0x5a, (root - 1) * pageSize, root * pageSize);
    writeFileSync(copy.database, bytes);

    const [first] = await look(copy, true);

    expect(first).toMatchObject({ name: 'database', ok: false, hint: expect.stringContaining('rummage restore') });
  });

  it('looks while an indexer runs, but refuses to mend, naming its process', async () => {
    const { paths, db } = await soundLibrary();
    const lock = acquireProcessLock(paths.indexerLock, 'The indexer', 0);
    onTestFinished(() => lock.release());
    expect(faults(await look(paths, true))).toEqual([]);

    db.exec('DELETE FROM vector_counts');

    expect(faults(await look(paths))).toHaveLength(1);
    await expect(look(paths, true)).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringMatching(new RegExp(`nothing was changed: .*process ${process.pid}`)),
    });
    expect(faults(await look(paths))).toHaveLength(1);
  });

  it('asks for the schema to be brought up to date first', async () => {
    const { paths, db } = openTestLibrary();
    db.pragma('user_version = 1');

    expect(await look(paths)).toMatchObject([{ ok: false, hint: expect.stringContaining('Start Rummage once') }]);
  });
});
