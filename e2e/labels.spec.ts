import type { CountedLabelSet, PhotoDetails, SearchAnswer, SeenAnswer } from '#lib/nouns';
import { getJson, type RunningRummage, startRummage } from './rummage';
import { expect, type Page, test } from './test';

let rummage: RunningRummage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  rummage = await startRummage({ photos: ['IMG_1017.jpg', 'IMG_1018.jpg', 'IMG_1022.jpg'] });
  await expect
    .poll(async () => (await getJson<SearchAnswer>(rummage, '/api/search')).total, { timeout: 60_000 })
    .toBe(3);
});

test.afterAll(() => rummage?.remove());

async function photoOf(words: string): Promise<number> {
  const { results } = await getJson<SearchAnswer>(rummage, `/api/search?q=${words}&limit=1`);
  return results[0]?.id ?? 0;
}

async function tagsOf(words: string): Promise<string[]> {
  const { tags } = await getJson<PhotoDetails>(rummage, `/api/photos/${await photoOf(words)}`);
  return tags.map(({ label }) => label);
}

async function fillLines(page: Page, lines: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Labels, one a line' }).fill(lines);
}

test('a set of one’s own tags the photos that are there, and its parents with them', async ({ page }) => {
  await page.goto(`${rummage.base}/labels`);
  await page.getByRole('link', { name: 'New set' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Household');
  await fillLines(page, 'Minka: a cat > pet\nspaceship: a rocket');
  await page.getByRole('button', { name: 'Create set' }).click();

  await expect(page.getByRole('heading', { name: 'Household' })).toBeVisible();
  await expect.poll(() => tagsOf('cat'), { timeout: 30_000 }).toEqual(expect.arrayContaining(['Minka', 'pet']));
  expect(await tagsOf('rocket')).toContain('spaceship');
  await expect(page.getByRole('list', { name: 'On photos' })).toContainText('Minka');
});

test('a label taken out of a set is taken off the photos, and what is wrong with the others is said', async ({
  page,
}) => {
  await page.goto(`${rummage.base}/labels/household`);
  await fillLines(page, 'spaceship: a rocket\nxyzzyq');
  await page.getByRole('button', { name: 'Save changes' }).click();

  await expect(page.getByText('The model in use does not know “xyzzyq”')).toBeVisible();
  await expect.poll(() => tagsOf('cat'), { timeout: 30_000 }).not.toContain('Minka');
  expect(await tagsOf('cat')).not.toContain('pet');
  expect(await tagsOf('rocket')).toContain('spaceship');
});

test('a tag says why it is there, and where', async ({ page }) => {
  await page.goto(`${rummage.base}/photos/${await photoOf('rocket')}`);
  await page.getByRole('link', { name: 'Why “spaceship”, and where' }).click();

  await expect(page.getByText(/Among the labels of Household it was asked as “.*a rocket/)).toBeVisible();
  await expect(page.locator('[data-where]')).toBeVisible();
});

test('a photo can be asked anything, and another prompt moves the bars', async ({ page }) => {
  await page.goto(`${rummage.base}/photos/${await photoOf('cat')}`);
  await page.getByRole('textbox', { name: 'Labels, apart by commas' }).fill('a rocket, a cat, a lake');

  const answers = page.getByRole('list', { name: 'Answers' }).getByRole('listitem');
  await expect(answers).toHaveCount(3);
  const shares = async () => (await answers.allInnerTexts()).map((text) => Number(/([\d.]+)\s*%/.exec(text)?.[1]));
  await expect.poll(async () => (await shares())[1] ?? 0).toBeGreaterThan(80);

  const before = (await shares()).join();
  await page.getByRole('textbox', { name: /^Prompt/ }).fill('a lake with {}');
  await expect.poll(async () => (await shares()).join()).not.toBe(before);
});

test('a photo is coloured by the labels of a set, and the colours are explained', async ({ page }) => {
  await page.goto(`${rummage.base}/photos/${await photoOf('lake')}`);
  await page.getByRole('link', { name: 'Scenes' }).click();

  await expect(page.getByRole('list', { name: 'What the colours mean' }).getByRole('listitem').first()).toBeVisible();
  await expect(page.locator('[data-segments]')).toBeVisible();
});

test('a photo is explained in the model’s words when that is asked for', async ({ page }) => {
  const id = await photoOf('cat');
  await page.goto(`${rummage.base}/photos/${id}`);
  await page.getByRole('link', { name: 'Explain this photo' }).click();

  const words = page.getByRole('list', { name: 'Words it is made of, with their weights' });
  await expect(words.getByRole('listitem').first()).toContainText(/cat|kitten/);
  await expect(page.getByText(/Together they explain [\d.]+%/)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Likeliest of “Everyday”' }).getByRole('listitem')).toHaveCount(5);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.locator('#seen-panel').scrollIntoViewIfNeeded();

  const answer = await getJson<SeenAnswer>(rummage, `/api/photos/${id}/seen`);
  expect(answer.words[0]?.weight).toBeGreaterThan(0);
  expect((await fetch(`${rummage.base}/api/photos/99999/seen`)).status).toBe(404);
  await page.locator('#seen-panel').getByRole('link', { name: 'Hide' }).click();
  await expect(words).toBeHidden();
});

test('one of Rummage’s sets is switched off and on', async ({ page }) => {
  await page.goto(`${rummage.base}/labels`);
  await page.getByRole('switch', { name: 'Tag photos with Everyday' }).click();
  await expect.poll(() => tagsOf('cat'), { timeout: 30_000 }).toEqual([]);

  await page.getByRole('switch', { name: 'Tag photos with Everyday' }).click();
  await expect.poll(() => tagsOf('cat'), { timeout: 30_000 }).toContain('cat');
  const { sets } = await getJson<{ sets: CountedLabelSet[] }>(rummage, '/api/label-sets');
  expect(sets.find(({ key }) => key === 'everyday')?.counts['animal']).toBe(1);
});
