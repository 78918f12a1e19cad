import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signIn } from '#lib/access/service';
import { settleRequests } from '#lib/access/settle-requests';
import { THIS_MACHINE } from '#lib/access/source';
import { contentId } from '#lib/content-id';
import { readThumbnail } from '#lib/photos/service';
import { addTestPhoto, rememberTestModel } from '#lib/testing/library';
import { writePhoto } from '#lib/testing/photos';
import { serveTestLibraries } from '#lib/testing/services';
import { closeSearch } from '#lib/search/client';
import { vector } from '#lib/testing/vectors';
import { readTimeline } from '#lib/timeline/service';
import { answerDirectly } from './direct-answers';

/** “guest of honour” and “correct horse battery”, as `rummage password` prints them. */
const HASHES = {
  RUMMAGE_PASSWORD: '$scrypt$ln=17,r=8,p=1$geAflZ4TUugM3OeXDmFC1Q$sna2/Gl8x7KHgZ0jHdV/+RkFrf5KIdnLJ9/8i9qPFbI',
  RUMMAGE_GUEST_PASSWORD: '$scrypt$ln=17,r=8,p=1$S3gvdRnkyqWl0lskdsjG8Q$kP9Kg4Dn6haVs0E/w1KJIHgdxjBIXBjyuvnKnNK49Y0',
};
const NOT_OURS = 418;

const library = serveTestLibraries();
settleRequests();
answerDirectly();
const server = createServer((_, response) => response.writeHead(NOT_OURS).end()).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
afterAll(() => void server.close());
afterEach(async () => {
  restart();
  await closeSearch();
  Reflect.deleteProperty(globalThis, Symbol.for('rummage.search'));
});

let id: number;
let version: string;

beforeEach(async () => {
  const { db, root } = library();
  const content = await contentId(await writePhoto(root, 'a.jpg', { width: 800, height: 400 }));
  const embedding = vector(1, 0, 0, 0);
  const photo = { modelId: rememberTestModel(db), folder: root, path: 'a.jpg', contentId: content, embedding };
  id = addTestPhoto(db, photo);
  version = content.slice(0, 16);
  await readThumbnail(id, 320);
});

/** The settings are read anew, and no session is known. */
function restart(settings: Record<string, string> = {}): void {
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const served = (globalThis as unknown as Record<symbol, { config?: unknown }>)[Symbol.for('rummage.library')];
  delete served?.config;
  Reflect.deleteProperty(globalThis, Symbol.for('rummage.access'));
}

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const sent = request({ port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const body = Buffer.concat(await answer.toArray());
  return { status: answer.statusCode, headers: answer.headers, body };
}

const thumbnail = () => `/api/photos/${id}/thumbnail?size=320&v=${version}`;

async function cookieFor(password: string): Promise<string> {
  const signed = await signIn(password, THIS_MACHINE);
  return `rummage-session=${signed.access === null ? '' : signed.cookie}`;
}

describe('a kept thumbnail', () => {
  it('is sent at once, with what the route says of it', async () => {
    const { status, headers, body } = await ask(thumbnail());

    expect(status).toBe(200);
    expect(body.equals((await readThumbnail(id, 320)).bytes)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect((await ask(thumbnail(), { 'if-none-match': headers.etag ?? '' })).status).toBe(304);
  });

  it('is not promised to stay by an address that does not name its content', async () => {
    const { headers } = await ask(`/api/photos/${id}/thumbnail?size=320&v=00000000`);

    expect(headers['cache-control']).toBe('private, no-cache');
  });

  it('is for those who are signed in, where there is a password', async () => {
    restart(HASHES);
    const guest = await cookieFor('guest of honour');

    expect((await ask(thumbnail())).status).toBe(NOT_OURS);
    expect((await ask(thumbnail(), { cookie: 'rummage-session=forged.by.hand' })).status).toBe(NOT_OURS);
    expect((await ask(thumbnail(), { cookie: guest })).status).toBe(200);
    expect((await ask(thumbnail(), { cookie: await cookieFor('correct horse battery') })).status).toBe(200);

    library().db.prepare('INSERT INTO hidden_photos (photo_id) VALUES (?)').run(id);
    expect((await ask(thumbnail(), { cookie: guest })).status).toBe(NOT_OURS);
  });
});

describe('a part of the timeline', () => {
  const paths = async () => {
    const { version: timeline } = await readTimeline(null);
    return ['chunks', 'placeholders'].map((what) => `/api/timeline/${what}/0?version=${timeline}`);
  };

  it('is sent at once, and not again', async () => {
    for (const path of await paths()) {
      const { status, headers, body } = await ask(path);

      expect(status, path).toBe(200);
      expect(gunzipSync(body).length).toBeGreaterThan(0);
      expect(headers).toMatchObject({
        'content-type': 'application/gzip',
        'cache-control': 'private, no-cache',
        'x-content-type-options': 'nosniff',
      });
      expect((await ask(path, { 'if-none-match': headers.etag ?? '' })).status).toBe(304);
    }
  });

  it('is for guests too, once they are signed in', async () => {
    const all = await paths();
    restart(HASHES);
    for (const path of all) expect((await ask(path)).status, path).toBe(NOT_OURS);
    const cookie = await cookieFor('guest of honour');
    for (const path of all) expect((await ask(path, { cookie })).status, path).toBe(200);
  });

  it('is left to Next where there is none', async () => {
    const { version: timeline } = await readTimeline(null);
    const others = [
      `chunks/7?version=${timeline}`,
      `chunks/0?version=${timeline + 1}`,
      'chunks/0',
      'chunks/x?version=1',
    ];

    for (const path of others) expect((await ask(`/api/timeline/${path}`)).status, path).toBe(NOT_OURS);
  });
});

describe('everything else goes on to Next', () => {
  it.each(['rummage.example', '127.0.0.1:1:2', 'localhost@evil.example'])('from the host “%s”', async (host) => {
    expect((await ask(thumbnail(), { host })).status).toBe(NOT_OURS);
  });

  it.each(['HEAD', 'POST', 'DELETE'])('asked by %s', async (method) => {
    expect((await ask(thumbnail(), {}, method)).status).toBe(NOT_OURS);
  });

  it('a thumbnail that must be made, a photo there is not, any other address', async () => {
    const others = [
      thumbnail().replace('320', '1280'),
      thumbnail().replace('320', '640'),
      '/api/photos/999/thumbnail?size=320',
      `//api/photos/${id}/thumbnail?size=320`,
      `/api/photos/${id}/thumbnail?size=320&size=320`,
      `/api/photos/${id}`,
      '/',
    ];
    for (const path of others) expect((await ask(path)).status, path).toBe(NOT_OURS);
  });
});
