import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../paths';
import { rule } from './allowed';

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'];

describe('rule', () => {
  it('lets nobody who is not signed in do anything but sign in', () => {
    const open = METHODS.flatMap((method) =>
      ['/', '/sign-in', '/api/session', '/api/session/end', '/api/status', '/photos/1', '/icon.svg', '/icon.svg/x']
        .filter((path) => rule(null, { method, path }) === 'pass')
        .map((path) => `${method} ${path}`),
    );

    expect(open.sort()).toEqual([
      'GET /icon.svg',
      'GET /sign-in',
      'HEAD /icon.svg',
      'HEAD /sign-in',
      'POST /api/session',
    ]);
  });

  it.each([
    '/_next/static/../../api/status',
    '/_next/static/..%2fapi%2fstatus',
    '/_next/static/%2e%2e/api/status',
    '/_next/static/x%5c..%5capi',
    '/_next/static//api/status',
    '/_next/static/',
    '/_next/image',
    '/_next/data/x.json',
    '/sign-in/',
    '/sign-in/..',
    '/SIGN-IN',
  ])('does not take %s for a file of the sign-in page', (path) => {
    expect(rule(null, { method: 'GET', path })).toBe('sign-in');
  });

  it('lets the owner do everything', () => {
    expect(METHODS.map((method) => rule('owner', { method, path: '/api/anything' }))).toEqual(
      METHODS.map(() => 'pass'),
    );
  });

  it('lets a guest see and search, and nothing else', () => {
    const may = (method: string, path: string) => rule('guest', { method, path }) === 'pass';

    expect(
      ['/', '/albums', '/photos/7', '/api/search', '/api/photos/7/original', '/api/events'].filter(
        (path) => !may('GET', path),
      ),
    ).toEqual([]);
    expect(
      [
        '/status',
        '/trash',
        '/albums/new',
        '/albums/7/edit',
        '/api/folders',
        '/api/trash',
        '/api/models',
        '/api/photos/7/x',
      ].filter((path) => may('GET', path)),
    ).toEqual([]);
    expect(may('POST', '/api/search')).toBe(true);
  });

  it('is told by name of everything a guest may send', () => {
    const files = readdirSync(join(projectRoot(), 'app', 'api'), { recursive: true, encoding: 'utf8' });
    const paths = files
      .filter((file) => basename(file) === 'route.ts')
      .map((file) => `/api/${dirname(file).replaceAll(/\[[^\]]+\]/g, '1')}`);
    const mutating = ['POST', 'PUT', 'PATCH', 'DELETE'];

    expect(paths.length).toBeGreaterThan(30);
    const allowed = paths.flatMap((path) =>
      mutating.filter((method) => rule('guest', { method, path }) === 'pass').map((method) => `${method} ${path}`),
    );
    expect(allowed.sort()).toEqual([
      'POST /api/search',
      'POST /api/search/images',
      'POST /api/session',
      'POST /api/session/end',
    ]);
  });
});
