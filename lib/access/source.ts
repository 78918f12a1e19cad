import { BlockList, isIP } from 'node:net';

/** Requests of this machine itself, through no proxy. */
export const THIS_MACHINE = 'this machine';
/** Requests through a proxy that is not trusted to say from where. */
export const UNKNOWN = 'unknown';

/** The headers of a request as Node has them; changed in place. */
export type RequestHeaders = Record<string, string | string[] | undefined>;

/** What the rest of Rummage reads; nobody else's header of that name gets through. */
export const SOURCE_HEADER = 'x-rummage-source';

const LOOPBACK = toBlockList(['127.0.0.0/8', '::1']);

/**
 * Settles from where a request comes, and over what, before anything reads its headers: what a trusted proxy says is
 * kept, what anybody else claims is thrown away.
 *
 * @param peer address of who opened the connection
 */
export function settleSource(headers: RequestHeaders, peer: string, isTrusted: (address: string) => boolean): void {
  const byProxy = isTrusted(peer);
  const isHttps = byProxy && single(headers['x-forwarded-proto'])?.trim().toLowerCase() === 'https';

  headers[SOURCE_HEADER] = sourceOf(headers, peer, byProxy ? isTrusted : null);
  for (const name of ['forwarded', 'x-real-ip', 'x-forwarded-host', 'x-forwarded-port'])
    Reflect.deleteProperty(headers, name);
  headers['x-forwarded-for'] = peer;
  headers['x-forwarded-proto'] = isHttps ? 'https' : 'http';
}

/** Whether an address is among these. @param addresses single ones, or networks as 10.0.0.0/8 */
export function addressMatcher(addresses: readonly string[]): (address: string) => boolean {
  const list = toBlockList(addresses);
  return (address) => isListed(list, address);
}

/** Whether a text is an address, or a network as 10.0.0.0/8. */
export function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function sourceOf(headers: RequestHeaders, peer: string, isTrusted: ((address: string) => boolean) | null): string {
  const forwarded = single(headers['x-forwarded-for']);
  if (isTrusted !== null && forwarded !== undefined) {
    // The last address a trusted proxy did not itself have: everything before it is hearsay.
    const client = forwarded
      .split(',')
      .map(clean)
      .reverse()
      .find((address) => !isTrusted(address));
    return client !== undefined && isIP(client) !== 0 ? network(client) : UNKNOWN;
  }

  const throughProxy = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined);
  if (!isListed(LOOPBACK, clean(peer))) return network(clean(peer));
  return throughProxy ? UNKNOWN : THIS_MACHINE;
}

/** Who has one IPv6 address has the 2^64 beside it. */
function network(address: string): string {
  if (isIP(address) !== 6) return address;

  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = [...left, ...zeros, ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** Without what tells an IPv4 address on an IPv6 socket, a zone, or a port. */
function clean(address: string): string {
  const bare = address
    .trim()
    .replace(/^\[(.+)\](:\d+)?$/, '$1')
    .replace(/%.*$/, '');
  const mapped = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/i.exec(bare);
  return mapped?.[1] ?? bare;
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(',') : header;
}

function isListed(list: BlockList, address: string): boolean {
  const bare = clean(address);
  const family = isIP(bare);
  return family !== 0 && list.check(bare, family === 4 ? 'ipv4' : 'ipv6');
}

function toBlockList(addresses: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of addresses) {
    const [address = '', bits] = text.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
