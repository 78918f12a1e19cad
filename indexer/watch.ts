import { type FSWatcher, lstatSync, watch } from 'node:fs';
import { join } from 'node:path';
import { kindOf } from '#lib/formats';
import { IGNORE_FILE } from './exclude';

/** Changes are gathered until nothing came for this long, in milliseconds, so that both halves of a rename meet. */
const QUIET_MS = 200;
/** … but for no longer than this. */
const LONGEST_WAIT_MS = 1_000;

/** These watch a folder with all that lies below it at once; elsewhere each directory is watched by itself. */
const WATCHES_WHOLE_TREES = process.platform === 'darwin' || process.platform === 'win32';

/** The system allows no more watches, or no more open files. */
const LIMITS = new Set(['ENOSPC', 'EMFILE', 'ENFILE']);

/** Where something may have changed, relative to the folder; a walk of it tells what. */
export type OnHints = (paths: readonly string[]) => void;

/** Watches one directory; `node:fs` does it, unless a test needs another system limit. */
export type StartWatch = typeof watch;

/**
 * Watches the directories it is told of, one watch each. Events are only hints: they make the next look prompt, and losing
 * one costs nothing but time. Which directories there are, and which are left out, the walk says.
 */
export class FolderWatcher {
  readonly #root: string;
  readonly #hints: HintGatherer;
  readonly #startWatch: StartWatch;
  readonly #watchers = new Map<string, FSWatcher>();
  #isComplete = true;

  /** @param root absolute path */
  constructor(root: string, onHints: OnHints, startWatch: StartWatch = watch) {
    this.#root = root;
    this.#hints = new HintGatherer(onHints);
    this.#startWatch = startWatch;
  }

  /** False when the system's limit left directories unwatched: their changes are found by walking only. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** How many watches it holds. */
  get count(): number {
    return this.#watchers.size;
  }

  /**
   * Watches `directories`, and none else that lies in one of the places that were looked at.
   *
   * @param directories relative to the folder
   * @param looked the places they were found in; the empty path is the whole folder
   * @returns whether some of them were not watched before: what happened there until now was not heard
   */
  keep(directories: readonly string[], looked: readonly string[]): boolean {
    const wanted = new Set(WATCHES_WHOLE_TREES ? directories.filter((path) => path === '') : directories);
    for (const path of this.#watchers.keys()) {
      if (!wanted.has(path) && looked.some((place) => isIn(path, place))) this.#stop(path);
    }
    if (looked.includes('')) this.#isComplete = true;

    const before = this.#watchers.size;
    for (const path of wanted) {
      if (!this.#watchers.has(path) && this.#isComplete) this.#start(path);
    }
    return this.#watchers.size > before;
  }

  close(): void {
    this.#hints.stop();
    for (const path of [...this.#watchers.keys()]) this.#stop(path);
  }

  #start(path: string): void {
    try {
      const watcher = this.#startWatch(join(this.#root, path), { recursive: WATCHES_WHOLE_TREES }, (event, name) =>
        this.#hear(path, event, name),
      );
      // A directory that went away has no more to tell, and that it did, its parent tells.
      watcher.on('error', (error) => this.#lose(path, error));
      this.#watchers.set(path, watcher);
    } catch (error) {
      this.#lose(path, error);
    }
  }

  #lose(path: string, error: unknown): void {
    this.#stop(path);
    if (LIMITS.has((error as NodeJS.ErrnoException).code ?? '')) this.#isComplete = false;
  }

  #stop(path: string): void {
    this.#watchers.get(path)?.close();
    this.#watchers.delete(path);
  }

  #hear(directory: string, event: string, name: string | null): void {
    // The system had more to tell than it could remember.
    if (name === null) return this.#hints.add(directory);

    const path = directory === '' ? slashed(name) : `${directory}/${slashed(name)}`;
    const ownName = path.slice(path.lastIndexOf('/') + 1);
    if (ownName === IGNORE_FILE) this.#hints.add(path.slice(0, Math.max(0, path.length - ownName.length - 1)));
    else if (kindOf(ownName) !== null || (event === 'rename' && this.#isDirectory(path))) this.#hints.add(path);
    // The folder itself goes: its watch says so under its own name.
    else if (event === 'rename' && directory === '') this.#hintIfGone();
  }

  #isDirectory(path: string): boolean {
    if (this.#watchers.has(path)) return true;
    try {
      return lstatSync(join(this.#root, path), { throwIfNoEntry: false })?.isDirectory() ?? false;
    } catch {
      return false;
    }
  }

  #hintIfGone(): void {
    if (lstatSync(this.#root, { throwIfNoEntry: false }) === undefined) this.#hints.add('');
  }
}

function slashed(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

function isIn(path: string, place: string): boolean {
  return place === '' || path === place || path.startsWith(`${place}/`);
}

class HintGatherer {
  readonly #onHints: OnHints;
  #paths = new Set<string>();
  #firstAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(onHints: OnHints) {
    this.#onHints = onHints;
  }

  add(path: string): void {
    const now = performance.now();
    if (this.#paths.size === 0) this.#firstAt = now;
    this.#paths.add(path);

    clearTimeout(this.#timer);
    const left = this.#firstAt + LONGEST_WAIT_MS - now;
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, Math.min(QUIET_MS, left)));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#paths.clear();
  }

  #flush(): void {
    const paths = [...this.#paths];
    this.#paths = new Set();
    this.#onHints(paths);
  }
}
