import fc from 'fast-check';
import type { ErrorAnswer } from '#lib/errors';
import type { Facets, SearchAnswer } from '#lib/nouns';
import type { Suggestions } from '#lib/search/suggest';
import { someQuery } from '#lib/testing/queries';
import { HELD } from './hands';
import { getJson, type RunningRummage } from './rummage';
import { expect, test, withEachHand } from './test';

const RANDOM_QUERIES = 500;

let rummage: RunningRummage;

test.beforeAll(async ({ sampleLibrary }) => {
  rummage = sampleLibrary;
});

const search = (query: string) => getJson<SearchAnswer>(rummage, `/api/search?q=${encodeURIComponent(query)}`);
const pathsOf = ({ results }: SearchAnswer) => results.map(({ path }) => path);

test('filters, negations and quotations narrow a search over HTTP', async () => {
  expect(pathsOf(await search('"IMG_1017"'))).toEqual(['IMG_1017.jpg']);
  expect((await search('type:jpeg')).total).toBe(31);
  expect((await search('type:png')).total).toBe(0);
  expect((await search('not type:png -"IMG_1017"')).total).toBe(30);
  expect((await search('orientation:landscape')).total + (await search('not orientation:landscape')).total).toBe(31);
  expect(pathsOf(await search('a cat'))[0]).toBe('IMG_1017.jpg');
  expect(pathsOf(await search('a dog without cats'))).not.toContain('IMG_1017.jpg');
});

test('a file is found by its name, which the model does not know', async () => {
  const [first] = (await search('IMG_1017')).results;
  expect(first).toMatchObject({ path: 'IMG_1017.jpg', why: 'text' });
});

test('a query that cannot be understood is answered with the characters it is about', async () => {
  const response = await fetch(`${rummage.base}/api/search?q=${encodeURIComponent('cat near:91,8')}`);
  const { error } = (await response.json()) as { error: ErrorAnswer };
  expect(response.status).toBe(400);
  expect(error).toMatchObject({ code: 'bad-request', at: { position: 9, length: 2 } });
  expect(error.hint).toMatch(/degrees/);
});

test(`${RANDOM_QUERIES} random queries are all answered or refused`, async () => {
  const statuses = new Map<number, number>();
  for (const query of fc.sample(someQuery, { numRuns: RANDOM_QUERIES, seed: 5 })) {
    const response = await fetch(`${rummage.base}/api/search?limit=5&q=${encodeURIComponent(query)}`);
    const answer = (await response.json()) as Partial<SearchAnswer> & { error?: ErrorAnswer };
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    expect([200, 400], query).toContain(response.status);
    if (response.status === 200) expect(answer.results, query).toBeInstanceOf(Array);
    else expect(answer.error?.at, query).toBeDefined();
  }
  expect(Math.min(statuses.get(200) ?? 0, statuses.get(400) ?? 0)).toBeGreaterThan(50);
});

withEachHand(() => {
  test('filters and values are completed, and taken away again', async ({ page, hand }) => {
    await page.goto(rummage.base);
    const box = page.getByRole('combobox');
    await hand.write(box, 'a cat ori');
    await hand.press(page.getByRole('option', { name: /^orientation:/ }));
    await expect(box).toHaveValue('a cat orientation:');
    await hand.write(box, 'a cat orientation:land');
    await hand.press(page.getByRole('option', { name: /^landscape/ }));
    await expect(box).toHaveValue('a cat orientation:landscape ');

    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/q=a\+cat\+orientation%3Alandscape/);
    await hand.press(page.getByRole('link', { name: 'Remove the filter orientation:landscape' }));
    await expect(page).toHaveURL(/\?q=a\+cat$/);
  });

  test('tags, files and former searches are suggested', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/?q=autumn+leaves`);
    await expect(page.getByRole('list', { name: 'Photos', exact: true })).toBeVisible();
    await page.goto(rummage.base);
    const box = page.getByRole('combobox');
    const before = page.getByRole('option', { name: 'autumn leaves searched before' });
    await hand.write(box, '');
    await expect(before).toBeVisible();

    await hand.write(box, 'kitt');
    await hand.press(page.getByRole('option', { name: /^kitten tag, \d+$/ }));
    await expect(box).toHaveValue('tag:kitten ');
    await hand.write(box, 'tag:kitten IMG_1017');
    await expect(page.getByRole('option', { name: 'IMG_1017.jpg file name' })).toBeVisible();

    await hand.write(box, 'autu');
    await hand.press(before);
    await expect(page).toHaveURL(/q=autumn\+leaves/);
  });

  test('a filter tells how many photos it would leave, and leaves them', async ({ page, hand }) => {
    await page.goto(rummage.base);
    await hand.press(page.getByRole('button', { name: 'Tag' }));
    const first = page.getByRole('dialog', { name: 'Tag' }).getByRole('listitem').first().getByRole('link');
    const count = Number(/\d+$/.exec(await first.innerText())?.[0]);
    await hand.press(first);
    await expect(page).toHaveURL(/q=tag%3A/);
    await expect(page.getByRole('list', { name: 'Photos', exact: true }).getByRole('link')).toHaveCount(count);
  });
});

test.describe('by finger', () => {
  test.use(HELD.finger);

  test('a finger that scrolls the suggestions chooses none of them', async ({ page, hand }) => {
    await page.goto(rummage.base);
    const box = page.getByRole('combobox');
    await hand.write(box, 'or');
    const place = await page.getByRole('option').first().boundingBox();
    const session = await page.context().newCDPSession(page);
    const from = { x: (place?.x ?? 0) + 40, y: (place?.y ?? 0) + 10 };
    await session.send('Input.synthesizeScrollGesture', { ...from, yDistance: -60, gestureSourceType: 'touch' });
    await expect(box).toHaveValue('or');
    await expect(page.getByRole('option').first()).toBeVisible();
  });
});

test('a suggestion is said to be chosen by arrows, and taken with Enter or Tab', async ({ page }) => {
  await page.goto(rummage.base);
  const box = page.getByRole('combobox');
  await box.pressSequentially('a cat ori');
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(box).toHaveAttribute('aria-expanded', 'true');

  await box.press('ArrowDown');
  await expect(page.getByRole('option')).toHaveAttribute('aria-selected', 'true');
  await box.press('Enter');
  await expect(box).toHaveValue('a cat orientation:');
  await box.pressSequentially('land');
  await expect(page.getByRole('option')).toHaveCount(1);
  await box.press('ArrowDown');
  await box.press('Tab');
  await expect(box).toHaveValue('a cat orientation:landscape ');
});

test('values come from the library', async () => {
  const { suggestions } = await getJson<Suggestions>(rummage, '/api/suggest?q=folder:sam&at=10');
  expect(suggestions[0]).toMatchObject({ insert: 'folder:sample ', note: '31' });
});

test('filters tell how many of a search’s photos they would leave', async () => {
  const facets = await getJson<Facets>(rummage, '/api/search/facets?q=autumn%20leaves');
  const { matches } = await getJson<SearchAnswer>(rummage, '/api/search?q=autumn%20leaves');
  expect(facets.photos).toBe(matches);
  expect(facets.folders).toEqual([{ name: 'sample', photos: matches }]);
});

test('a mistake is underlined on the page', async ({ page }) => {
  await page.goto(`${rummage.base}/?q=${encodeURIComponent('cat camra:x')}`);
  await expect(page.getByRole('heading', { name: /no filter “camra:”/ })).toBeVisible();
  await expect(page.locator('mark')).toHaveText('camra:');
});
