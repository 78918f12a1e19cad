import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Album, SearchAnswer } from '#lib/nouns';
import { readZip } from '#lib/testing/read-zip';
import { getJson, type RunningRummage, startRummage } from './rummage';
import { expect, type Page, test, withEachHand } from './test';

const PHOTOS = [1008, 1014, 1016, 1017, 1018, 1022, 1024, 1026].map((number) => `IMG_${number}.jpg`);

let rummage: RunningRummage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  rummage = await startRummage({ photos: PHOTOS });
  await expect.poll(() => total(''), { timeout: 60_000 }).toBe(PHOTOS.length);
});

test.afterAll(() => rummage?.remove());

const search = (query: string) => getJson<SearchAnswer>(rummage, `/api/search?q=${encodeURIComponent(query)}`);
const total = async (query: string) => (await search(query)).total;
const wall = (page: Page) => page.getByRole('list', { name: 'Photos', exact: true }).getByRole('link');
const selection = (page: Page) => page.getByRole('region', { name: 'Selection' });

async function focusFirst(page: Page): Promise<void> {
  // Keys mean something once the page's scripts are there, and on the timeline once they have laid out the wall.
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(page.getByRole('combobox')).toBeFocused({ timeout: 500 });
  }).toPass();
  if (new URL(page.url()).search === '') await expect(page.locator('[data-laid]')).toBeVisible();
  await wall(page).first().focus();
}

test('three photos are selected with the keyboard, made favourites, and no longer are once that is undone', async ({
  page,
}) => {
  await page.goto(rummage.base);
  await focusFirst(page);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+Space');
  await expect(selection(page)).toContainText('3 selected');

  await page.keyboard.press('f');
  await expect(page.getByText('3 photos added to your favourites')).toBeVisible();
  expect(await total('is:favourite')).toBe(3);
  await expect(wall(page).first()).toHaveAccessibleName(/, favourite$/);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone')).toBeVisible();
  expect(await total('is:favourite')).toBe(0);
  await expect(wall(page).first()).not.toHaveAccessibleName(/favourite/);

  await page.keyboard.press('Escape');
  await expect(selection(page)).toHaveCount(0);
});

test('the mouse selects by marks, by ranges and by a frame', async ({ page }) => {
  await page.goto(rummage.base);
  const marks = page.getByRole('list', { name: 'Photos', exact: true }).getByRole('checkbox');
  await wall(page).nth(1).hover();
  await marks.nth(1).click();
  await wall(page)
    .nth(3)
    .click({ modifiers: ['Shift'] });
  await expect(selection(page)).toContainText('3 selected');
  await wall(page).nth(2).click();
  await expect(selection(page)).toContainText('2 selected');
  await selection(page).getByRole('button', { name: 'Select nothing' }).click();

  const [from, to] = [await wall(page).nth(0).boundingBox(), await wall(page).nth(1).boundingBox()];
  await page.keyboard.down('Shift');
  await page.mouse.move((from?.x ?? 0) + 20, (from?.y ?? 0) + 20);
  await page.mouse.down();
  await page.mouse.move((to?.x ?? 0) + 20, (to?.y ?? 0) + 40, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(selection(page)).toContainText('2 selected');
});

test('stars are given with a key, and found', async ({ page }) => {
  await page.goto(rummage.base);
  await focusFirst(page);
  await page.keyboard.press('4');
  await expect(page.getByText('1 photo rated 4 of 5')).toBeVisible();

  await page.goto(`${rummage.base}/?q=${encodeURIComponent('rating:>=4')}`);
  await expect(wall(page)).toHaveCount(1);
  await wall(page).first().click();
  await expect(page.getByRole('group', { name: 'Rating: 4 of 5' })).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByRole('group', { name: 'Rating: 2 of 5' })).toBeVisible();
  expect(await total('rating:>=4')).toBe(0);
});

test('a hidden photo is found by asking for hidden ones alone, and shown again', async ({ page }) => {
  await page.goto(rummage.base);
  await focusFirst(page);
  await page.keyboard.press('h');
  await expect(wall(page)).toHaveCount(PHOTOS.length - 1);
  expect([await total(''), (await search('a cat')).total]).toEqual([PHOTOS.length - 1, PHOTOS.length - 1]);

  await page.goto(`${rummage.base}/?q=is%3Ahidden`);
  await expect(wall(page)).toHaveCount(1);
  await focusFirst(page);
  await page.keyboard.press('h');
  await expect(page.getByText('1 photo shown again')).toBeVisible();
  await expect(wall(page)).toHaveCount(0);
  expect([await total('is:hidden'), (await search('a cat')).total]).toEqual([0, PHOTOS.length]);
});

test('a download of the selected photos holds their originals, byte for byte', async ({ page }) => {
  await page.goto(rummage.base);
  await focusFirst(page);
  await page.keyboard.press('Control+a');
  await expect(selection(page)).toContainText(`${PHOTOS.length} selected`);
  const downloaded = page.waitForEvent('download');
  await page.keyboard.press('d');
  const zip = readZip(await readFile(await (await downloaded).path()));

  expect([...zip.keys()].sort()).toEqual(PHOTOS);
  for (const [name, content] of zip)
    expect(content.equals(await readFile(join(rummage.photos, name))), name).toBe(true);
});

test('all matches of a search go into a new album, and out of it again', async ({ page }) => {
  const { matches } = await search('a cat');
  expect(matches).toBeGreaterThan(0);
  await page.goto(`${rummage.base}/?q=a+cat`);
  await focusFirst(page);
  await page.keyboard.press('Control+a');
  await expect(selection(page)).toContainText(`${matches} selected`);
  await page.keyboard.press('b');
  await page.getByRole('textbox', { name: 'New album' }).fill('All cats');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/added to All cats/)).toBeVisible();

  const count = async () => (await getJson<{ albums: Album[] }>(rummage, '/api/albums')).albums[0]?.count;
  expect(await count()).toBe(matches);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(count).toBe(0);
});

test('a photo is zoomed with keys and wheel, escape leads back one step at a time, and a slideshow ends with any key', async ({
  page,
}) => {
  await page.goto(rummage.base);
  await wall(page).first().click();
  await expect(page.getByRole('button', { name: 'Slideshow' })).toBeVisible();
  const zoomed = page.locator('[data-zoomed]');
  await page.keyboard.press('+');
  await expect(zoomed).toHaveCount(1);
  await page.keyboard.press('0');
  await expect(zoomed).toHaveCount(0);
  expect((await search('rating:0')).total).toBe(0);
  await page.mouse.move(300, 300);
  await page.mouse.wheel(0, -400);
  await expect(zoomed).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(zoomed).toHaveCount(0);

  const first = page.url();
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: 'Slideshow' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page).not.toHaveURL(first, { timeout: 10_000 });
  await page.keyboard.press('Shift');
  await expect(page.getByRole('button', { name: 'Slideshow' })).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Escape');
  await expect(wall(page)).toHaveCount(PHOTOS.length);
});

withEachHand((name) => {
  test('photos are selected one by one, all at once, and none any more', async ({ page, hand }) => {
    await page.goto(rummage.base);
    await hand.select(wall(page).nth(1));
    await hand.select(wall(page).nth(3));
    await expect(selection(page)).toContainText('2 selected');
    await hand.press(wall(page).nth(2));
    await expect(selection(page)).toContainText('3 selected');
    await hand.press(wall(page).nth(1));
    await expect(selection(page)).toContainText('2 selected');

    await hand.press(selection(page).getByRole('button', { name: `Select all ${PHOTOS.length} photos` }));
    await expect(selection(page)).toContainText(`${PHOTOS.length} selected`);
    await expect(selection(page).locator(':focus')).toHaveCount(1);
    await hand.press(selection(page).getByRole('button', { name: 'Select nothing' }));
    await expect(selection(page)).toHaveCount(0);
    await expect(wall(page).nth(1)).toBeFocused();
  });

  test('what is selected becomes favourites, and gets stars and a tag, and loses them again', async ({
    page,
    hand,
  }) => {
    await page.goto(rummage.base);
    await hand.select(wall(page).first());
    await hand.select(wall(page).nth(2));
    const button = (label: string) => selection(page).getByRole('button', { name: label });

    await hand.press(button('Favourite'));
    await expect(page.getByText('2 photos added to your favourites')).toBeVisible();
    expect(await total('is:favourite')).toBe(2);
    await hand.press(page.getByRole('button', { name: 'Undo' }));
    await expect.poll(() => total('is:favourite')).toBe(0);

    await hand.press(button('Rate'));
    await hand.press(page.getByRole('button', { name: '4 stars' }));
    await expect.poll(() => total('rating:>=4')).toBe(2);
    await hand.press(button('Rate'));
    await hand.press(page.getByRole('button', { name: 'Clear my stars' }));
    await expect.poll(() => total('rating:>=4')).toBe(0);

    await hand.press(button('Tag'));
    await hand.write(page.getByRole('combobox', { name: 'Tag' }), 'Journey');
    await hand.press(page.getByRole('button', { name: 'Add', exact: true }));
    await expect.poll(() => total('tag:Journey')).toBe(2);
    await hand.press(button('Tag'));
    await hand.write(page.getByRole('combobox', { name: 'Tag' }), 'Journey');
    await hand.press(page.getByRole('button', { name: 'Take off' }));
    await expect.poll(() => total('tag:Journey')).toBe(0);
  });

  test('one photo goes into a new album, all that a search finds into the same, and out of it again', async ({
    page,
    hand,
  }) => {
    const album = `Album by ${name}`;
    const count = async () => {
      const { albums } = await getJson<{ albums: Album[] }>(rummage, '/api/albums');
      return albums.find((each) => each.name === album)?.count;
    };
    await page.goto(`${rummage.base}/?q=type:jpeg`);
    await hand.select(wall(page).first());
    await hand.press(selection(page).getByRole('button', { name: 'Album', exact: true }));
    await hand.write(page.getByRole('textbox', { name: 'New album' }), album);
    await hand.press(page.getByRole('button', { name: 'Make it' }));
    await expect.poll(count).toBe(1);

    await hand.press(selection(page).getByRole('button', { name: `Select all ${PHOTOS.length} photos` }));
    await hand.press(selection(page).getByRole('button', { name: 'Album', exact: true }));
    await hand.press(page.getByRole('button', { name: album, exact: true }));
    await expect.poll(count).toBe(PHOTOS.length);

    await hand.press(selection(page).getByRole('button', { name: 'Album', exact: true }));
    await hand.press(page.getByRole('button', { name: `Take out of ${album}` }));
    await expect.poll(count).toBe(0);
  });

  test('photos that are hidden or put into the trash leave the wall, and come back', async ({ page, hand }) => {
    await page.goto(rummage.base);
    const second = await wall(page).nth(1).getAttribute('data-cell');
    await hand.select(wall(page).nth(1));
    await hand.press(selection(page).getByRole('button', { name: 'Hide' }));
    await expect(wall(page)).toHaveCount(PHOTOS.length - 1);
    await expect(wall(page).nth(1)).toBeFocused();

    await page.goto(`${rummage.base}/?q=is%3Ahidden`);
    await hand.select(wall(page).first());
    await hand.press(selection(page).getByRole('button', { name: 'Show again' }));
    await expect(wall(page)).toHaveCount(0);

    await page.goto(rummage.base);
    await hand.select(page.locator(`[data-cell="${second}"]`));
    await hand.select(wall(page).last());
    await hand.press(selection(page).getByRole('button', { name: 'Trash' }));
    await expect(wall(page)).toHaveCount(PHOTOS.length - 2);
    expect(await total('')).toBe(PHOTOS.length - 2);
    await hand.press(page.getByRole('button', { name: 'Undo' }));
    await expect(wall(page)).toHaveCount(PHOTOS.length);
  });

  test('a photo gets stars on its own page and loses them, and a slideshow begins and ends there', async ({
    page,
    hand,
  }) => {
    await page.goto(`${rummage.base}/?q=type:jpeg`);
    const opened = await wall(page).nth(1).getAttribute('data-cell');
    await hand.press(wall(page).nth(1));
    await hand.press(page.getByRole('button', { name: '4 stars' }));
    await expect(page.getByRole('group', { name: 'Rating: 4 of 5' })).toBeVisible();
    await hand.press(page.getByRole('button', { name: 'Clear my stars' }));
    await expect(page.getByRole('group', { name: 'Rating: 0 of 5' })).toBeVisible();
    await expect(page.getByRole('group', { name: 'Rating: 0 of 5' }).locator(':focus')).toHaveCount(1);

    const slideshow = page.getByRole('button', { name: 'Slideshow' });
    await hand.press(slideshow);
    await expect(slideshow).toHaveAttribute('aria-pressed', 'true');
    await hand.press(slideshow);
    await expect(slideshow).toHaveAttribute('aria-pressed', 'false');
    await hand.press(page.getByRole('link', { name: 'Next photo' }));
    await hand.press(page.getByRole('link', { name: 'Previous photo' }));
    await hand.press(page.getByRole('link', { name: 'Back to the photos' }));
    await expect(page.locator(`[data-cell="${opened}"]`)).toBeFocused();
  });

  test('selected photos are downloaded, and their paths copied', async ({ page, hand, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(rummage.base);
    await hand.select(wall(page).first());
    await hand.select(wall(page).nth(1));
    const downloaded = page.waitForEvent('download');
    await hand.press(selection(page).getByRole('button', { name: 'Download' }));
    const zip = readZip(await readFile(await (await downloaded).path()));
    expect(zip.size).toBe(2);

    await hand.press(selection(page).getByRole('button', { name: 'Copy path' }));
    await expect(page.getByText('2 paths copied')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n').toSorted()).toEqual([...zip.keys()].map((path) => join(rummage.photos, path)).toSorted());
  });
});
