import ignore from 'ignore';

/** Whether a relative path is left out; directories end in `/`. */
export type IsExcluded = (path: string) => boolean;

/** @param patterns in gitignore syntax, matched against paths relative to a watched folder */
export function excluder(patterns: readonly string[]): IsExcluded {
  const matcher = ignore().add([...patterns]);
  return (path) => path !== '' && path !== '/' && matcher.ignores(path);
}
