import { createHmac, randomBytes } from 'node:crypto';
import { signSession } from '#lib/access/token';
import type { Ask } from './ask';

export interface Attempt extends Ask {
  readonly name: string;
}

/** What somebody could know or steal, short of the password. */
export interface Loot {
  /** The cookie of a session that is open. */
  readonly owner: string;
  readonly guest: string;
  /** The cookie of one that was signed out of. */
  readonly ended: string;
  /** The data folder's own key. */
  readonly key: Uint8Array;
  readonly host: string;
}

const CALL = '/api/status';
const LATER = Date.now() + 86_400_000;
const ID = 'a'.repeat(32);

const withSession = (name: string, value: string): Attempt => ({
  name,
  path: CALL,
  headers: { cookie: `rummage-session=${value}` },
});

/** Cookies that are no session. */
export function cookieAttempts({ owner, guest, ended, key }: Loot): Attempt[] {
  const [version, id, access, expires, signature = ''] = owner.split('.');
  const said = (...parts: unknown[]) => parts.join('.');
  const signed = (text: string) => `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
  const jwt = (header: object, payload: object) =>
    [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');

  return [
    { name: 'no cookie', path: CALL },
    withSession('an empty cookie', ''),
    withSession('nonsense', 'nonsense'),
    withSession('a very long cookie', 'x'.repeat(7_000)),
    withSession('one that was signed out of, replayed', ended),
    withSession(
      'one of another installation',
      signSession({ id: ID, access: 'owner', expiresAt: LATER }, randomBytes(32)),
    ),
    withSession(
      'one signed with an empty key',
      signSession({ id: ID, access: 'owner', expiresAt: LATER }, Buffer.alloc(0)),
    ),
    withSession(
      'one nobody opened, signed with the stolen key',
      signSession({ id: ID, access: 'owner', expiresAt: LATER }, key),
    ),
    withSession('an expired one', signSession({ id: id ?? '', access: 'owner', expiresAt: Date.now() - 1 }, key)),
    withSession(
      'one that expires later than it was signed for',
      said(version, id, access, Number(expires) + 1, signature),
    ),
    withSession('a guest’s that says owner', guest.replace('.guest.', '.owner.')),
    withSession(
      'a guest’s session signed as an owner’s',
      signed(said('v1', guest.split('.')[1], 'owner', guest.split('.')[3])),
    ),
    withSession('one that says admin', signed(said('v1', id, 'admin', expires))),
    withSession('one without a signature', said(version, id, access, expires)),
    withSession('one with an empty signature', said(version, id, access, expires, '')),
    withSession('one with half a signature', said(version, id, access, expires, signature.slice(0, 20))),
    withSession(
      'one with a signature of another form',
      said(version, id, access, expires, Buffer.from(signature, 'base64url').toString('hex')),
    ),
    withSession('one of another version', said('v0', id, access, expires, signature)),
    withSession('an id in capitals', said(version, id?.toUpperCase(), access, expires, signature)),
    withSession('the session twice', `${owner}.${owner}`),
    withSession('a token of the algorithm “none”', `${jwt({ alg: 'none' }, { access: 'owner' })}.`),
    withSession('a token signed with HS256', signed(jwt({ alg: 'HS256' }, { access: 'owner' }))),
    { name: 'the session under the name for TLS', path: CALL, headers: { cookie: `__Host-rummage-session=${owner}` } },
    { name: 'the session under a name in capitals', path: CALL, headers: { cookie: `RUMMAGE-SESSION=${owner}` } },
    { name: 'the session in the address', path: `${CALL}?rummage-session=${owner}` },
    { name: 'the session as a bearer token', path: CALL, headers: { authorization: `Bearer ${owner}` } },
  ];
}

/** An open session under a name that is not ours, as a rebound page would send it; and claims that it is. */
export function hostAttempts({ owner, host }: Loot): Attempt[] {
  const cookie = `rummage-session=${owner}`;
  const at = (name: string, headers: Ask['headers']): Attempt => ({
    name,
    path: CALL,
    headers: { cookie, ...headers },
  });

  return [
    ...[
      'evil.example',
      'photos.example.org.evil.example',
      'evil.photos.example.org',
      'photos.example.org.',
      '127.0.0.1.',
      `${host}@evil.example`,
      'photos.example.org@evil.example',
      'photos.example.org:80@evil.example',
      'photos.example.org:1234567',
      'photos.example.org/evil',
      '0.0.0.0',
      '2130706433',
      '0x7f.1',
      '127.1',
      '[::ffff:127.0.0.1]',
    ].map((name) => at(`Host: ${name}`, { host: name })),
    at('X-Forwarded-Host', { host: 'evil.example', 'x-forwarded-host': host }),
    at('Forwarded', { host: 'evil.example', forwarded: `host=${host}` }),
    { ...at('an absolute address', { host: 'evil.example' }), path: `http://${host}${CALL}` },
  ];
}

/** Changes another site has the owner's browser send. */
export function originAttempts({ owner, host }: Loot): Attempt[] {
  const at = (name: string, headers: Ask['headers']): Attempt => ({
    name,
    method: 'POST',
    path: '/api/albums',
    headers: { cookie: `rummage-session=${owner}`, 'content-type': 'application/json', ...headers },
    body: '{"name": "Taken over", "rule": {"words": "cat"}}',
  });

  return [
    ...[
      'https://evil.example',
      'null',
      'http://127.0.0.1:1',
      `http://${host}.evil.example`,
      `http://${host}@evil.example`,
      `http://evil.example/${host}`,
      `file://${host}`,
      'http://photos.example.org',
    ].map((origin) => at(`Origin: ${origin}`, { origin })),
    at('a cross-site form', { 'sec-fetch-site': 'cross-site' }),
    at('another site of the same domain', { 'sec-fetch-site': 'same-site' }),
    at('a form sent as plain text', { origin: 'https://evil.example', 'content-type': 'text/plain' }),
  ];
}

/** Addresses and headers that could be read one way by who lets in and another by who answers. */
export function pathAttempts(): Attempt[] {
  const internal: readonly (readonly [string, string])[] = [
    ['x-middleware-subrequest', 'proxy:proxy:proxy:proxy:proxy'],
    ['x-middleware-subrequest', 'middleware:middleware:middleware:middleware:middleware'],
    ['x-middleware-subrequest', 'src/middleware:src/middleware:src/middleware:src/middleware:src/middleware'],
    ['x-middleware-next', '1'],
    ['x-middleware-invoke', '1'],
    ['x-middleware-skip', '1'],
    ['x-middleware-prefetch', '1'],
    ['x-middleware-rewrite', CALL],
    ['x-nextjs-data', '1'],
    ['x-invoke-path', '/sign-in'],
    ['x-invoke-status', '200'],
    ['x-matched-path', '/sign-in'],
    ['x-original-url', '/sign-in'],
    ['x-rewrite-url', '/sign-in'],
    ['x-now-route-matches', '1'],
    ['x-http-method-override', 'OPTIONS'],
    ['x-forwarded-for', '127.0.0.1'],
    ['x-real-ip', '127.0.0.1'],
    ['x-rummage-source', 'this machine'],
    ['x-rummage-access', 'owner'],
    ['next-action', 'x'],
    ['upgrade', 'websocket'],
    ['range', 'bytes=0-10'],
  ];

  return [
    ...[
      '//api/status',
      '/api//status',
      '/./api/status',
      '/api/status/',
      '/api/status%00',
      '/api/status.',
      '/api/status;/_next/static/x.js',
      '/api/status?/_next/static/x.js',
      '/api/status#/sign-in',
      '/sign-in/../api/status',
      '/sign-in/%2e%2e/api/status',
      '/sign-in/..%2fapi/status',
      '/icon.svg/../api/status',
      '/_next/static/../../api/status',
      '/_next/static/%2e%2e/%2e%2e/api/status',
      '/_next/static/..%2f..%2fapi%2fstatus',
      '/_next/static/..\\..\\api\\status',
      '/_next/static/%252e%252e/api/status',
      '/api%2fstatus',
      '/%61pi/status',
      '/API/STATUS',
      '/_next/image?url=%2Fapi%2Fphotos%2F1%2Fthumbnail&w=640&q=75',
      '/_next/data/development/index.json',
      '/_next/data/build/photos/1.json',
      '/.next/server/app/page.js',
      '/index.html',
      '/index.rsc',
      '/index.txt',
      '/status.rsc',
      '/status.html',
      '/status.segments/_tree.segment.rsc',
      '/status.prefetch.rsc',
      '/photos/1.rsc',
      '/rummage.db',
      '/data/rummage.db',
      '/api/session',
      '/api/session/end',
    ].map((path) => ({ name: path, path })),
    ...['RSC', 'Next-Router-Prefetch', 'Next-Router-Segment-Prefetch'].map((header) => ({
      name: `the data of a page, with ${header}`,
      path: '/photos/1?_rsc=1r34m',
      headers: { rsc: '1', [header]: header === 'Next-Router-Segment-Prefetch' ? '/_tree' : '1' },
    })),
    ...internal.map(([header, value]) => ({ name: `${header}: ${value}`, path: CALL, headers: { [header]: value } })),
    ...internal.map(([header, value]) => ({
      name: `a page with ${header}: ${value}`,
      path: '/status',
      headers: { [header]: value },
    })),
    ...['HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'].map((method) => ({ name: method, method, path: CALL })),
  ];
}

/** Passwords that are none, and ways to send the right one that are none. */
export function passwordAttempts(password: string): Attempt[] {
  const json = (name: string, body: unknown): Attempt => ({
    name,
    method: 'POST',
    path: '/api/session',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const form = (name: string, body: string): Attempt => ({
    ...json(name, body),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

  return [
    json('a wrong password', { password: 'wrong password' }),
    json('an empty one', { password: '' }),
    json('a very long one', { password: 'x'.repeat(50_000) }),
    json('one too long to be read', { password: 'x'.repeat(200_000) }),
    json('none', {}),
    json('no password but truth', { password: true }),
    json('a list', { password: [password] }),
    json('an object', { password: { $ne: '' } }),
    json('what is no JSON', '{"password": '),
    json('another case', { password: password.toUpperCase() }),
    json('one more space', { password: `${password} ` }),
    json('one with a null behind', { password: `${password}\u0000` }),
    json('SQL', { password: "' OR 1=1 --" }),
    form('a form with a wrong one', 'password=wrong+password'),
    form('a form with the password twice, the wrong one first', `password=x&password=${encodeURIComponent(password)}`),
    form('a form with another name for it', `pass=${encodeURIComponent(password)}`),
    { name: 'the right one in the address', path: `/api/status?password=${encodeURIComponent(password)}` },
    {
      name: 'the right one as basic authentication',
      path: '/api/status',
      headers: { authorization: `Basic ${Buffer.from(`owner:${password}`).toString('base64')}` },
    },
    {
      ...json('the right one from another site', { password }),
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
    },
  ];
}
