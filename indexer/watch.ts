import { relative, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { isPhotoName } from '#lib/formats';
import type { IsExcluded } from './exclude';

/** Changes are gathered until nothing came for this long, in milliseconds, so that both halves of a rename meet. */
const QUIET_MS = 200;
/** … but for no longer than this. */
const LONGEST_WAIT_MS = 1_000;

/** Where something may have changed, relative to the folder; a walk of it tells what. */
export type OnHints = (paths: readonly string[]) => void;

export interface FolderWatcher {
  /** Resolves once changes are being heard of. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/**
 * Watches a folder. Events are only hints: they make the next look prompt, and losing one costs nothing but time.
 *
 * @param root absolute path
 * @param onError told of every fault, such as the system's limit of watches; the periodic walk goes on regardless
 */
export function watchFolder(
  root: string,
  isExcluded: IsExcluded,
  onHints: OnHints,
  onError: (error: unknown) => void,
): FolderWatcher {
  const hints = new HintGatherer(onHints);
  const watcher: FSWatcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path, stats) => isIgnored(root, relativePath(root, path), stats?.isFile() ?? false, isExcluded),
  });

  watcher.on('all', (_event, path) => hints.add(relativePath(root, path)));
  watcher.on('error', onError);
  const ready = new Promise<void>((resolve) => watcher.once('ready', () => resolve()));

  return {
    ready,
    async close() {
      hints.stop();
      await watcher.close();
    },
  };
}

function relativePath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

function isIgnored(root: string, path: string, isFile: boolean, isExcluded: IsExcluded): boolean {
  if (path === '') return false;
  if (isFile) return !isPhotoName(path.slice(path.lastIndexOf('/') + 1)) || isExcluded(path, root);
  return isExcluded(`${path}/`, root);
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
    const now = Date.now();
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
