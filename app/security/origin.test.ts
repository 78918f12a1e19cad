import { describe, expect, it } from 'vitest';
import { acceptedHosts } from '#lib/access/hosts';
import { changesState, isOwnHost, isSameOrigin } from './origin';

const NAMES = acceptedHosts({ host: '0.0.0.0', allowedHosts: ['photos.example.org', '192.168.1.5'] });

describe('isOwnHost', () => {
  it.each([
    '127.0.0.1',
    '127.0.0.1:3000',
    'localhost',
    'LOCALHOST:4100',
    '[::1]',
    '[::1]:3000',
    'Photos.Example.org',
    '192.168.1.5:3000',
  ])('accepts %s, a name of this machine', (host) => expect(isOwnHost(host, NAMES)).toBe(true));

  it.each([
    null,
    '',
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    '127.0.0.1.evil.example:3000',
    'user@127.0.0.1',
    '127.0.0.1:3000/path',
    '127.0.0.1:port',
    '192.168.1.4:3000',
    '[::1',
    '0.0.0.0:3000',
    'photos.example.org.',
    'x.photos.example.org',
    'photos.example.org.evil.example',
    'photos.example.org@evil.example',
    'photos.example.org, evil.example',
  ])('refuses %s', (host) => expect(isOwnHost(host, NAMES)).toBe(false));
});

describe('isSameOrigin', () => {
  const host = { host: '127.0.0.1:3000' };

  it('passes a call from a script, which sends neither header', () => {
    expect(isSameOrigin(new Headers(host))).toBe(true);
  });

  it('passes a call from our own page', () => {
    const headers = new Headers({ ...host, origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' });
    expect(isSameOrigin(headers)).toBe(true);
  });

  it('passes what a person typed into the address bar', () => {
    expect(isSameOrigin(new Headers({ ...host, 'sec-fetch-site': 'none' }))).toBe(true);
  });

  it.each([
    'https://evil.example',
    'null',
    'http://127.0.0.1:4000',
    'http://localhost:3000',
    'http://127.0.0.1:3000/x',
  ])('refuses the origin %s', (origin) => expect(isSameOrigin(new Headers({ ...host, origin }))).toBe(false));

  it.each(['cross-site', 'same-site'])('refuses a call the browser marks as %s', (site) => {
    expect(isSameOrigin(new Headers({ ...host, 'sec-fetch-site': site }))).toBe(false);
  });

  it('refuses an origin when there is no host to compare it with', () => {
    expect(isSameOrigin(new Headers({ origin: 'http://127.0.0.1:3000' }))).toBe(false);
  });
});

describe('changesState', () => {
  it('knows that reading changes nothing', () => {
    expect(['GET', 'HEAD', 'OPTIONS', 'get'].map(changesState)).toEqual([false, false, false, false]);
  });

  it('treats every other method as a change', () => {
    expect(['POST', 'PUT', 'PATCH', 'DELETE', 'QUERY'].map(changesState)).toEqual([true, true, true, true, true]);
  });
});
