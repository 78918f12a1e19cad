import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FailedPhoto, SearchAnswer, SearchResult, Status } from '#lib/nouns';
import { sampleFolder } from '#lib/paths';
import { getJson, type RunningRummage, startRummage } from './rummage';
import { expect, test, withEachHand } from './test';

let rummage: RunningRummage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  rummage = await startRummage({ isFirst: true, photos: ['IMG_1016.jpg', 'IMG_1018.jpg', 'IMG_1022.jpg'] });
  await untilFirst('rocket launch', 'IMG_1018.jpg');
});

test.afterAll(() => rummage?.remove());

async function firstOf(query: string): Promise<SearchResult | undefined> {
  const answer = await getJson<SearchAnswer>(rummage, `/api/search?limit=1&q=${encodeURIComponent(query)}`);
  return answer.results[0];
}

async function untilFirst(query: string, path: string | undefined): Promise<void> {
  await expect.poll(async () => (await firstOf(query))?.path, { timeout: 30_000 }).toBe(path);
}

async function brokenFile(): Promise<FailedPhoto | undefined> {
  return (await getJson<{ failures: FailedPhoto[] }>(rummage, '/api/failures')).failures[0];
}

test('a photo dropped into a watched folder is found', async () => {
  await cp(join(sampleFolder(), 'IMG_1017.jpg'), join(rummage.photos, 'new.jpg'));
  await untilFirst('cat', 'new.jpg');
});

test('a renamed photo keeps its place and its identity', async () => {
  const before = await firstOf('cat');
  await rename(join(rummage.photos, 'new.jpg'), join(rummage.photos, 'kitty.jpg'));
  await untilFirst('cat', 'kitty.jpg');
  expect((await firstOf('cat'))?.id).toBe(before?.id);
});

test('an edited photo is found by what it shows now', async () => {
  const before = await firstOf('cat');
  await cp(join(sampleFolder(), 'IMG_1014.jpg'), join(rummage.photos, 'kitty.jpg'));
  // The cat, too, came first for “bird” here; a bird resembles the word far more.
  await expect.poll(async () => (await firstOf('bird'))?.similarity, { timeout: 30_000 }).toBeGreaterThan(0.28);
  expect(await firstOf('bird')).toMatchObject({ path: 'kitty.jpg', id: before?.id });
});

test('a deleted photo is gone from every answer', async () => {
  await rm(join(rummage.photos, 'kitty.jpg'));
  await expect
    .poll(async () => (await getJson<Status>(rummage, '/api/status')).photos, { timeout: 30_000 })
    .toMatchObject({ indexed: 3, missing: 1 });
  const { results } = await getJson<SearchAnswer>(rummage, '/api/search?q=bird');
  expect(results.map(({ path }) => path)).not.toContain('kitty.jpg');
});

test('a broken file is listed with its reason', async ({ page }) => {
  const whole = await readFile(join(sampleFolder(), 'IMG_1024.jpg'));
  await writeFile(join(rummage.photos, 'half.jpg'), whole.subarray(0, whole.length / 3));

  await page.goto(`${rummage.base}/status`);
  await expect(page.getByText('half.jpg')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/ends early/)).toBeVisible();
  expect(await brokenFile()).toMatchObject({
    path: 'half.jpg',
    failure: { remedy: expect.stringContaining('Copy it again') },
  });
});

withEachHand(() => {
  test('a broken file is read once more when that is asked for', async ({ page, hand }) => {
    const attempts = (await brokenFile())?.attempts ?? 0;
    await page.goto(`${rummage.base}/status`);
    await hand.press(page.getByRole('button', { name: 'Try again' }));
    await expect.poll(async () => (await brokenFile())?.attempts, { timeout: 30_000 }).toBe(attempts + 1);
    await expect(page.getByText('half.jpg')).toBeVisible();
  });
});

test('a broken file is indexed once it is whole', async () => {
  await cp(join(sampleFolder(), 'IMG_1024.jpg'), join(rummage.photos, 'half.jpg'));
  await untilFirst('autumn leaves', 'half.jpg');
});

test('a folder that goes away keeps its photos, says so, and comes back by itself', async () => {
  const away = `${rummage.photos}-away`;
  await rename(rummage.photos, away);
  await expect
    .poll(async () => (await getJson<Status>(rummage, '/api/status')).folders[0]?.state, { timeout: 30_000 })
    .toBe('unreadable');
  expect((await firstOf('rocket launch'))?.path).toBe('IMG_1018.jpg');

  await rename(away, rummage.photos);
  await expect
    .poll(async () => (await getJson<Status>(rummage, '/api/status')).folders[0]?.state, { timeout: 30_000 })
    .toBe('ready');
});

test('Ctrl-C stops both processes cleanly', async () => {
  expect(await rummage.stop()).toBe(0);
  await expect(fetch(`${rummage.base}/api/status`)).rejects.toThrow();
});
