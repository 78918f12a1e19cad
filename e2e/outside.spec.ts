import { AxeBuilder } from '@axe-core/playwright';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchAnswer } from '#lib/nouns';
import type { SelfTest } from '#lib/self-test/service';
import { getJson, type RunningRummage, startRummage } from './rummage';
import { expect, type Page, test, withEachHand } from './test';

let rummage: RunningRummage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  rummage = await startRummage({ photos: ['IMG_1017.jpg', 'IMG_1018.jpg', 'IMG_1022.jpg'] });
  await expect
    .poll(async () => (await getJson<SearchAnswer>(rummage, '/api/search')).total, { timeout: 60_000 })
    .toBe(3);
});

test.afterAll(() => rummage?.remove());

async function withKeywords(): Promise<number> {
  return (await getJson<SearchAnswer>(rummage, '/api/search?q=has:keywords')).total;
}

async function expectNoFaults(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
      colorScheme,
    ).toEqual([]);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBeLessThanOrEqual(width);
    }
  }
}

withEachHand(() => {
  test('what is expected of searches is marked once, and every model is measured by it', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/self-test`);
    await hand.write(page.getByRole('textbox', { name: 'A search' }), 'a cat');
    await hand.press(page.getByRole('button', { name: 'Search', exact: true }));
    await expect(page.getByText('Mark every photo you expect of “a cat”')).toBeVisible();
    await hand.press(page.getByRole('list', { name: 'Photos to mark' }).getByRole('checkbox').first());
    await hand.press(page.getByRole('button', { name: 'Save' }));

    await expect(page.getByRole('link', { name: 'a cat' })).toBeVisible();
    await hand.press(page.getByRole('button', { name: 'Run the test' }));
    await expect(page.getByRole('row', { name: /^All searches/ })).toContainText('100%');
    const { queries, runs } = await getJson<SelfTest>(rummage, '/api/self-test');
    expect(queries).toMatchObject([{ query: 'a cat', photoIds: [expect.any(Number)] }]);
    expect(runs[0]).toMatchObject({ settings: { index: 'auto', photos: 3 }, models: [{ all: { r1: 1, mrr: 1 } }] });

    await hand.press(page.getByRole('button', { name: 'Forget a cat' }));
    await expect(page.getByRole('button', { name: 'Run the test' })).toBeHidden();
  });

  test('tags are written into sidecars, and are found as keywords', async ({ page, hand }) => {
    const before = readFileSync(join(rummage.photos, 'IMG_1017.jpg'));
    await page.goto(`${rummage.base}/sidecars`);
    await hand.press(page.getByRole('button', { name: 'Write sidecars' }));

    await expect(page.getByRole('heading', { name: 'Done' })).toBeVisible();
    await expect(page.getByRole('status')).toContainText('3 sidecars written');
    expect(readFileSync(join(rummage.photos, 'IMG_1017.jpg.xmp'), 'utf8')).toContain('<rdf:li>cat</rdf:li>');
    expect(readFileSync(join(rummage.photos, 'IMG_1017.jpg'))).toEqual(before);
    await expect.poll(withKeywords, { timeout: 30_000 }).toBe(3);

    for (const name of readdirSync(rummage.photos)) if (name.endsWith('.xmp')) rmSync(join(rummage.photos, name));
    await expect.poll(withKeywords, { timeout: 30_000 }).toBe(0);
  });
});

test('what is marked, measured and written is shown without faults, light and dark, on phones and desks', async ({
  page,
}) => {
  await page.goto(`${rummage.base}/self-test?q=a+cat`);
  await page.getByRole('list', { name: 'Photos to mark' }).getByRole('checkbox').first().check();
  await expectNoFaults(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: /^All searches/ })).toBeVisible();
  await expectNoFaults(page);
  await page.goto(`${rummage.base}/sidecars`);
  await expect(page.getByRole('heading', { name: 'Done' })).toBeVisible();
  await expectNoFaults(page);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a test is run again, and a search is forgotten', async ({ page }) => {
    await page.goto(`${rummage.base}/self-test`);
    await page.getByRole('button', { name: 'Run the test' }).click();
    await expect(page.getByText('Former runs')).toBeVisible();
    await page.getByRole('button', { name: 'Forget a cat' }).click();
    await expect(page.getByRole('button', { name: 'Run the test' })).toBeHidden();
  });

  test('it is told what would be written beside photos', async ({ page }) => {
    await page.goto(`${rummage.base}/sidecars`);
    await page.getByRole('button', { name: 'See what would be written' }).click();
    await expect(async () => {
      await page.goto(`${rummage.base}/sidecars`);
      await expect(page.getByRole('status')).toContainText('3 sidecars would be written, 3 of 3 photos', {
        timeout: 1_000,
      });
    }).toPass();
    expect(existsSync(join(rummage.photos, 'IMG_1017.jpg.xmp'))).toBe(false);
  });
});

test('ratings, tags and albums of all photos are one table, without where they lie', async () => {
  const table = await (await fetch(`${rummage.base}/api/export`)).text();

  expect(table).toMatch(/^photo,file,takenAt,rating,ratedBy,favourite,tags,albums\r\n/);
  expect(table).toMatch(/,IMG_1017\.jpg,.*cat/);
  expect(table).not.toContain(rummage.photos);
});
