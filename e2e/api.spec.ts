import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import type { Album, PhotoDetails, SearchAnswer } from '#lib/nouns';
import { sampleFolder } from '#lib/paths';
import { getJson, type RunningRummage } from './rummage';
import { expect, test } from './test';

let rummage: RunningRummage;

test.beforeAll(async ({ sampleLibrary }) => {
  rummage = sampleLibrary;
});

async function search(query: string, limit = 100): Promise<SearchAnswer> {
  return getJson<SearchAnswer>(rummage, `/api/search?limit=${limit}&q=${encodeURIComponent(query)}`);
}

const EXPECTED = [
  ['a cup of coffee', 'IMG_1016.jpg'],
  ['sunset over a lake with boats', 'IMG_1022.jpg'],
  ['dogs looking out of a window', 'IMG_1008.jpg'],
  ['autumn leaves', 'IMG_1024.jpg'],
  ['rocket launch', 'IMG_1018.jpg'],
  ['paint brushes', 'IMG_1004.jpg'],
  ['a kite in the sky', 'IMG_1027.jpg'],
  ['bird', 'IMG_1014.jpg'],
] as const;

for (const [query, photo] of EXPECTED) {
  test(`“${query}” has ${photo} among its first three`, async () => {
    const { results } = await search(query, 3);
    expect(results.map(({ path }) => path)).toContain(photo);
  });
}

test('“cat” has the cat first, and ranks the whole library', async () => {
  const answer = await search('cat');
  expect(answer.results[0]?.path).toBe('IMG_1017.jpg');
  expect(answer.total).toBe(31);
  expect(answer.results).toHaveLength(31);
  expect(answer).toMatchObject({ query: 'cat', matches: expect.any(Number), unknownWords: [] });
  expect(answer.matches).toBe(answer.results.filter(({ match }) => match).length);
  expect(answer.results[0]).toMatchObject({ probability: expect.any(Number), match: true, width: expect.any(Number) });
});

test('what no photo shows matches nothing, and the ranking is still there', async () => {
  const answer = await search('a giraffe eating leaves');
  expect(answer.matches).toBe(0);
  expect(answer.results).toHaveLength(31);
});

for (const word of ['xyzzyq', 'Katze']) {
  test(`“${word}” matches nothing, and is named as unknown`, async () => {
    const answer = await search(word);
    expect(answer).toMatchObject({ total: 0, results: [], unknownWords: [word] });
  });
}

test('a faulty search names every fault and how to mend it', async () => {
  const response = await fetch(`${rummage.base}/api/search?q=cat&limit=5000&from=yesterday`);
  const { error } = (await response.json()) as { error: { code: string; message: string; hint: string } };
  expect(response.status).toBe(400);
  expect(error.code).toBe('bad-request');
  expect(error.message).toMatch(/from.*YYYY-MM-DD.*limit.*1000/);
  expect(error.hint).not.toBe('');
});

test('a photo tells its facts, and its images come with a lasting name', async () => {
  const [cat] = (await search('cat', 1)).results;
  const details = await getJson<PhotoDetails>(rummage, `/api/photos/${cat?.id}`);
  expect(details).toMatchObject({ state: 'indexed', format: 'jpeg', failure: null });
  expect(details.files[0]?.path).toBe('IMG_1017.jpg');

  const url = `${rummage.base}/api/photos/${cat?.id}/thumbnail?size=320&v=${cat?.version}`;
  const thumbnail = await fetch(url);
  expect(thumbnail.headers.get('content-type')).toBe('image/webp');
  expect(thumbnail.headers.get('cache-control')).toContain('immutable');
  const again = await fetch(url, { headers: { 'if-none-match': thumbnail.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
});

test('a thumbnail comes in the sizes there are, named as they are', async () => {
  const statusOf = async (size: string) =>
    (await fetch(`${rummage.base}/api/photos/1/thumbnail?size=${encodeURIComponent(size)}`)).status;
  for (const size of ['320', '480', '1280']) expect(await statusOf(size), size).toBe(200);
  for (const size of ['640', '', ' 320', '3.2e2', '0x140']) expect(await statusOf(size), size).toBe(400);
});

test('the original comes as a download, byte for byte', async () => {
  const [cat] = (await search('cat', 1)).results;
  const response = await fetch(`${rummage.base}/api/photos/${cat?.id}/original`);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment.*IMG_1017\.jpg/);
  const original = await readFile(join(sampleFolder(), 'IMG_1017.jpg'));
  expect(Buffer.from(await response.arrayBuffer()).equals(original)).toBe(true);
});

test('similar photos leave out the photo itself', async () => {
  const [cat] = (await search('cat', 1)).results;
  const similar = await getJson<SearchAnswer>(rummage, `/api/photos/${cat?.id}/similar?limit=5`);
  expect(similar.results).toHaveLength(5);
  expect(similar.results.map(({ id }) => id)).not.toContain(cat?.id);
});

test('an uploaded image finds itself', async () => {
  const form = new FormData();
  form.set('image', new Blob([await readFile(join(sampleFolder(), 'IMG_1018.jpg'))]), 'rocket.jpg');
  const response = await fetch(`${rummage.base}/api/search?limit=3`, { method: 'POST', body: form });
  const answer = (await response.json()) as SearchAnswer;
  expect(answer.results[0]?.path).toBe('IMG_1018.jpg');
  expect(answer.results[0]?.similarity).toBeGreaterThan(0.99);
});

test('what is not an image is refused with a reason', async () => {
  const form = new FormData();
  form.set('image', new Blob(['not an image']), 'text.jpg');
  const response = await fetch(`${rummage.base}/api/search`, { method: 'POST', body: form });
  expect(response.status).toBe(400);
});

test('what is not there answers 404 in the same form, without a path of this machine', async () => {
  for (const path of ['/api/photos/99999', '/api/albums/99999', '/api/nonsense', '/api/photos/1/similar/x']) {
    const response = await fetch(`${rummage.base}${path}`);
    const text = await response.text();
    expect(response.status, path).toBe(404);
    expect(JSON.parse(text)).toMatchObject({
      error: { code: 'not-found', message: expect.any(String), hint: expect.any(String) },
    });
    expect(text).not.toContain(sampleFolder());
  }
});

test('a request under another host name is refused, page or call', async () => {
  for (const path of ['/', '/api/status', '/api/photos/1/thumbnail?size=320']) {
    expect(await statusWithHost(path, 'rebound.example'), path).toBe(403);
  }
  expect(await statusWithHost('/api/status', 'localhost')).toBe(200);
});

test('another site cannot change anything', async () => {
  const response = await fetch(`${rummage.base}/api/albums`, {
    method: 'POST',
    headers: { origin: 'https://evil.example', 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Taken over', rule: { words: 'cat' } }),
  });
  expect(response.status).toBe(403);
  const albums = await getJson<Album[] | { albums: Album[] }>(rummage, '/api/albums');
  expect(JSON.stringify(albums)).not.toContain('Taken over');
});

test('a body that is too large is refused', async () => {
  const response = await fetch(`${rummage.base}/api/albums`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'x'.repeat(200_000) }),
  });
  expect(response.status).toBe(413);
});

test('events push the status', async () => {
  const stop = new AbortController();
  const response = await fetch(`${rummage.base}/api/events`, { signal: stop.signal });
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  stop.abort();
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(new TextDecoder().decode(value)).toContain('"indexed":31');
});

/** fetch() sets Host itself; this one says what it is told to. */
function statusWithHost(path: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${rummage.base}${path}`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });
}
