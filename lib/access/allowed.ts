import type { Access } from './access';

/** `pass`: answer it · `sign-in`: only after signing in · `owner-only`: a guest may not. */
export type Ruling = 'pass' | 'sign-in' | 'owner-only';

interface Ask {
  readonly method: string;
  /** The path of the address, encoded as it came. */
  readonly path: string;
}

/** What the sign-in page itself and the installed app are made of: code and looks, never data. */
const OPEN: readonly RegExp[] = [
  /^GET \/sign-in$/,
  /^POST \/api\/session$/,
  /^GET \/(?:icon\.svg|icon-(?:192|512|maskable)\.png|manifest\.webmanifest|offline\.html|sw\.js)$/,
];
const BUILT_FILE = /^GET \/_next\/static\/[\w\-.~/[\]%]+$/;
/** An encoded slash, backslash or dot could be read as one further on. */
const TRICK = /\.\.|%(?:2e|2f|5c)|\/\//i;

/**
 * What a guest may ask for: seeing and searching. Everything that is not named here is the owner's only, and so is
 * whatever is added later until it is named.
 */
const GUESTS: readonly RegExp[] = [
  /^GET \/$/,
  /^GET \/world\.svg$/,
  /^GET \/albums$/,
  /^GET \/albums\/\d+$/,
  /^GET \/photos\/\d+$/,
  /^GET \/api\/(?:search|suggest|tags|albums|status|events|session)$/,
  /^GET \/api\/search\/(?:facets|images\/[\w-]+)$/,
  /^GET \/api\/albums\/\d+(?:\/photos)?$/,
  /^GET \/api\/timeline(?:\/on-this-day|\/(?:chunks|placeholders)\/\d+)?$/,
  /^GET \/api\/photos\/\d+(?:\/(?:thumbnail|original|similar|where))?$/,
  // A picture or a composed query is too long for an address; searching with it changes nothing.
  /^POST \/api\/search(?:\/images)?$/,
  /^POST \/api\/session\/end$/,
];

/** @param access null for somebody who is not signed in */
export function rule(access: Access | null, { method, path }: Ask): Ruling {
  const asked = `${method === 'HEAD' ? 'GET' : method} ${path}`;
  if (access === 'owner') return 'pass';

  const isOpen = OPEN.some((open) => open.test(asked)) || (BUILT_FILE.test(asked) && !TRICK.test(path));
  if (isOpen) return 'pass';
  if (access === null) return 'sign-in';
  return GUESTS.some((allowed) => allowed.test(asked)) ? 'pass' : 'owner-only';
}
