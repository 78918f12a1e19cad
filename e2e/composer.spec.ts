import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErrorAnswer } from '#lib/errors';
import type { SearchAnswer, WhereAnswer } from '#lib/nouns';
import { sampleFolder } from '#lib/paths';
import { getJson, type RunningRummage, startSampleLibrary } from './rummage';
import { expect, type Page, test } from './test';

const CAT = 'IMG_1017.jpg';
const ROCKET = 'IMG_1018.jpg';

let rummage: RunningRummage;

test.beforeAll(async () => {
  rummage = await startSampleLibrary();
});

test.afterAll(() => rummage?.remove());

const search = (query: string) => getJson<SearchAnswer>(rummage, `/api/search?${query}`);

/** The photo a sample file became. */
async function idOf(path: string): Promise<number> {
  const { results } = await search('limit=100');
  return results.find((result) => result.path === path)?.id ?? 0;
}

async function upload(name: string): Promise<string> {
  const form = new FormData();
  form.set('image', new Blob([await readFile(join(sampleFolder(), name))]), name);
  const response = await fetch(`${rummage.base}/api/search/images`, { method: 'POST', body: form });
  return ((await response.json()) as { id: string }).id;
}

const photoLinks = (page: Page) => page.getByRole('list', { name: 'Photos', exact: true }).getByRole('link');
const chips = (page: Page) => page.getByRole('list', { name: 'Parts of this search' });

test('the address and JSON ask for the same, and each part tells what it adds', async () => {
  const image = await upload(ROCKET);
  const parts = [{ text: 'a cat' }, { image, crop: { x: 0.1, y: 0, width: 0.8, height: 1 }, weight: -0.5 }];
  const response = await fetch(`${rummage.base}/api/search`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ q: 'type:jpeg', parts, explain: true, limit: 40 }),
  });
  const posted = (await response.json()) as SearchAnswer;
  const got = await search(`q=type:jpeg&part=a+cat&part=-0.5*image.${image}.10-0-80-100&explain=1&limit=40`);

  expect(posted.results).toEqual(got.results);
  expect(posted.results[0]).toMatchObject({ path: CAT });
  const rocket = posted.results.find(({ path }) => path === ROCKET);
  expect(rocket?.contributions).toHaveLength(2);
  expect(rocket?.contributions?.[1]).toBeLessThan(0);
});

test('a composed search that cannot be run says why', async () => {
  for (const [query, status, message] of [
    ['part=3*cat', 400, /weight/],
    ['part=photo.1.0-0-50', 400, /no part of a picture/],
    ['part=place.0-0-50.dog', 400, /names no place/],
    ['part=place.60-0-50-50.dog', 400, /beyond the picture/],
    ['part=photo.99999', 404, /no photo 99999/],
    ['part=image.0123456789abcdef', 404, /not kept any more/],
    ['part=cat&part=-1*cat', 400, /cancel each other out/],
  ] as const) {
    const response = await fetch(`${rummage.base}/api/search?${query}`);
    const { error } = (await response.json()) as { error: ErrorAnswer };
    expect(response.status, query).toBe(status);
    expect(error.message, query).toMatch(message);
    expect(error.hint, query).not.toBe('');
  }
});

test('words, a photo and an image are composed, weighed and taken out', async ({ page }) => {
  const cat = await idOf(CAT);
  await page.goto(`${rummage.base}/?q=a+rocket`);
  await page.getByRole('button', { name: 'Compose' }).click();
  await page.getByLabel('Words').fill('a cat');
  await page.getByRole('button', { name: 'Less of this' }).click();
  await expect(page).toHaveURL(/\?q=a\+rocket&part=-1\*a\+cat$/);
  await expect(chips(page).getByText('a rocket')).toBeVisible();
  await expect(photoLinks(page).first()).toBeVisible();
  await expect(page.locator(`a[href^="/photos/${cat}?"]`)).toHaveCount(0);

  for (let press = 0; press < 3; press++) await chips(page).getByRole('link', { name: 'More of “a cat”' }).click();
  await expect(page).toHaveURL(/q=a\+rocket&part=a\+cat$/);
  await chips(page).getByRole('link', { name: 'Less of “a rocket”' }).click();
  await expect(page).toHaveURL(/\?part=0\.5\*a\+rocket&part=a\+cat$/);
  await expect(photoLinks(page).first()).toHaveAttribute('href', new RegExp(`^/photos/${cat}\\b`));
  await chips(page).getByRole('link', { name: 'Remove “a rocket”' }).click();
  await expect(page).toHaveURL(/\?part=a\+cat$/);

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Search with an image' }).click();
  await (await chooser).setFiles(join(sampleFolder(), ROCKET));
  await expect(page).toHaveURL(/part=a\+cat&part=image\.[0-9a-f]{16}$/);
  await page.reload();
  await expect(chips(page).getByRole('link', { name: 'Remove your image' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /photos? match(es)?$/ })).toBeVisible();
});

test('an image that is dropped or pasted takes part', async ({ page }) => {
  await page.goto(rummage.base);
  const bytes = (await readFile(join(sampleFolder(), ROCKET))).toString('base64');
  for (const kind of ['paste', 'drop'] as const) {
    await page.evaluate(
      ([type, base64]) => {
        const data = new DataTransfer();
        const image = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        data.items.add(new File([image], 'rocket.jpg', { type: 'image/jpeg' }));
        const options = { bubbles: true, cancelable: true };
        document.body.dispatchEvent(
          type === 'paste'
            ? new ClipboardEvent('paste', { ...options, clipboardData: data })
            : new DragEvent('drop', { ...options, dataTransfer: data }),
        );
      },
      [kind, bytes] as const,
    );
    await expect(page).toHaveURL(/\?part=image\.[0-9a-f]{16}$/);
    await expect(photoLinks(page).first()).toHaveAttribute('href', new RegExp(`^/photos/${await idOf(ROCKET)}\\b`));
  }
});

test('a photo joins the search from the grid and from its own page, and tells why it was found', async ({ page }) => {
  const [cat, rocket] = [await idOf(CAT), await idOf(ROCKET)];
  await page.goto(`${rummage.base}/?q=a+cat`);
  await photoLinks(page).first().hover();
  await page.getByRole('button', { name: 'Add this photo to the search' }).first().click();
  await expect(page).toHaveURL(new RegExp(`\\?q=a\\+cat&part=photo\\.${cat}$`));
  // Beside that photo, no other shows a cat.
  await page.getByRole('link', { name: 'Show the closest anyway' }).click();
  await expect(page.getByRole('main').locator('a[href^="/photos/"]')).toHaveCount(30);

  await page.goto(`${rummage.base}/photos/${rocket}`);
  await page.getByRole('link', { name: 'Add to search' }).click();
  await expect(page).toHaveURL(new RegExp(`/\\?part=photo\\.${rocket}$`));
  await page.goto(`${rummage.base}/?part=photo.${rocket}&part=2*a+cat`);
  await photoLinks(page).first().click();
  await expect(page).toHaveURL(
    new RegExp(`/photos/${cat}\\?show=matches&part=photo\\.${rocket}&part=2\\*a\\+cat&at=0`),
  );
  await expect(page.getByRole('region', { name: 'Why it is here' })).toContainText('“a cat”× 2+');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(new RegExp(`/\\?part=photo\\.${rocket}&part=2\\*a\\+cat$`));

  await page.goto(`${rummage.base}/?part=photo.${rocket}`);
  await photoLinks(page).first().click();
  await expect(page).toHaveURL(/part=photo\.\d+&at=0/);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/part=photo\.\d+&at=1/);
});

test('the keyboard alone weighs a part, and searches by a region', async ({ page }) => {
  const rocket = await idOf(ROCKET);
  await page.goto(`${rummage.base}/?part=photo.${rocket}`);
  const more = chips(page).getByRole('link', { name: /^More of photo/ });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`part=1\\.5\\*photo\\.${rocket}$`));
  await expect(more).toBeFocused();

  await chips(page)
    .getByRole('button', { name: /^Search by a part of photo/ })
    .focus();
  await page.keyboard.press('Enter');
  const box = page.getByRole('button', { name: /^The part to search by: 50 % by 50 %, 25 % from the left/ });
  await expect(box).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('button', { name: /50 % by 52 %, 23 % from the left, 25 % from the top/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`part=1\\.5\\*photo\\.${rocket}\\.23-25-50-52$`));
  await expect(page.getByRole('heading', { name: /photos? match(es)?$/ })).toBeVisible();
});

test('a region is drawn over a photo by pointer', async ({ page }) => {
  const rocket = await idOf(ROCKET);
  await page.goto(`${rummage.base}/photos/${rocket}`);
  await page.getByRole('button', { name: 'Search by a part' }).click();
  const shown = page.getByRole('dialog').locator('img');
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  const { x, y, width, height } = (await shown.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width * 0.1, y + height * 0.2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height * 0.7, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Search by this part' }).click();
  await expect(page).toHaveURL(
    new RegExp(`/\\?part=photo\\.${rocket}\\.(9|10)[.\\d]*-(19|20)[.\\d]*-(49|50)[.\\d]*-(49|50)[.\\d]*$`),
  );
});

test('words are placed on an empty canvas by keyboard and by pointer, and the address opens it again', async ({
  page,
}) => {
  const cat = await idOf(CAT);
  await page.goto(`${rummage.base}/?q=type:jpeg`);
  await page.getByRole('button', { name: 'Compose' }).click();
  await page.getByLabel('Words').fill('a cat');
  await page.getByRole('button', { name: 'Place it in the photo…' }).press('Enter');

  const dialog = page.getByRole('dialog', { name: 'Something in its place' });
  await expect(dialog.getByLabel('What is there')).toHaveValue('a cat');
  const box = dialog.getByRole('button', { name: /^Where it is/ });
  await box.focus();
  for (let press = 0; press < 15; press++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(box).toHaveAccessibleName(/52 % by 50 %, 0 % from the left, 25 % from the top/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=type%3Ajpeg&part=place\.0-25-52-50\.a\+cat$/);
  await expect(photoLinks(page).first()).toHaveAttribute('href', new RegExp(`^/photos/${cat}\\b`));

  await chips(page).getByRole('button', { name: 'Where “a cat” is to be' }).click();
  const canvas = await dialog.locator('svg[viewBox="0 0 300 200"]').boundingBox();
  if (canvas === null) throw new Error('there is no canvas');
  await page.mouse.move(canvas.x + 0.5 * canvas.width, canvas.y + 0.5 * canvas.height);
  await page.mouse.down();
  await page.mouse.move(canvas.x + canvas.width, canvas.y + canvas.height, { steps: 4 });
  await page.mouse.up();
  await dialog.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page).toHaveURL(/part=place\.50-50-50-50\.a\+cat$/);
  await expect(chips(page).getByText('lower right')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  await chips(page).getByRole('button', { name: 'Where “a cat” is to be' }).click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');

  await page.reload();
  await photoLinks(page).first().click();
  await expect(page.getByRole('heading', { name: 'Why it is here' })).toBeVisible();
  await expect(page.getByText('“a cat”, lower right')).toBeVisible();
});

test('chips work without JavaScript, and a forgotten image can be taken out', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${rummage.base}/?part=a+cat&part=image.0123456789abcdef`);
  await expect(page.getByRole('heading', { name: /not kept any more/ })).toBeVisible();
  await chips(page).getByRole('link', { name: 'Remove your image' }).click();
  await expect(photoLinks(page).first()).toHaveAttribute('href', new RegExp(`^/photos/${await idOf(CAT)}\\b`));
  await chips(page).getByRole('link', { name: 'Less of “a cat”' }).click();
  await expect(page).toHaveURL(/part=0\.5\*a\+cat$/);
  await context.close();
});

test('a search with filters becomes an album that later photos join', async ({ page }) => {
  await page.goto(`${rummage.base}/?q=type:jpeg+orientation:portrait&from=2000-01-01`);
  const found = await photoLinks(page).count();
  expect(found).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Keep as album' }).click();
  await expect(page.getByLabel('Its photos show')).toHaveValue('type:jpeg orientation:portrait');
  await expect(page.getByRole('status')).toContainText(`${found} photo`);
  await page.getByLabel('Name').fill('Upright');
  await page.getByRole('button', { name: 'Create album' }).click();
  await expect(page.getByText('Photos found by “type:jpeg orientation:portrait”')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Photos of this album' }).getByRole('link')).toHaveCount(found, {
    timeout: 15_000,
  });

  await page.goto(`${rummage.base}/albums/new?words=camra:canon`);
  await expect(page.getByText(/There is no filter “camra:”/)).toBeVisible();
});

test('a composed search tells what matches, and becomes an album that keeps its pictures', async ({ page }) => {
  const [cat, image] = [await idOf(CAT), await upload(ROCKET)];
  await page.goto(`${rummage.base}/?part=a+cat&part=0.5*image.${image}`);
  await expect(page.getByRole('heading', { name: /photos? match(es)?$/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Show less certain ones' })).toBeVisible();
  const found = await photoLinks(page).count();
  expect(found).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Keep as album' }).click();
  await expect(page.getByLabel('Name')).toHaveValue('A cat');
  const parts = page.getByRole('list', { name: 'Parts of its rule' });
  await expect(parts.getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('status')).toContainText(`${found} photo`);
  await page.getByRole('button', { name: 'Create album' }).click();
  await expect(page).toHaveURL(/\/albums\/\d+$/);
  await expect(page.getByText('Photos found by 2 parts')).toBeVisible();
  const inAlbum = page.getByRole('list', { name: 'Photos of this album' }).getByRole('link');
  await expect(inAlbum).toHaveCount(found, { timeout: 15_000 });

  await rm(join(rummage.data, 'query-images'), { recursive: true });
  await page.getByRole('link', { name: 'Edit album' }).click();
  await parts.getByRole('button', { name: 'Remove your image' }).click();
  await expect(page.getByRole('status')).toContainText(/would be in it/);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Photos found by 1 part')).toBeVisible();
  await expect(inAlbum.first()).toHaveAttribute('href', new RegExp(`^/photos/${cat}\\b`));
});

test('a photo shows where it looks like the words it was found by, and that part is searched by', async ({ page }) => {
  const said = page.getByRole('region', { name: 'Where is it?' }).getByRole('status');
  await page.goto(`${rummage.base}/?q=a+cat`);
  await photoLinks(page).first().click();
  await page.getByRole('region', { name: 'Where is it?' }).getByRole('link', { name: 'a cat', exact: true }).click();

  await expect(said).toContainText('What looks most like “a cat” is lit.');
  const [photo, line] = await Promise.all([
    page.locator('article img').first().boundingBox(),
    page.locator('[data-where] path').last().boundingBox(),
  ]);
  // The cat's face is in the middle, and fills most of the photo.
  const middle = { x: (photo?.x ?? 0) + (photo?.width ?? 0) / 2, y: (photo?.y ?? 0) + (photo?.height ?? 0) / 2 };
  expect(line?.x).toBeLessThan(middle.x);
  expect((line?.x ?? 0) + (line?.width ?? 0)).toBeGreaterThan(middle.x);
  expect(line?.y).toBeLessThan(middle.y);
  expect((line?.y ?? 0) + (line?.height ?? 0)).toBeGreaterThan(middle.y);

  await page.getByLabel('What to look for in this photo').fill('xyzzyq');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(said).toContainText('The model does not know “xyzzyq”.');
  await page.getByRole('link', { name: 'Hide', exact: true }).click();
  await expect(page.locator('[data-where]')).toHaveCount(0);

  await page.goto(`${rummage.base}/photos/${await idOf(CAT)}?where=a+cat`);
  await page.getByRole('link', { name: 'Search by this part' }).click();
  await expect(page).toHaveURL(/\/\?part=photo\.\d+\.[\d.]+-[\d.]+-[\d.]+-[\d.]+$/);
  // No other photo shows a cat.
  await expect(page.getByRole('link', { name: 'Show the closest anyway' })).toBeVisible();
});

test('where words match is told over HTTP, and what cannot be answered says why', async () => {
  const id = await idOf(CAT);
  const where = await getJson<WhereAnswer>(rummage, `/api/photos/${id}/where?q=a+cat`);
  expect(where).toMatchObject({ words: 'a cat', source: 'patches', match: true });
  expect(where.heat?.values).toHaveLength((where.heat?.rows ?? 0) * (where.heat?.columns ?? 0));

  for (const [path, status] of [
    [`${id}/where`, 400],
    [`${id}/where?q=+`, 400],
    [`${id}/where?q=${'a'.repeat(501)}`, 400],
    ['99999/where?q=cat', 404],
  ] as const) {
    expect((await fetch(`${rummage.base}/api/photos/${path}`)).status, path).toBe(status);
  }
});

for (const width of [390, 1440]) {
  test(`a composed search is no wider than a window of ${width} px`, async ({ page }) => {
    const image = await upload(ROCKET);
    await page.setViewportSize({ width, height: 844 });
    const long = encodeURIComponent('a very long description of a photo nobody has ever taken of anything at all');
    await page.goto(`${rummage.base}/?q=type:jpeg+a+cat&part=${long}&part=-1.5*image.${image}.10-0-80-90&part=photo.3`);
    await expect(chips(page).getByRole('listitem')).toHaveCount(5);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
