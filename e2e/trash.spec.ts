import { cp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Album, FailureList, GonePhoto, PhotoDetails, SearchAnswer, Status } from '#lib/nouns';
import { sampleFolder } from '#lib/paths';
import { getJson, type RunningRummage, startRummage } from './rummage';
import { expect, type Page, test, withEachHand } from './test';

/** What each hand forgets: one photo of its own. */
const FORGOTTEN = { mouse: 'IMG_1014.jpg', keyboard: 'IMG_1022.jpg', finger: 'IMG_1024.jpg' } as const;

let rummage: RunningRummage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  rummage = await startRummage({
    photos: ['IMG_1014.jpg', 'IMG_1016.jpg', 'IMG_1017.jpg', 'IMG_1018.jpg', 'IMG_1022.jpg', 'IMG_1024.jpg'],
  });
  await expect.poll(total, { timeout: 60_000 }).toBe(6);

  const album = (await call('/api/albums', { name: 'Kept', rule: {} })) as Album;
  await fetch(`${rummage.base}/api/albums/${album.id}/pins/${await idOf('IMG_1017.jpg')}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: '{"pin":"in"}',
  });
});

test.afterAll(() => rummage?.remove());

async function total(): Promise<number> {
  return (await getJson<SearchAnswer>(rummage, '/api/search')).total;
}

async function idOf(path: string): Promise<number | undefined> {
  const { results } = await getJson<SearchAnswer>(rummage, '/api/search?limit=100');
  return results.find((result) => result.path === path)?.id;
}

async function paths(query: string): Promise<string[]> {
  const { results } = await getJson<SearchAnswer>(rummage, `/api/search?q=${query}`);
  return results.map(({ path }) => path);
}

async function call(path: string, body: object): Promise<unknown> {
  const response = await fetch(`${rummage.base}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.status === 204 ? null : await response.json();
}

const failures = (query = '') => getJson<FailureList>(rummage, `/api/failures${query}`);
const goneCount = async () => (await getJson<{ total: number }>(rummage, '/api/trash/gone')).total;

function wall(page: Page, name: string) {
  return page.getByRole('list', { name, exact: true }).getByRole('link');
}

test('Delete hides the open photo everywhere, and shows the next one', async ({ page }) => {
  const cat = await idOf('IMG_1017.jpg');
  await page.goto(rummage.base);
  await page.locator(`a[href^="/photos/${cat}?"]`).click();
  await expect(page).toHaveURL(new RegExp(`/photos/${cat}\\b`));
  await expect(page.getByRole('button', { name: 'Trash', exact: true })).toBeVisible();

  await page.keyboard.press('Delete');
  await expect(page.getByText('In the trash')).toBeVisible();
  await expect(page).not.toHaveURL(new RegExp(`/photos/${cat}\\b`));
  expect((await getJson<Status>(rummage, '/api/status')).photos.indexed).toBe(5);

  await page.keyboard.press('Escape');
  await expect(wall(page, 'Photos')).toHaveCount(5);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(wall(page, 'Photos')).toHaveCount(6);
});

withEachHand(() => {
  test('a photo put in the trash is hidden everywhere, and undo brings it back', async ({ page, hand }) => {
    const cat = await idOf('IMG_1017.jpg');
    await page.goto(`${rummage.base}/photos/${cat}?at=0`);
    await hand.press(page.getByRole('button', { name: 'Trash', exact: true }));
    await expect(page.getByText('In the trash')).toBeVisible();
    await expect(page).not.toHaveURL(new RegExp(`/photos/${cat}\\b`));
    expect(await paths('cat')).not.toContain('IMG_1017.jpg');

    // By keys, the button is the last of all that the page holds.
    if (hand.name === 'keyboard') await page.keyboard.press('ControlOrMeta+z');
    else await hand.press(page.getByRole('button', { name: 'Undo' }));
    await expect(page.getByText('Undone')).toBeVisible();
    await expect.poll(async () => (await paths('cat'))[0]).toBe('IMG_1017.jpg');
  });

  test('the trash shows what is hidden, and gives it back with everything', async ({ page, hand }) => {
    const cat = (await idOf('IMG_1017.jpg')) ?? 0;
    expect(await call('/api/trash', { photoIds: [cat] })).toEqual({ photos: 1 });

    await page.goto(`${rummage.base}/photos/${cat}`);
    await expect(page.getByRole('note')).toContainText('Hidden everywhere');
    await hand.press(page.getByRole('note').getByRole('link', { name: 'trash' }));
    await expect(wall(page, 'Photos in the trash')).toHaveCount(1);
    await hand.press(page.getByRole('button', { name: 'Restore this photo' }));
    await expect(page.getByRole('heading', { name: 'Nothing in the trash' })).toBeVisible();

    expect(await total()).toBe(6);
    expect((await getJson<PhotoDetails>(rummage, `/api/photos/${cat}`)).albums).toMatchObject([{ pin: 'in' }]);
  });
});

test('a photo edited in the trash stays there, and is found by what it shows now once it is restored', async () => {
  const cat = (await idOf('IMG_1017.jpg')) ?? 0;
  await call('/api/trash', { photoIds: [cat] });
  const { version } = await getJson<PhotoDetails>(rummage, `/api/photos/${cat}`);
  await cp(join(sampleFolder(), 'IMG_1008.jpg'), join(rummage.photos, 'IMG_1017.jpg'));
  const versionNow = async () => (await getJson<PhotoDetails>(rummage, `/api/photos/${cat}`)).version;
  await expect.poll(versionNow, { timeout: 30_000 }).not.toBe(version);
  expect(await total()).toBe(5);

  expect(await call('/api/trash/restore', { photoIds: [cat] })).toEqual({ photos: 1, waiting: 1 });
  await expect.poll(async () => (await paths('dogs'))[0], { timeout: 30_000 }).toBe('IMG_1017.jpg');
  expect(await idOf('IMG_1017.jpg')).toBe(cat);
});

test('a file that is gone is listed with its day, and comes back with its file', async () => {
  const rocket = await idOf('IMG_1018.jpg');
  await rename(join(rummage.photos, 'IMG_1018.jpg'), join(rummage.data, 'away.jpg'));
  await expect.poll(goneCount, { timeout: 30_000 }).toBe(1);
  const { photos } = await getJson<{ photos: GonePhoto[] }>(rummage, '/api/trash/gone');
  expect(photos).toMatchObject([{ id: rocket, path: 'IMG_1018.jpg', gone: { forgottenOn: expect.any(String) } }]);

  await rename(join(rummage.data, 'away.jpg'), join(rummage.photos, 'IMG_1018.jpg'));
  await expect.poll(goneCount, { timeout: 30_000 }).toBe(0);
  expect(await idOf('IMG_1018.jpg')).toBe(rocket);
});

test('failures are told apart by their reasons', async () => {
  for (const name of ['a.jpg', 'b.jpg']) await writeFile(join(rummage.photos, name), '');
  await writeFile(join(rummage.photos, 'c.jpg'), 'this is no photo');
  // Two empty files are one photo.
  await expect.poll(async () => (await failures()).total, { timeout: 30_000 }).toBe(2);
  const [first] = (await failures()).reasons;
  if (first === undefined) throw new Error('expected a reason');

  const narrowed = await failures(`?reason=${encodeURIComponent(first.reason)}`);
  expect(narrowed.total).toBe(first.count);
  expect(new Set(narrowed.failures.map(({ failure }) => failure.reason))).toEqual(new Set([first.reason]));
  expect(narrowed.failures[0]).toMatchObject({ attempts: 1, decoder: expect.stringContaining('sharp') });
});

withEachHand((name) => {
  test('a photo whose file is gone is forgotten before its time', async ({ page, hand }) => {
    const id = await idOf(FORGOTTEN[name]);
    await rm(join(rummage.photos, FORGOTTEN[name]));
    await expect.poll(goneCount, { timeout: 30_000 }).toBe(1);

    await page.goto(`${rummage.base}/trash`);
    await expect(page.getByText(/^Forgotten on /)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await hand.press(page.getByRole('button', { name: `Forget ${FORGOTTEN[name]} now` }));
    await hand.press(page.getByRole('alertdialog').getByRole('button', { name: 'Forget' }));
    await expect.poll(goneCount).toBe(0);
    expect((await fetch(`${rummage.base}/api/photos/${id}`)).status).toBe(404);
  });

  test('failures are narrowed to one reason', async ({ page, hand }) => {
    const { reasons } = await failures();
    await page.goto(`${rummage.base}/status`);
    const chips = page.getByRole('list', { name: 'Reasons' }).getByRole('link');
    await expect(chips).toHaveCount(reasons.length + 1);
    await hand.press(chips.nth(1));
    await expect(page).toHaveURL(/reason=/);
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(reasons[0]?.count ?? 0);
  });
});

withEachHand(() => {
  test('a folder that lost its photos at once asks on every page that lists photos', async ({ page, hand }) => {
    await cp(join(sampleFolder(), 'IMG_1016.jpg'), join(rummage.photos, 'IMG_1016.jpg'));
    await expect.poll(total, { timeout: 30_000 }).toBeGreaterThan(0);
    for (const name of await readdir(rummage.photos)) await rm(join(rummage.photos, name));
    const folder = async () => (await getJson<Status>(rummage, '/api/status')).folders[0];
    await expect
      .poll(
        async () => {
          await call(`/api/folders/${(await folder())?.id}/rescan`, {});
          return (await folder())?.state;
        },
        { timeout: 30_000 },
      )
      .toBe('suspended');

    await page.goto(rummage.base);
    await expect(page.getByText(/Nothing is forgotten until you say so/)).toBeVisible();
    await hand.press(page.getByRole('link', { name: 'Answer' }));
    await hand.press(page.getByRole('button', { name: 'They are really gone' }));
    await hand.press(page.getByRole('alertdialog').getByRole('button', { name: 'They are gone' }));
    await expect.poll(async () => (await folder())?.state, { timeout: 30_000 }).toBe('ready');
    expect(await total()).toBe(0);
  });
});
