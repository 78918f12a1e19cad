const READ_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * False for a Host header that a rebinding attack would carry: a foreign name that resolves to this machine.
 *
 * @param names those accepted, in small letters, whatever the port
 */
export function isOwnHost(host: string | null, names: ReadonlySet<string>): boolean {
  if (!host) return false;

  const match = /^(\[[0-9a-f:]+\]|[^:@/\s]+)(?::\d{1,5})?$/i.exec(host);
  return match?.[1] !== undefined && names.has(match[1].toLowerCase());
}

/**
 * Whether a state-changing call comes from our own page, or from no page at all.
 *
 * Browsers always send at least one of the two headers with such a call; curl and scripts send neither and pass.
 */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin !== null && originHost(origin) !== headers.get('host')?.toLowerCase()) return false;

  const site = headers.get('sec-fetch-site');
  return site === null || site === 'same-origin' || site === 'none';
}

export function changesState(method: string): boolean {
  return !READ_METHODS.has(method.toUpperCase());
}

function originHost(origin: string): string | null {
  const match = /^https?:\/\/([^/]+)$/i.exec(origin);
  return match?.[1]?.toLowerCase() ?? null;
}
