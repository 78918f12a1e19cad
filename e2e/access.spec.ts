import { cp, mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Status } from '#lib/nouns';
import { sampleFolder } from '#lib/paths';
import { type Answer, type Ask, ask, askRaw } from './access/ask';
import {
  type Attempt,
  cookieAttempts,
  hostAttempts,
  type Loot,
  originAttempts,
  passwordAttempts,
  pathAttempts,
} from './access/attempts';
import { builtFiles, everyRoute } from './access/routes';
import { startTlsProxy } from './access/tls-proxy';
import { type RunningRummage, startRummage } from './rummage';
import { expect, test, withEachHand } from './test';

const OWNER = 'correct horse battery';
const GUEST = 'guest of honour';
const DRAWER = 'Hidden Drawer';

let rummage: RunningRummage;
let loot: Loot;

test.beforeAll(async () => {
  rummage = await startRummage({
    photos: ['IMG_1017.jpg', 'IMG_1018.jpg', 'IMG_1022.jpg'],
    env: {
      RUMMAGE_HOST: '0.0.0.0',
      RUMMAGE_ALLOWED_HOSTS: 'photos.example.org',
      RUMMAGE_TRUSTED_PROXIES: '127.0.0.1',
      RUMMAGE_PASSWORD: OWNER,
      RUMMAGE_GUEST_PASSWORD: GUEST,
      RUMMAGE_ROOTS: tmpdir(),
    },
  });
  await mkdir(join(rummage.photos, DRAWER));
  await cp(join(sampleFolder(), 'IMG_1008.jpg'), join(rummage.photos, DRAWER, 'IMG_1008.jpg'));

  const [owner, guest, ended] = [await cookieFor(OWNER), await cookieFor(GUEST), await cookieFor(OWNER)];
  await expect(async () => expect((await status(owner)).photos.indexed).toBe(4)).toPass({ timeout: 60_000 });
  await send('/api/albums', { name: 'Cats', rule: { words: 'cat' } }, owner);
  const left = await send('/api/session/end', {}, ended);
  expect(left.status).toBe(204);

  const key = await readFile(join(rummage.data, 'session-key'));
  loot = { owner, guest, ended, key, host: new URL(rummage.base).host };
});

test.afterAll(() => rummage?.remove());

test('the terminal says where it is reached, and that nothing encrypts it but the proxy', () => {
  expect(rummage.output()).toContain(
    'Reached from other machines through a reverse proxy at https://photos.example.org, with the owner’s password or a guest’s.',
  );
});

test('the right password gets in, by a call and by the form, to the page that was wanted', async () => {
  expect(await status(loot.owner)).toMatchObject({ photos: { indexed: 4 } });
  expect((await get('/photos/1', loot.owner)).status).toBe(200);

  const asked = await get('/photos/1?in=1');
  expect(asked).toMatchObject({ status: 307, headers: { location: '/sign-in?next=%2Fphotos%2F1%3Fin%3D1' } });
  const body = new URLSearchParams({ password: OWNER, next: '/photos/1?in=1' }).toString();
  const entered = await ask(rummage.base, { method: 'POST', path: '/api/session', headers: FORM, body });
  expect(entered).toMatchObject({ status: 303, headers: { location: '/photos/1?in=1' } });
  expect(entered.headers['set-cookie']?.[0]).toMatch(
    /^rummage-session=\S+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
  );
});

test('nobody gets in with a cookie that is none', () => allKeptOut(cookieAttempts(loot)));

test('nobody gets in under another name, whatever cookie they have', () => allKeptOut(hostAttempts(loot)));

test('no other site changes anything, whatever cookie the browser sends along', async () => {
  await allKeptOut(originAttempts(loot));
  expect((await get('/api/albums', loot.owner)).body).not.toContain('Taken over');
});

test('nobody gets around the sign-in by an address or a header', () => allKeptOut(pathAttempts()));

test('nobody gets in with what HTTP does not allow', async () => {
  const { owner, host } = loot;
  const cookie = `Cookie: rummage-session=${owner}`;
  const attempts = [
    ['GET /api/status HTTP/1.0', cookie],
    ['GET /api/status HTTP/1.1', `Host: ${host}`, 'Host: evil.example', 'Connection: close', cookie],
    ['GET /api/status HTTP/1.1', 'Host: evil.example', `Host: ${host}`, 'Connection: close', cookie],
    ['GET /api/status HTTP/1.1', 'Connection: close', cookie],
    ['GET /api/status HTTP/1.1', 'Host:', 'Connection: close', cookie],
    [`GET http://evil.example/api/status HTTP/1.1`, 'Host: evil.example', 'Connection: close', cookie],
    [`GET /api/status HTTP/1.1`, ` Host: ${host}`, 'Connection: close', cookie],
    [`GET /sign-in HTTP/1.1`, `Host: ${host}`, 'Transfer-Encoding: chunked', 'Content-Length: 4', 'Connection: close'],
  ];
  for (const lines of attempts) expectKeptOut(await askRaw(rummage.base, lines), lines.join(' | '));
});

test('every page, call and picture is behind the password, whatever is asked of it', async () => {
  const routes = everyRoute();
  expect(routes.length).toBeGreaterThan(50);

  const open: string[] = [];
  for (const { kind, path } of routes) {
    const methods =
      kind === 'call' ? ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] : ['GET', 'HEAD', 'POST'];
    for (const method of methods) {
      const answer = await ask(rummage.base, { method, path, headers: JSON_TYPE });
      if (answer.status < 300) open.push(`${method} ${path}`);
      else if (`${method} ${path}` !== 'POST /api/session') expectKeptOut(answer, `${method} ${path}`);
    }
  }
  const shell = [
    'icon-192.png',
    'icon-512.png',
    'icon-maskable.png',
    'icon.svg',
    'manifest.webmanifest',
    'offline.html',
  ];
  const files = ['sign-in', ...shell, 'sw.js'];
  expect(open.sort()).toEqual(files.flatMap((file) => [`GET /${file}`, `HEAD /${file}`]).sort());
});

test('what the sign-in page is made of holds no data', async () => {
  const page = await get('/sign-in?next=/photos/1');
  expect(page.status).toBe(200);
  expectNoData(page, 'the sign-in page');

  const [file] = builtFiles();
  expect((await get(file ?? '')).status).toBe(200);
});

test('an event stream ends with its session', async () => {
  const own = await cookieFor(OWNER);
  const response = await fetch(`${rummage.base}/api/events`, { headers: { cookie: `rummage-session=${own}` } });
  const reader = response.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('"indexed":4');

  await send('/api/session/end', {}, own);
  await send('/api/albums', { name: 'After the end', rule: { words: 'dog' } }, loot.owner);
  await send('/api/indexing', { cpuShare: 75 }, loot.owner, 'PUT');

  await expect(async () => expect((await reader?.read())?.done).toBe(true)).toPass({ timeout: 10_000 });
});

test('a guest sees and searches, and reads of no folder', async () => {
  expect((await get('/api/session', loot.guest)).body).toBe('{"access":"guest"}');
  const found = await get('/api/search?q=dog&limit=10', loot.guest);
  expect(found.body).toContain('IMG_1008.jpg');
  for (const size of ['', '?size=320'])
    expect((await get(`/api/photos/1/thumbnail${size}`, loot.guest)).body).toContain('WEBP');

  for (const { kind, path } of everyRoute()) {
    if (kind === 'file') continue;
    const answer = await get(path, loot.guest);
    expect(answer.body, path).not.toContain(DRAWER);
    expect(answer.body, path).not.toContain(rummage.photos);
  }
  for (const path of ['/?q=dog', '/api/search?q=dog', '/api/suggest?q=folder:', '/?similar=1', '/?folder=1']) {
    expect((await get(path, loot.guest)).body, path).not.toContain(DRAWER);
  }
  const owners = await get('/api/search?q=dog', loot.owner);
  expect(owners.body).toContain(DRAWER);
});

test('a guest changes nothing, and sees no page of the owner’s', async () => {
  const allowed: string[] = [];
  for (const { kind, path } of everyRoute()) {
    for (const method of kind === 'call' ? ['POST', 'PUT', 'PATCH', 'DELETE'] : ['GET']) {
      if (path === '/api/session' || path === '/api/session/end' || kind === 'file') continue;
      const { status } = await ask(rummage.base, {
        method,
        path,
        headers: { ...JSON_TYPE, ...session(loot.guest) },
        body: '{}',
      });
      if (status !== 403) allowed.push(`${method} ${path} ${status}`);
    }
  }
  expect(allowed.sort()).toEqual([
    'GET / 200',
    'GET /albums 200',
    'GET /albums/1 200',
    'GET /photos/1 200',
    'GET /sign-in 200',
    'POST /api/search 200',
    'POST /api/search/images 400',
  ]);

  await send('/api/trash', { photoIds: [2] }, loot.owner);
  const ofTrashed = ['', '/thumbnail', '/thumbnail?size=320', '/original'].map((rest) => `/api/photos/2${rest}`);
  for (const path of ['/photos/2', ...ofTrashed]) {
    expect((await get(path, loot.guest)).status, path).toBe(404);
  }
  await send('/api/session/end?everywhere=1', {}, loot.guest);
  expect((await get('/api/status', loot.owner)).status).toBe(200);
});

test('behind a proxy with TLS the cookie is for TLS only, and each address has its own waits', async ({ browser }) => {
  const proxy = await startTlsProxy(rummage.base);
  const context = await browser.newContext({ baseURL: proxy.base, ignoreHTTPSErrors: true, javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto('/albums');
    await expect(page).toHaveURL(/\/sign-in\?next=%2Falbums$/);
    await page.getByLabel('Password').fill('not the password');
    await page.keyboard.press('Enter');
    await expect(page.getByText('That is not the password')).toBeVisible();
    await page.getByLabel('Password').fill(OWNER);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${proxy.base}/albums`);

    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ name: '__Host-rummage-session', secure: true, httpOnly: true, sameSite: 'Lax' });
  } finally {
    await context.close();
    proxy.close();
  }

  const guess = (address: string) =>
    ask(rummage.base, {
      method: 'POST',
      path: '/api/session',
      headers: { ...JSON_TYPE, 'x-forwarded-for': address, 'x-forwarded-proto': 'https' },
      body: '{"password": ""}',
    });
  for (let i = 0; i < 5; i++) expect((await guess('203.0.113.9')).status).toBe(401);
  const waiting = await guess('127.0.0.1, 203.0.113.9');
  expect(waiting.status).toBe(429);
  expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0);
  expect((await guess('203.0.113.10')).status).toBe(401);
});

test('the folders to choose from begin no further up than allowed', async () => {
  const above = await get(`/api/folders/choices?in=${encodeURIComponent(dirname(tmpdir()))}`, loot.owner);
  expect(above.status).toBe(403);
});

withEachHand(() => {
  test('the owner chooses a folder step by step, and removes it', async ({ page, context, hand }) => {
    const around = dirname(rummage.photos);
    await mkdir(join(around, 'More photos', 'Of the sea'), { recursive: true });
    await context.addCookies([{ name: 'rummage-session', value: await cookieFor(OWNER), url: rummage.base }]);
    await page.goto(`${rummage.base}/status`);

    const choose = page.getByRole('button', { name: 'Choose…' });
    await hand.press(choose);
    const dialog = page.getByRole('dialog', { name: 'Choose a folder' });
    const up = dialog.getByRole('button', { name: 'One level up' });
    let folder = dirname(around);
    for (const name of [basename(around), 'More photos', 'Of the sea']) {
      if (folder === tmpdir()) await expect(up).toHaveCount(0);
      folder = join(folder, name);
      await hand.press(dialog.getByRole('button', { name }));
      await expect(dialog.getByText(folder, { exact: true })).toBeVisible();
    }
    await expect(up).toBeFocused();
    await hand.press(up);
    await expect(dialog.getByText(join(around, 'More photos'), { exact: true })).toBeVisible();
    await hand.press(dialog.getByRole('button', { name: 'Add this folder' }));

    const remove = page.getByRole('button', { name: 'Remove More photos' });
    await expect(remove).toBeVisible();
    await expect(choose).toBeFocused();
    await hand.press(remove);
    await hand.press(page.getByRole('alertdialog').getByRole('button', { name: 'Remove folder' }));
    await expect(remove).toHaveCount(0);
  });

  test('a person signs in, and signs out everywhere at once', async ({ page, hand }) => {
    const elsewhere = [await cookieFor(OWNER), await cookieFor(GUEST)];
    await page.goto(`${rummage.base}/status`);
    await hand.write(page.getByLabel('Password'), OWNER);
    await hand.press(page.getByRole('button', { name: 'Sign in' }));
    await expect(page.getByRole('heading', { name: 'Status' })).toBeVisible();

    await hand.press(page.getByRole('button', { name: 'Sign out everywhere' }));
    await expect(page).toHaveURL(/\/sign-in$/);
    await page.goBack();
    await expect(page.getByLabel('Password')).toBeVisible();
    for (const cookie of elsewhere) expectKeptOut(await get('/api/status', cookie), 'signed out everywhere');
  });
});

test('nobody gets in with a wrong password, and the owner is not locked out of the machine', async () => {
  await allKeptOut(passwordAttempts(OWNER));

  await expect(async () => expect(await cookieFor(OWNER)).toMatch(/^v1\./)).toPass({ timeout: 20_000 });
});

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

function session(cookie: string | undefined): Ask['headers'] {
  return cookie === undefined ? {} : { cookie: `rummage-session=${cookie}` };
}

function get(path: string, cookie?: string): Promise<Answer> {
  return ask(rummage.base, { path, headers: session(cookie) });
}

function send(path: string, body: object, cookie: string, method = 'POST'): Promise<Answer> {
  return ask(rummage.base, { method, path, headers: { ...JSON_TYPE, ...session(cookie) }, body: JSON.stringify(body) });
}

async function status(cookie: string): Promise<Status> {
  return JSON.parse((await get('/api/status', cookie)).body) as Status;
}

async function cookieFor(password: string): Promise<string> {
  const answer = await ask(rummage.base, {
    method: 'POST',
    path: '/api/session',
    headers: JSON_TYPE,
    body: JSON.stringify({ password }),
  });
  expect(answer.status).toBe(200);
  return /rummage-session=([^;]+)/.exec(answer.headers['set-cookie']?.[0] ?? '')?.[1] ?? '';
}

/** Each is refused or sent to sign in; one that is told another address is refused there, too. */
async function allKeptOut(attempts: readonly Attempt[]): Promise<void> {
  expect(attempts.length).toBeGreaterThan(10);
  for (const { name, ...attempt } of attempts) {
    const answer = await ask(rummage.base, attempt);
    expectKeptOut(answer, name);

    const { location } = answer.headers;
    if (answer.status !== 308 || location === undefined) continue;
    const { pathname, search } = new URL(location, rummage.base);
    expectKeptOut(await ask(rummage.base, { ...attempt, path: `${pathname}${search}` }), `${name}, redirected`);
  }
}

function expectKeptOut(answer: Answer, name: string): void {
  const { status, headers } = answer;
  if (status === 308) expect(headers['set-cookie'], name).toBeUndefined();
  else if (status < 400) {
    const elsewhere = String(headers.location ?? headers['x-nextjs-redirect'] ?? status);
    expect(elsewhere, name).toMatch(/^(?:\/_next\/data\/\w+)?\/sign-in(?:\.json)?(?:\?|$)/);
  }
  expect(status, name).toBeGreaterThanOrEqual(300);
  expect(headers['set-cookie'], name).toBeUndefined();
  expectNoData(answer, name);
}

/** Names, counts, pictures and folders of the library. */
function expectNoData({ body }: Answer, name: string): void {
  expect(body, name).not.toMatch(/IMG_10|Hidden Drawer|"indexed"|"results"|"folders"|Cats|WEBP|JFIF|Exif/);
  expect(body, name).not.toContain(rummage.photos);
}
