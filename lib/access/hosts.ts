/** Names under which this machine reaches itself. */
export const LOOPBACK_NAMES: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** Addresses that stand for all of a machine's. */
const EVERY_ADDRESS = new Set(['0.0.0.0', '::']);

const LOOPBACK_ADDRESSES = new Set(['127.0.0.1', 'localhost', '::1']);

export function isLoopback(host: string): boolean {
  return LOOPBACK_ADDRESSES.has(host);
}

/** An address to reach a server at that listens on `host`. */
export function reachableAt(host: string): string {
  if (!EVERY_ADDRESS.has(host)) return host;
  return host === '::' ? '::1' : '127.0.0.1';
}

/** The names a Host header may hold. @param host what the web app listens on */
export function acceptedHosts({ host, allowedHosts }: HostSettings): ReadonlySet<string> {
  const own = EVERY_ADDRESS.has(host) ? [] : [host.includes(':') ? `[${host}]` : host.toLowerCase()];
  return new Set([...LOOPBACK_NAMES, ...own, ...allowedHosts]);
}

export interface HostSettings {
  readonly host: string;
  readonly allowedHosts: readonly string[];
}

/** A host name or address as it stands in a Host header, in small letters; no port, no scheme, no wildcard. */
export function isHostName(text: string): boolean {
  if (/^\[[\da-f:.]+\]$/.test(text)) return true;
  return text.length <= 253 && /^(?!-)[a-z\d_-]{1,63}(?:\.(?!-)[a-z\d_-]{1,63})*$/.test(text);
}
