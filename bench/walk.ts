import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { dataPaths } from '#lib/paths';
import { type Database, openDatabase, transact } from '#lib/store/database';
import { insertFile } from '#lib/store/files';
import { addFolder, type FolderRow } from '#lib/store/folders';
import { insertPhoto } from '#lib/store/photos';
import { Turns } from '#lib/turns';
import { lookAtFolder, type LookContext } from '../indexer/folder-look';
import { FolderProcess } from '../indexer/folder-process';
import { toFileStat } from '../indexer/stat-file';
import { FolderWatcher } from '../indexer/watch';

const PHOTOS_PER_DIRECTORY = 100;
const ROUNDS = 7;
const PAUSES = 3;

/** Makes a tree of tiny files named as photos, a hundred in each directory; @returns their paths below `root` */
function makeTree(root: string, files: number): string[] {
  const paths: string[] = [];
  for (let i = 0; i < files; i++) {
    const event = Math.floor(i / PHOTOS_PER_DIRECTORY);
    const directory = join(String(2000 + (event % 25)), `event ${event}`);
    if (i % PHOTOS_PER_DIRECTORY === 0) mkdirSync(join(root, directory), { recursive: true });
    const path = `${directory}/IMG_${String(i).padStart(6, '0')}.jpg`;
    writeFileSync(join(root, path), String(i));
    paths.push(path);
  }
  return paths;
}

/** Rows as if every file had been walked before. */
function rememberFiles(db: Database, folder: FolderRow, paths: readonly string[]): void {
  transact(db, () => {
    for (const path of paths) {
      const photoId = insertPhoto(db, `content ${path}`);
      insertFile(db, { folderId: folder.id, photoId, path, ...toFileStat(statSync(join(folder.path, path))) });
    }
  });
}

/** What `find` takes to tell the same, in milliseconds. */
function find(root: string): number {
  const started = performance.now();
  execFileSync('find', [root, '-printf', '%p %s %T@ %i\n'], { stdio: ['ignore', 'ignore', 'inherit'] });
  return performance.now() - started;
}

/** The inotify watches this process holds. */
async function inotifyWatches(): Promise<number> {
  let watches = 0;
  for (const fd of await readdir('/proc/self/fdinfo')) {
    const text = await readFile(`/proc/self/fdinfo/${fd}`, 'utf8').catch(() => '');
    watches += text.match(/^inotify wd/gm)?.length ?? 0;
  }
  return watches;
}

/** What processes this one has started hold for themselves now, in bytes: what is shared with others is not counted. */
async function childMemory(): Promise<number> {
  const children = await readFile(`/proc/self/task/${process.pid}/children`, 'utf8');
  const sizes = children
    .trim()
    .split(' ')
    .map(async (pid) => {
      const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
      return 1024 * Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
    });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** How long at most nothing else had its turn between start and stop. */
class PauseMeter {
  longestMs = 0;
  #timer: NodeJS.Timeout | undefined;

  start(): void {
    let last = performance.now();
    this.#timer = setInterval(() => {
      const now = performance.now();
      this.longestMs = Math.max(this.longestMs, now - last);
      last = now;
    }, 1);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/**
 * `npm run bench -- walk [files=100000] [pauseSeconds=35]`: a walk over files that are all known and unchanged, with everything it does in the
 * database, against `find` on the same tree, in turns; again after pauses, as scheduled walks come, with the memory
 * the waiting process holds; then the watches that tree takes.
 */
export async function main([files = '100000', pauseSeconds = '35']: readonly string[]): Promise<void> {
  const temporary = await mkdtemp(join(tmpdir(), 'rummage-walk-'));
  const root = join(temporary, 'photos');
  const paths = dataPaths(join(temporary, 'data'));
  const db = openDatabase(paths, 'computed');
  const viewer = new FolderProcess({ data: paths.root, exclusion: { patterns: ['.*/', 'node_modules/', '@eaDir/'] } });
  const watcher = new FolderWatcher(root, () => undefined);
  try {
    const folder = addFolder(db, root);
    rememberFiles(db, folder, makeTree(root, Number(files)));
    const context: LookContext = {
      db,
      activeModel: () => 1,
      view: (order) => viewer.view(order),
      turns: new Turns(),
      onSettled: () => undefined,
      onDatesChanged: () => undefined,
      signal: new AbortController().signal,
    };
    const look = async () => {
      const started = performance.now();
      const looked = await lookAtFolder(folder, context);
      return { ms: performance.now() - started, directories: looked.directories?.paths ?? [] };
    };

    // Files younger than a moment wait to be settled; and the first walk starts a process.
    find(root);
    const { ms: coldMs, directories } = await look();
    const pauses = new PauseMeter();
    const [finds, walks]: [number[], number[]] = [[], []];
    for (let i = 0; i < ROUNDS; i++) {
      finds.push(find(root));
      pauses.start();
      walks.push((await look()).ms);
      pauses.stop();
    }
    // As at a scheduled walk: the process has waited a while.
    const [laterFinds, laterWalks]: [number[], number[]] = [[], []];
    for (let i = 0; i < PAUSES; i++) {
      await wait(Number(pauseSeconds) * 1000);
      laterFinds.push(find(root));
      laterWalks.push((await look()).ms);
    }
    await wait(1_000);
    const memory = await childMemory();

    const before = await inotifyWatches();
    watcher.keep(directories, ['']);
    const watches = (await inotifyWatches()) - before;

    const [findMs, walkMs] = [median(finds), median(walks)];
    const rounded = (values: readonly number[]) => values.map((value) => Math.round(value));
    console.log(
      JSON.stringify({
        bench: 'walk',
        files: Number(files),
        directories: directories.length,
        findMs: rounded(finds),
        walkMs: rounded(walks),
        ratio: Number((walkMs / findMs).toFixed(2)),
        ratioWithStartOfProcess: Number((coldMs / findMs).toFixed(2)),
        ratioAfterPause: Number((median(laterWalks) / median(laterFinds)).toFixed(2)),
        pauseSeconds: Number(pauseSeconds),
        waitingMegabytes: Math.round(memory / 1e6),
        longestMainLoopPauseMs: Math.round(pauses.longestMs),
        watches,
        watchesPerDirectory: Number((watches / directories.length).toFixed(3)),
      }),
    );
    if (walkMs / findMs > 2 || watches > 1.1 * directories.length) process.exitCode = 1;
  } finally {
    watcher.close();
    await viewer.close();
    db.close();
    await rm(temporary, { recursive: true, force: true });
  }
}
