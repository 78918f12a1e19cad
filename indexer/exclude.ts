import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import ignore from 'ignore';

/** Whether a path relative to a watched folder, `root`, is left out; directories end in `/`. */
export type IsExcluded = (path: string, root: string) => boolean;

/**
 * @param patterns in gitignore syntax, matched against paths relative to a watched folder
 * @param ownFolder absolute path of the thumbnails: indexing them would make thumbnails of thumbnails, without end
 */
export function excluder(patterns: readonly string[], ownFolder?: string): IsExcluded {
  const matcher = ignore().add([...patterns]);
  const own = ownFolder === undefined ? null : `${realpathSync(ownFolder)}/`;
  return (path, root) => {
    if (path === '' || path === '/') return false;
    return matcher.ignores(path) || (own !== null && `${join(root, path)}/`.startsWith(own));
  };
}
