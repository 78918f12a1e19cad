import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Album, SearchAnswer } from '#lib/nouns';
import { sampleFolder } from '#lib/paths';
import { getJson, type RunningRummage, startRummage } from './rummage';
import { expect, type Page, test, withEachHand } from './test';

let rummage: RunningRummage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  rummage = await startRummage({ photos: ['IMG_1016.jpg', 'IMG_1018.jpg', 'IMG_1022.jpg', 'IMG_1024.jpg'] });
  await expect.poll(total, { timeout: 60_000 }).toBe(4);
});

test.afterAll(() => rummage?.remove());

async function total(): Promise<number> {
  return (await getJson<SearchAnswer>(rummage, '/api/search')).total;
}

function albumPhotos(page: Page) {
  return page.getByRole('list', { name: 'Photos of this album' }).getByRole('listitem');
}

async function albumCount(name: string): Promise<number | undefined> {
  const { albums } = await getJson<{ albums: Album[] }>(rummage, '/api/albums');
  return albums.find((album) => album.name === name)?.count;
}

withEachHand(() => {
  test('an album made of words shows beforehand what it will hold, and fills itself', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/albums/new`);
    await hand.write(page.getByRole('textbox', { name: 'Name' }), 'Cats');
    await hand.write(page.getByRole('textbox', { name: 'Its photos show' }), 'cat');
    await expect(page.getByText(/no photo/i).first()).toBeVisible();

    await hand.press(page.getByRole('button', { name: 'Create album' }));
    await expect(page.getByRole('heading', { name: 'Cats' })).toBeVisible();
    expect(await albumCount('Cats')).toBe(0);
  });

  test('a photo that arrives later joins the album by itself', async ({ page, hand }) => {
    await cp(join(sampleFolder(), 'IMG_1017.jpg'), join(rummage.photos, 'cat.jpg'));
    await expect.poll(() => albumCount('Cats'), { timeout: 30_000 }).toBe(1);

    await page.goto(`${rummage.base}/albums`);
    await hand.press(page.getByRole('link', { name: /Cats/ }));
    await expect(albumPhotos(page)).toHaveCount(1);
  });

  test('a photo taken out by hand stays out, though the rule would have it', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/albums`);
    await hand.press(page.getByRole('link', { name: /Cats/ }));
    await hand.press(page.getByRole('button', { name: 'Take this photo out of the album' }).first());
    await expect.poll(() => albumCount('Cats')).toBe(0);
  });

  test('a photo put in by hand stays in, whatever the rule becomes', async ({ page, hand }) => {
    const [rocket] = (await getJson<SearchAnswer>(rummage, '/api/search?q=rocket&limit=1')).results;
    await page.goto(`${rummage.base}/photos/${rocket?.id}`);
    await hand.press(page.getByRole('button', { name: 'Add to album' }));
    await hand.press(page.getByRole('menuitemcheckbox', { name: /Cats/ }));
    await expect.poll(() => albumCount('Cats')).toBe(1);
  });

  test('a changed rule fills and un-fills the album', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/albums`);
    await hand.press(page.getByRole('link', { name: /Cats/ }));
    await hand.press(page.getByRole('link', { name: 'Edit album' }));
    await hand.write(page.getByRole('textbox', { name: 'Its photos show' }), 'a cup of coffee');
    await hand.press(page.getByRole('button', { name: /save/i }));
    // The coffee by rule, the rocket by hand.
    await expect.poll(() => albumCount('Cats'), { timeout: 30_000 }).toBe(2);

    await hand.press(page.getByRole('link', { name: 'Edit album' }));
    await hand.write(page.getByRole('textbox', { name: 'Its photos show' }), 'a lion hunting a zebra herd');
    await hand.press(page.getByRole('button', { name: /save/i }));
    await expect.poll(() => albumCount('Cats'), { timeout: 30_000 }).toBe(1);
  });

  test('a deleted album is gone, and its photos are not', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/albums`);
    await hand.press(page.getByRole('link', { name: /Cats/ }));
    await hand.press(page.getByRole('link', { name: 'Edit album' }));
    await hand.press(page.getByRole('button', { name: /delete/i }));
    await hand.press(page.getByRole('alertdialog').getByRole('button', { name: /delete/i }));
    await expect.poll(() => albumCount('Cats')).toBeUndefined();
    expect(await total()).toBe(5);

    await rm(join(rummage.photos, 'cat.jpg'));
    await expect.poll(total, { timeout: 30_000 }).toBe(4);
  });
});
