import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { realIfPossible } from '#lib/folders/choose';

/** A file of this name says, in gitignore syntax, what is left out of the folder it lies in. */
export const IGNORE_FILE = '.rummageignore';

/** What is left out everywhere; plain, so that it can be sent to another process. */
export interface Exclusion {
  /** In gitignore syntax, matched against paths relative to a watched folder. */
  readonly patterns: readonly string[];
  /** Absolute path of the thumbnails: indexing them would make thumbnails of thumbnails, without end. */
  readonly ownFolder?: string;
}

/**
 * The rules in force in one directory: those of the settings and of every {@link IGNORE_FILE} from the watched folder down
 * to it. The nearest rule that says anything decides. They are asked from the top: whoever asks for what lies in a
 * directory has asked for the directory before.
 */
export class Rules {
  readonly #own: string | null;
  readonly #root: string;
  readonly #above: Rules | null;
  /** The directory the patterns lie in, with a slash at its end; empty for the watched folder. */
  readonly #base: string;
  readonly #matcher: Ignore;
  /** Whether a pattern of its own may match files, not only directories. */
  readonly #ownMatchesFiles: boolean;
  /** Whether any pattern may match files, not only directories: most do not, and asking takes time. */
  readonly matchesFiles: boolean;

  private constructor(
    root: string,
    own: string | null,
    above: Rules | null,
    base: string,
    patterns: readonly string[],
  ) {
    this.#root = root;
    this.#own = own;
    this.#above = above;
    this.#base = base;
    this.#matcher = ignore().add([...patterns]);
    this.#ownMatchesFiles = patterns.some((pattern) => !/^\s*(#.*)?$|\/\s*$/.test(pattern));
    this.matchesFiles = this.#ownMatchesFiles || (above?.matchesFiles ?? false);
  }

  /** The rules of the settings, for a watched folder. They remember what they were asked: make them anew for each walk. */
  static forFolder(root: string, { patterns, ownFolder }: Exclusion): Rules {
    return new Rules(root, ownFolder === undefined ? null : `${realIfPossible(ownFolder)}/`, null, '', patterns);
  }

  /**
   * The rules inside a directory that has an {@link IGNORE_FILE}; one that cannot be read says nothing.
   *
   * @param directory relative to the watched folder
   */
  within(directory: string): Rules {
    const base = directory === '' ? '' : `${directory}/`;
    try {
      const text = readFileSync(join(this.#root, directory, IGNORE_FILE), 'utf8');
      return new Rules(this.#root, this.#own, this, base, text.split(/\r?\n/));
    } catch {
      return this;
    }
  }

  /** @param path relative to the watched folder; directories end in `/` */
  leavesOut(path: string): boolean {
    const isDirectory = path.endsWith('/');
    if (isDirectory && this.#own !== null && `${join(this.#root, path)}/`.startsWith(this.#own)) return true;

    if (isDirectory || this.#ownMatchesFiles) {
      const { ignored, unignored } = this.#matcher.test(path.slice(this.#base.length));
      if (ignored || unignored) return ignored;
    }
    return this.#above?.leavesOut(path) ?? false;
  }
}

/**
 * The rules in force in a directory, found from the top.
 *
 * @param directory relative to the watched folder
 * @returns null when the directory, or one above it, is left out
 */
export function rulesIn(directory: string, root: string, exclusion: Exclusion): Rules | null {
  let rules = Rules.forFolder(root, exclusion).within('');
  if (directory === '') return rules;

  const names = directory.split('/');
  for (let i = 1; i <= names.length; i++) {
    const path = names.slice(0, i).join('/');
    if (rules.leavesOut(`${path}/`)) return null;
    rules = rules.within(path);
  }
  return rules;
}
