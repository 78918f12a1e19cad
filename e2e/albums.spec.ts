import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Album, SearchAnswer } from '#lib/nouns';
import { sampleFolder } from '#lib/paths';
import { getJson, type RunningRummage, startRummage } from './rummage';
import { expect, type Page, test } from './test';

let rummage: RunningRummage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  rummage = await startRummage({ photos: ['IMG_1016.jpg', 'IMG_1018.jpg', 'IMG_1022.jpg', 'IMG_1024.jpg'] });
  await expect
    .poll(async () => (await getJson<SearchAnswer>(rummage, '/api/search')).total, { timeout: 60_000 })
    .toBe(4);
});

test.afterAll(() => rummage?.remove());

function albumPhotos(page: Page) {
  return page.getByRole('list', { name: 'Photos of this album' }).getByRole('listitem');
}

async function albumCount(name: string): Promise<number | undefined> {
  const { albums } = await getJson<{ albums: Album[] }>(rummage, '/api/albums');
  return albums.find((album) => album.name === name)?.count;
}

test('an album made of words shows beforehand what it will hold, and fills itself', async ({ page }) => {
  await page.goto(`${rummage.base}/albums/new`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Cats');
  await page.getByRole('textbox', { name: 'Its photos show' }).fill('cat');
  await expect(page.getByText(/no photo/i).first()).toBeVisible();

  await page.getByRole('button', { name: 'Create album' }).click();
  await expect(page.getByRole('heading', { name: 'Cats' })).toBeVisible();
  expect(await albumCount('Cats')).toBe(0);
});

test('a photo that arrives later joins the album by itself', async ({ page }) => {
  await cp(join(sampleFolder(), 'IMG_1017.jpg'), join(rummage.photos, 'cat.jpg'));
  await expect.poll(() => albumCount('Cats'), { timeout: 30_000 }).toBe(1);

  await page.goto(`${rummage.base}/albums`);
  await page.getByRole('link', { name: /Cats/ }).click();
  await expect(albumPhotos(page)).toHaveCount(1);
});

test('a photo taken out by hand stays out, though the rule would have it', async ({ page }) => {
  await page.goto(`${rummage.base}/albums`);
  await page.getByRole('link', { name: /Cats/ }).click();
  await albumPhotos(page).first().hover();
  await page.getByRole('button', { name: 'Take this photo out of the album' }).first().click();
  await expect.poll(() => albumCount('Cats')).toBe(0);
});

test('a photo put in by hand stays in, whatever the rule becomes', async ({ page }) => {
  const [rocket] = (await getJson<SearchAnswer>(rummage, '/api/search?q=rocket&limit=1')).results;
  await page.goto(`${rummage.base}/photos/${rocket?.id}`);
  await page.getByRole('button', { name: 'Add to album' }).click();
  await page.getByRole('menuitemcheckbox', { name: /Cats/ }).click();
  await expect.poll(() => albumCount('Cats')).toBe(1);
});

test('a changed rule fills and un-fills the album', async ({ page }) => {
  await page.goto(`${rummage.base}/albums`);
  await page.getByRole('link', { name: /Cats/ }).click();
  await page.getByRole('link', { name: 'Edit album' }).click();
  await page.getByRole('textbox', { name: 'Its photos show' }).fill('a cup of coffee');
  await page.getByRole('button', { name: /save/i }).click();
  // The coffee by rule, the rocket by hand.
  await expect.poll(() => albumCount('Cats'), { timeout: 30_000 }).toBe(2);

  await page.getByRole('link', { name: 'Edit album' }).click();
  await page.getByRole('textbox', { name: 'Its photos show' }).fill('a lion hunting a zebra herd');
  await page.getByRole('button', { name: /save/i }).click();
  await expect.poll(() => albumCount('Cats'), { timeout: 30_000 }).toBe(1);
});

test('a deleted album is gone, and its photos are not', async ({ page }) => {
  await page.goto(`${rummage.base}/albums`);
  await page.getByRole('link', { name: /Cats/ }).click();
  await page.getByRole('link', { name: 'Edit album' }).click();
  await page.getByRole('button', { name: /delete/i }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /delete/i })
    .click();
  await expect.poll(() => albumCount('Cats')).toBeUndefined();
  expect((await getJson<SearchAnswer>(rummage, '/api/search')).total).toBe(5);
});
