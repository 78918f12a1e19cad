import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import PQueue from 'p-queue';
import sharp from 'sharp';
import { dataPaths, projectRoot } from '#lib/paths';
import { createAlbum, setPin } from '#lib/store/albums';
import { type Database, openDatabase } from '#lib/store/database';
import { addFolder, listFolders, readFolderState } from '#lib/store/folders';
import { seededRandom } from './make-crops';
import { kill, startIndexer, untilIndexed } from './processes';

const QUERIES = ['cat', 'a red flower', 'blurred lights at night'];
const PATIENCE_MS = 120_000;
const SIDE = 8;

/** Makes small JPEGs of coloured squares, each different from all others. */
async function makePhotos(folder: string, count: number): Promise<void> {
  const random = seededRandom(7);
  const queue = new PQueue({ concurrency: 4 });
  for (let i = 0; i < count; i++) {
    if (i % 100 === 0) mkdirSync(join(folder, `day ${i / 100}`), { recursive: true });
    const squares = Uint8Array.from({ length: 3 * SIDE * SIDE }, () => 256 * random());
    const file = join(folder, `day ${Math.floor(i / 100)}`, `IMG_${i}.jpg`);
    void queue.add(() =>
      sharp(squares, { raw: { width: SIDE, height: SIDE, channels: 3 } })
        .resize(96, 96)
        .jpeg()
        .toFile(file),
    );
  }
  await queue.onIdle();
}

/** Everything that must be as it was, by photo; only paths may differ. */
function state(db: Database): string {
  const tables = [
    'SELECT id, state, content_id FROM photos ORDER BY id',
    'SELECT seq, photo_id, model_id, hex(embedding) FROM vectors ORDER BY seq',
    'SELECT * FROM photo_tags ORDER BY photo_id, model_id, tag_id',
    'SELECT * FROM album_members ORDER BY album_id, model_id, photo_id',
    'SELECT * FROM album_pins ORDER BY album_id, photo_id',
    'SELECT id, photo_id, bytes, mtime_us, inode FROM files ORDER BY id',
  ];
  return JSON.stringify(tables.map((sql) => db.prepare(sql).raw().all()));
}

/** Vectors ever stored: a photo embedded anew takes a new number. */
function embeddings(db: Database): number {
  return db.prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'vectors'").pluck().get() ?? 0;
}

/** What searches answer on the command line, without paths. */
function searches(data: string): string {
  return QUERIES.map((query) => {
    const command = [join(projectRoot(), 'scripts', 'rummage.mjs'), 'search', query, '--all', '--json'];
    const answer = execFileSync(process.execPath, command, {
      encoding: 'utf8',
      env: { ...process.env, RUMMAGE_DATA: data },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const { results } = JSON.parse(answer) as { results: { id: number; similarity: number }[] };
    return JSON.stringify(results.map(({ id, similarity }) => [id, similarity]));
  }).join('\n');
}

async function until(what: string, isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`${what}: not after ${PATIENCE_MS} ms`);
    await wait(20);
  }
}

/**
 * `npm run bench -- rename [photos=10000]`: renames a folder of indexed photos while a real indexer watches, and tells how
 * long it took until the library had followed, what was embedded again, and whether anything else changed.
 */
export async function main([photos = '10000']: readonly string[]): Promise<void> {
  const count = Number(photos);
  const temporary = await mkdtemp(join(tmpdir(), 'rummage-rename-'));
  const [root, data] = [join(temporary, 'photos'), join(temporary, 'data')];
  await makePhotos(join(root, 'trip'), count);
  const db = openDatabase(dataPaths(data), 'computed');
  addFolder(db, root);
  createAlbum(db, 'By a rule', { words: 'flower', tag: null, from: null, to: null, cutoff: 0.1 });
  const byHand = createAlbum(db, 'By hand', { words: null, tag: null, from: null, to: null, cutoff: 0.5 });
  const indexer = startIndexer(data, []);
  try {
    await untilIndexed(data, count);
    for (let id = 1; id <= 10; id++) setPin(db, byHand, id, 'in');
    const [folderId = 0] = listFolders(db).map(({ id }) => id);
    await until('the walk', () => readFolderState(db, folderId)?.state === 'ready');
    await wait(2_000);
    const before = { state: state(db), embeddings: embeddings(db), searches: searches(data) };

    const started = performance.now();
    renameSync(join(root, 'trip'), join(root, 'journey'));
    const moved = db.prepare<[], number>("SELECT count(*) FROM files WHERE path LIKE 'journey/%'").pluck();
    await until('the rename', () => moved.get() === count && readFolderState(db, folderId)?.state === 'ready');
    const seconds = (performance.now() - started) / 1000;
    // Whatever would be embedded again has begun to be by now.
    await wait(3_000);

    const result = {
      seconds: Number(seconds.toFixed(2)),
      embeddings: embeddings(db) - before.embeddings,
      isStateSame: state(db) === before.state,
      areSearchesSame: searches(data) === before.searches,
      albumMembers: db.prepare<[], number>('SELECT count(*) FROM album_members').pluck().get(),
    };
    console.log(JSON.stringify({ bench: 'rename', photos: count, ...result }));
    if (result.embeddings > 0 || !result.isStateSame || !result.areSearchesSame || seconds > 10) process.exitCode = 1;
  } finally {
    await kill(indexer, 'SIGTERM');
    db.close();
    await rm(temporary, { recursive: true, force: true });
  }
}
