import { join } from 'node:path';
import type { SearchAnswer } from '#lib/nouns';
import { sampleFolder } from '#lib/paths';
import { getJson, type RunningRummage } from './rummage';
import { expect, type Page, test, withEachHand } from './test';

let rummage: RunningRummage;

test.beforeAll(async ({ sampleLibrary }) => {
  rummage = sampleLibrary;
});

/** The photo a sample file became. */
async function idOf(path: string): Promise<number | undefined> {
  const { results } = await getJson<SearchAnswer>(rummage, '/api/search?limit=100');
  return results.find((result) => result.path === path)?.id;
}

function photoLinks(page: Page) {
  return page.getByRole('list', { name: 'Photos', exact: true }).getByRole('link');
}

withEachHand(() => {
  test('a search shows the best match first, keeps the query in the address, and opens the photo', async ({
    page,
    hand,
  }) => {
    const cat = await idOf('IMG_1017.jpg');
    await page.goto(rummage.base);
    await hand.write(page.getByRole('combobox'), 'cat');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\?q=cat/);
    await expect(photoLinks(page).first()).toHaveAttribute('href', new RegExp(`^/photos/${cat}\\b`));

    await hand.press(photoLinks(page).first());
    await expect(page.getByText('IMG_1017.jpg')).toBeVisible();
    await hand.press(page.getByRole('link', { name: 'Back to the photos' }));
    await expect(page).toHaveURL(/\?q=cat$/);
    await expect(photoLinks(page).first()).toBeFocused();

    await hand.press(page.getByRole('button', { name: 'Clear the search' }));
    await expect(page).toHaveURL(`${rummage.base}/`);
    await expect(photoLinks(page)).toHaveCount(31);
  });

  test('“similar” leads from a photo to others, and to the whole ranking', async ({ page, hand }) => {
    const lake = await idOf('IMG_1022.jpg');
    await page.goto(`${rummage.base}/photos/${lake}`);
    await hand.press(page.getByRole('list', { name: 'Similar photos' }).getByRole('link').first());
    await expect(page).not.toHaveURL(new RegExp(`/photos/${lake}\\b`));
    await expect(page).toHaveURL(/\/photos\/\d+/);

    await page.goto(`${rummage.base}/photos/${lake}`);
    await hand.press(page.getByRole('link', { name: 'More like this' }));
    await expect(page).toHaveURL(new RegExp(`similar=${lake}`));
    await expect(photoLinks(page)).toHaveCount(30);
  });

  test('a tag narrows the search', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/photos/${await idOf('IMG_1017.jpg')}`);
    await hand.press(page.getByRole('link', { name: /^kitten \d/ }));
    await expect(page).toHaveURL(/tag=kitten/);
    await expect(photoLinks(page)).toHaveCount(1);
  });

  test('an image finds the photos that look like it', async ({ page, hand }) => {
    const rocket = await idOf('IMG_1018.jpg');
    await page.goto(rummage.base);
    const chooser = page.waitForEvent('filechooser');
    await hand.press(page.getByRole('button', { name: 'Search with an image' }));
    await (await chooser).setFiles(join(sampleFolder(), 'IMG_1018.jpg'));
    await expect(page).toHaveURL(/part=image\.[0-9a-f]{16}$/);
    await expect(photoLinks(page).first()).toHaveAttribute('href', new RegExp(`^/photos/${rocket}\\b`));
  });

  test('what matches is shown and counted, and the others only when asked for', async ({ page, hand }) => {
    const cat = await idOf('IMG_1017.jpg');
    await page.goto(`${rummage.base}/?q=cat`);
    await expect(page.getByRole('heading', { name: '1 photo matches' })).toBeVisible();
    await expect(photoLinks(page)).toHaveCount(1);

    await hand.press(page.getByRole('link', { name: 'Show less certain ones' }));
    await expect(page).toHaveURL(/q=cat&show=all/);
    const others = page.getByRole('list', { name: 'Less certain photos' }).getByRole('link');
    await expect(others).toHaveCount(30);
    await expect(page.locator(`a[href^="/photos/${cat}?"]`)).toHaveCount(1);

    await hand.press(others.first());
    await expect(page).toHaveURL(/\/photos\/\d+\?q=cat&show=others&at=0/);
    await hand.press(page.getByRole('link', { name: 'Back to the photos' }));
    await expect(page).toHaveURL(/q=cat&show=all/);
  });

  test('a search for what no photo shows says so, and still leads to the closest', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/?q=a+giraffe+eating+leaves`);
    await expect(page.getByRole('heading', { name: 'No photo matches' })).toBeVisible();
    await expect(photoLinks(page)).toHaveCount(0);

    await hand.press(page.getByRole('link', { name: 'Show the closest anyway' }));
    await expect(page.getByRole('list', { name: 'Less certain photos' }).getByRole('link')).toHaveCount(31);
  });
});

test('every thumbnail in view is really an image', async ({ page }) => {
  await page.goto(rummage.base);
  const first = photoLinks(page).first().locator('img');
  await expect(first).toBeVisible();
  await expect.poll(() => first.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(200);
});

test('the scripts of a search stay under 180 kB as they are sent', async ({ page }) => {
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') sizes.push(request.sizes().then((sent) => sent.responseBodySize));
  });
  await page.goto(`${rummage.base}/?q=cat`, { waitUntil: 'networkidle' });

  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(180_000);
});

test('a word the model does not know is named, and nothing is shown', async ({ page }) => {
  await page.goto(`${rummage.base}/?q=Katze`);
  await expect(page.getByRole('heading', { name: /does not know the word “Katze”/ })).toBeVisible();
  await expect(photoLinks(page)).toHaveCount(0);
});

test('a slash leads to the search box, and arrows from photo to photo', async ({ page }) => {
  await page.goto(rummage.base);
  await expect(page.locator('[data-laid]')).toBeVisible();
  await photoLinks(page).first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(photoLinks(page).nth(1)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(photoLinks(page).first()).toBeFocused();

  // Keys mean something once the page's scripts are there.
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(page.getByRole('combobox')).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type('a cup of coffee');
  await expect(page.getByRole('combobox')).toHaveValue('a cup of coffee');
});

for (const width of [390, 1440]) {
  test(`no page is wider than a window of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    for (const path of [
      '/',
      '/?q=cat',
      `/photos/${await idOf('IMG_1017.jpg')}`,
      '/albums',
      '/albums/new',
      '/status',
      '/models',
      '/models/compare',
    ]) {
      await page.goto(`${rummage.base}${path}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  });
}

test('a search works without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(rummage.base);
  await page.getByRole('combobox').fill('bird');
  await page.getByRole('combobox').press('Enter');
  await expect(photoLinks(page).first()).toHaveAttribute(
    'href',
    new RegExp(`^/photos/${await idOf('IMG_1014.jpg')}\\b`),
  );
  await context.close();
});
