import type { Album } from '#lib/nouns';
import { getJson, type RunningRummage, startSampleLibrary } from './rummage';
import { expect, type Page, test, withEachHand } from './test';

/** Plants and woods among the sample photos; a search for “green” finds none of them. */
const GREEN = ['IMG_1002.jpg', 'IMG_1010.jpg', 'IMG_1012.jpg', 'IMG_1028.jpg', 'IMG_1029.jpg'];

let rummage: RunningRummage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  rummage = await startSampleLibrary();
  const response = await fetch(`${rummage.base}/api/albums`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Green', rule: { words: 'green' } }),
  });
  expect(response.status).toBe(201);
  await expect.poll(async () => (await album()).updating, { timeout: 30_000 }).toBe(false);
});

test.afterAll(() => rummage?.remove());

function album(): Promise<Album> {
  return getJson<Album>(rummage, '/api/albums/1');
}

async function heldFiles(): Promise<string[]> {
  const { photos } = await getJson<{ photos: { path: string; by: string }[] }>(
    rummage,
    '/api/albums/1/export?format=json',
  );
  return photos.map(({ path }) => path).sort();
}

/** The photo asked about, once the answer before it has been taken in. */
async function askedFile(page: Page, answers: number): Promise<string> {
  await expect(page.getByRole('list', { name: 'Your last answers' }).getByRole('listitem')).toHaveCount(answers);
  const alt = await page.locator('[data-asked]').getAttribute('alt');
  return alt?.replace('The photo asked about: ', '') ?? '';
}

test('an album is taught from nothing to exactly what belongs with six answers, by keyboard', async ({ page }) => {
  expect(await heldFiles()).toEqual([]);
  await page.goto(`${rummage.base}/albums/1`);
  await page.getByRole('link', { name: 'Teach this album' }).click();
  await expect(page.getByRole('heading', { name: 'Does this belong in “Green”?' })).toBeVisible();

  for (let answers = 0; answers < 6; answers++) {
    // The next question follows from the answers so far.
    if (answers > 0) {
      await expect.poll(async () => (await album()).updating, { timeout: 20_000 }).toBe(false);
      await page.reload();
    }
    await expect(page.locator('[data-asked]')).toBeVisible();
    const file = (await page.locator('[data-asked]').getAttribute('alt'))?.replace('The photo asked about: ', '');
    await page.keyboard.press(GREEN.includes(file ?? '') ? 'y' : 'n');
    await askedFile(page, 1);
    // By then two are in it that nobody was asked about.
    if (answers === 3) await expect.poll(heldFiles, { timeout: 20_000 }).toEqual(GREEN);
  }
  await expect.poll(heldFiles, { timeout: 20_000 }).toEqual(GREEN);
  await expect(page.getByText(/after 4 more answers/)).toBeVisible();
});

withEachHand(() => {
  test('photos are answered for, passed over, and asked about once more', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/albums/1`);
    await hand.press(page.getByRole('link', { name: 'Teach this album' }));
    await expect(page.locator('[data-asked]')).toBeVisible();
    const first = await askedFile(page, 0);

    for (const answer of ['Yes', 'No']) {
      await hand.press(page.getByRole('button', { name: answer }));
      await expect(page.getByRole('img', { name: `${answer}: ${first}` })).toBeVisible();
      await hand.press(page.getByRole('button', { name: 'Undo' }));
      await expect.poll(() => askedFile(page, 0)).toBe(first);
    }
    await hand.press(page.getByRole('button', { name: 'Skip' }));
    await expect.poll(() => askedFile(page, 0)).not.toBe(first);

    await hand.press(page.getByRole('link', { name: 'Done' }));
    await expect(page.getByRole('link', { name: 'Teach this album' })).toBeVisible();
    await expect.poll(heldFiles, { timeout: 20_000 }).toEqual(GREEN);
  });
});
