import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Exif, type Sharp } from 'sharp';
import type { Album, DuplicateKind, DuplicateList, PhotoDetails, SearchAnswer } from '#lib/nouns';
import { sampleFolder } from '#lib/paths';
import { getJson, type RunningRummage, startRummage } from './rummage';
import { expect, test, withEachHand } from './test';

let rummage: RunningRummage;

test.describe.configure({ mode: 'serial' });

/** Photos of different things, of which the tests make versions. */
const OTHERS = ['IMG_1014.jpg', 'IMG_1016.jpg', 'IMG_1022.jpg', 'IMG_1024.jpg'];

const taken = (second: string): Exif => ({
  IFD0: { Make: 'Acme', Model: 'X1' },
  IFD2: { DateTimeOriginal: `2021:06:05 12:00:${second}` },
});

test.beforeAll(async () => {
  test.setTimeout(240_000);
  rummage = await startRummage({ photos: [...OTHERS, 'IMG_1017.jpg'] });
  const source = join(sampleFolder(), 'IMG_1017.jpg');
  const { width = 0, height = 0 } = await sharp(source).metadata();
  await writeVersion(
    'smaller.jpg',
    sharp(source)
      .resize(Math.round(width / 2))
      .jpeg({ quality: 60 }),
  );
  await writeVersion('saved-anew.webp', sharp(source).webp({ quality: 70 }));
  // Three frames of one scene, held by hand.
  for (const [i, second] of ['07', '08', '09'].entries()) {
    const frame = {
      left: Math.round(width * (0.05 + 0.04 * i)),
      top: Math.round(height * 0.05),
      width: Math.round(width * 0.8),
      height: Math.round(height * 0.8),
    };
    const shot = sharp(join(sampleFolder(), 'IMG_1018.jpg')).resize(width, height, { fit: 'cover' }).extract(frame);
    await writeVersion(`burst-${i}.jpg`, shot.withExif(taken(second)).jpeg({ quality: 90 + i }));
  }
  await cp(join(rummage.photos, 'IMG_1014.jpg'), join(rummage.photos, 'copy of 1014.jpg'));
  await expect.poll(total, { timeout: 90_000 }).toBe(10);
  await expect
    .poll(async () => (await list('exact')).counts, { timeout: 30_000 })
    .toEqual({ exact: 1, near: 1, burst: 1 });
});

test.afterAll(() => rummage?.remove());

async function writeVersion(name: string, image: Sharp): Promise<void> {
  await writeFile(join(rummage.photos, name), await image.toBuffer());
}

const list = (kind: DuplicateKind) => getJson<DuplicateList>(rummage, `/api/duplicates?kind=${kind}`);

async function total(): Promise<number> {
  return (await getJson<SearchAnswer>(rummage, '/api/search')).total;
}

async function pathsOf(kind: DuplicateKind): Promise<string[][]> {
  return (await list(kind)).groups.map(({ photos }) => photos.map(({ path }) => path));
}

async function idOf(path: string): Promise<number> {
  const { results } = await getJson<SearchAnswer>(rummage, '/api/search?limit=100');
  return results.find((result) => result.path === path)?.id ?? 0;
}

async function send(method: 'POST' | 'PUT', path: string, body: object): Promise<Response> {
  return fetch(`${rummage.base}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

test('versions, bursts and copies are three kinds, each with the best first', async () => {
  expect(await pathsOf('near')).toEqual([['IMG_1017.jpg', expect.any(String), 'smaller.jpg']]);
  expect((await pathsOf('near'))[0]).toContain('saved-anew.webp');
  expect((await pathsOf('burst')).map((paths) => paths.toSorted())).toEqual([
    ['burst-0.jpg', 'burst-1.jpg', 'burst-2.jpg'],
  ]);
  const [copies] = (await list('exact')).groups;
  expect(copies?.photos.map(({ files }) => files.map(({ path }) => path))).toEqual([
    ['IMG_1014.jpg', 'copy of 1014.jpg'],
  ]);
});

withEachHand(() => {
  test('the rest of a group goes to the trash, its albums go over to the photo kept, and undo brings all back', async ({
    page,
    hand,
  }) => {
    const [small, kept] = [await idOf('smaller.jpg'), await idOf('IMG_1017.jpg')];
    const album = (await (await send('POST', '/api/albums', { name: 'Cats', rule: {} })).json()) as Album;
    await send('PUT', `/api/albums/${album.id}/pins/${small}`, { pin: 'in' });
    const albumsOf = async (id: number) => (await getJson<PhotoDetails>(rummage, `/api/photos/${id}`)).albums;

    await page.goto(`${rummage.base}/albums`);
    await hand.press(page.getByRole('button', { name: 'Appearance, models and help' }));
    await hand.press(page.getByRole('menuitem', { name: 'Duplicates' }));
    await expect(page.getByRole('heading', { name: 'Duplicates' })).toBeVisible();
    const group = page.getByRole('group', { name: '3 photos' });
    await expect(group.getByRole('radio').first()).toBeChecked();

    await hand.press(page.getByRole('button', { name: 'Keep this, move 2 to trash' }));
    await expect(page.getByText('2 photos in the trash')).toBeVisible();
    await expect(page.getByText('Nothing to tidy up')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Duplicates' })).toBeFocused();
    await expect.poll(total).toBe(8);
    expect((await albumsOf(kept)).map(({ name }) => name)).toEqual(['Cats']);

    await hand.press(page.getByRole('button', { name: 'Undo' }));
    await expect(group).toBeVisible();
    expect(await total()).toBe(10);
    expect(await albumsOf(kept)).toEqual([]);
    expect((await albumsOf(small)).map(({ pin }) => pin)).toEqual(['in']);
    await fetch(`${rummage.base}/api/albums/${album.id}`, { method: 'DELETE' });
  });

  test('another photo than the best can be kept, and what a person calls no duplicates does not come up again, until undone', async ({
    page,
    hand,
  }) => {
    await page.goto(`${rummage.base}/duplicates`);
    const group = page.getByRole('group', { name: '3 photos' });
    const second = group.getByRole('radio').nth(1);
    // The picture is what a pointer presses; keys choose by the radio button behind it.
    await hand.press(hand.name === 'keyboard' ? second : group.locator('label').nth(1));
    await expect(second).toBeChecked();

    await hand.press(page.getByRole('button', { name: 'Keep this, move 2 to trash' }));
    await expect.poll(total).toBe(8);
    expect(await idOf('IMG_1017.jpg')).toBe(0);
    await hand.press(page.getByRole('button', { name: 'Undo' }));
    await expect.poll(total).toBe(10);

    await expect(group).toBeVisible();
    await hand.press(page.getByRole('button', { name: 'Not duplicates' }));
    await expect(page.getByText('Nothing to tidy up')).toBeVisible();
    expect((await list('near')).counts.near).toBe(0);
    const remembered = page.getByRole('listitem').filter({ hasText: 'Remembered' });
    await hand.press(remembered.getByRole('button', { name: 'Undo' }));
    await expect(group).toBeVisible();
  });

  test('a photo of any kind of group is opened from the review, which fits the window', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/duplicates`);
    for (const kind of ['Bursts', 'Exact copies', 'Near duplicates']) {
      await hand.press(page.getByRole('link', { name: new RegExp(`^${kind}`) }));
      await expect(page.getByRole('link', { name: new RegExp(`^${kind}`) })).toHaveAttribute('aria-current', 'page');
      await expect(page.getByRole('list', { name: 'Groups' })).toBeVisible();
      const width = page.viewportSize()?.width ?? 0;
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await hand.press(page.getByRole('link', { name: 'Open this photo' }).nth(1));
    await expect(page).toHaveURL(/\/photos\/\d+$/);
  });

  test('lists show one photo of a burst with its count, and its page shows the others', async ({ page, hand }) => {
    await page.goto(rummage.base);
    const photos = page.getByRole('list', { name: 'Photos', exact: true }).getByRole('link');
    await expect(photos).toHaveCount(8);
    const folded = page.getByRole('link', { name: /burst of 3/ });
    await expect(folded).toHaveCount(1);
    await hand.press(folded);
    await expect(page.getByRole('list', { name: 'This burst' }).getByRole('link')).toHaveCount(3);
  });
});

test('each photo of a burst is found with the count of all', async () => {
  const { results } = await getJson<SearchAnswer>(rummage, '/api/search?limit=100');
  expect(results.filter(({ burst }) => burst).map(({ burst }) => burst?.count)).toEqual([3, 3, 3]);
});

test('the groups follow when a photo goes, changes or comes', async () => {
  const gone = await idOf('saved-anew.webp');
  await send('POST', '/api/trash', { photoIds: [gone] });
  expect(await pathsOf('near')).toEqual([['IMG_1017.jpg', 'smaller.jpg']]);

  await writeFile(join(rummage.photos, 'smaller.jpg'), await readFile(join(sampleFolder(), 'IMG_1003.jpg')));
  await expect.poll(() => pathsOf('near'), { timeout: 60_000 }).toEqual([]);
  await send('POST', '/api/trash/restore', { photoIds: [gone] });
  expect(await pathsOf('near')).toHaveLength(1);
});

test('photos that are all alike are one group', async () => {
  for (let i = 0; i < 26; i++) {
    const brighter = sharp(join(sampleFolder(), 'IMG_1005.jpg')).resize(320).linear(1, i);
    await writeVersion(`like-${i}.jpg`, brighter.jpeg({ quality: 90 }));
  }
  await expect.poll(async () => (await pathsOf('near'))[0]?.length, { timeout: 60_000 }).toBe(26);
});

withEachHand(() => {
  test('of a large group as many are drawn as are looked at, and the focus goes on to what is drawn further', async ({
    page,
    hand,
  }) => {
    await page.goto(`${rummage.base}/duplicates`);
    const radios = page.getByRole('group', { name: '26 photos' }).getByRole('radio');
    await expect(radios).toHaveCount(24);
    await hand.press(page.getByRole('button', { name: 'Show 2 more' }));
    await expect(radios).toHaveCount(26);
    await expect(radios.nth(24)).toBeFocused();
  });
});

test('what is asked wrongly is answered with what was expected', async () => {
  const badKind = await fetch(`${rummage.base}/api/duplicates?kind=twins`);
  expect(badKind.status).toBe(400);
  expect(await badKind.json()).toMatchObject({ error: { message: expect.stringContaining('exact, near, burst') } });

  const notThere = await send('POST', '/api/duplicates/keep', { groups: [{ keep: 999_999, trash: [1] }] });
  expect(notThere.status).toBe(409);
  expect((await send('POST', '/api/duplicates/dismiss', { photoIds: [1] })).status).toBe(400);
});
