/** Stands for whatever Rummage is reached as; no real host can be it. */
const HERE = 'http://rummage.invalid';

/**
 * Where to go after signing in: the path that was asked for, as long as it is one of ours. Never another site, whatever a
 * link to the sign-in page says; never a call or a download, which no person looks at.
 */
export function returnPath(wanted: string | null | undefined): string {
  if (!wanted || wanted.length > 4_096 || !/^\/(?![/\\])/.test(wanted) || hasControl(wanted)) return '/';

  let url: URL;
  try {
    url = new URL(wanted, HERE);
  } catch {
    return '/';
  }
  const { origin, pathname, search } = url;
  const isPage = !pathname.startsWith('//') && !/^\/(?:api|_next|sign-in)(?:\/|$)/.test(pathname);
  return origin === HERE && isPage ? `${pathname}${search}` : '/';
}

/** Browsers drop tabs and line breaks from addresses, and so make `/⇥/evil` another site. */
function hasControl(text: string): boolean {
  return [...text].some((character) => (character.codePointAt(0) ?? 0) < 0x20 || character === '\u007f');
}
