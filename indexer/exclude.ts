import ignore from 'ignore';
import type { IsExcluded } from './walk';

/** @param patterns in gitignore syntax, matched against paths relative to a watched folder */
export function excluder(patterns: readonly string[]): IsExcluded {
  const matcher = ignore().add([...patterns]);
  return (path) => path !== '' && path !== '/' && matcher.ignores(path);
}
