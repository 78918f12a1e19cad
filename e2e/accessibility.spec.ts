import { AxeBuilder } from '@axe-core/playwright';
import type { Album, SearchAnswer } from '#lib/nouns';
import { getJson, type RunningRummage, startSampleLibrary } from './rummage';
import { expect, type Page, test } from './test';

/** Each with the rules that are looked at: all of them, then those that a theme decides. */
const THEMES = [
  ['light', []],
  ['dark', ['color-contrast', 'link-in-text-block']],
] as const;

let rummage: RunningRummage;
let photo: number;
let album: number;

test.beforeAll(async () => {
  rummage = await startSampleLibrary();
  const { results } = await getJson<SearchAnswer>(rummage, '/api/search?q=a+cup+of+coffee&limit=1');
  photo = results[0]?.id ?? 0;
  const made = await fetch(`${rummage.base}/api/albums`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: rummage.base },
    body: JSON.stringify({ name: 'Leaves', rule: { words: 'autumn leaves' } }),
  });
  album = ((await made.json()) as Album).id;
});

test.afterAll(() => rummage?.remove());

/** What axe-core finds, in words that name the place. */
async function faultsOf(page: Page, rules: readonly string[]): Promise<string[]> {
  // Our pages have no frames, for which it would open a page of its own each time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

async function expectNoFaults(page: Page, themes: readonly (typeof THEMES)[number][] = THEMES): Promise<void> {
  for (const [colorScheme, rules] of themes) {
    // Colours that fade in are not yet what is read.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))));
    expect(await faultsOf(page, rules), colorScheme).toEqual([]);
  }
}

const PAGES: readonly (readonly [name: string, path: () => string])[] = [
  ['the library', () => '/'],
  ['a search', () => '/?q=autumn+leaves&show=all'],
  ['a search that finds nothing', () => '/?q=a+giraffe+eating+leaves'],
  ['a query that is not understood', () => '/?q=camra%3Ax'],
  ['similar photos', () => `/?similar=${photo}`],
  ['a photo', () => `/photos/${photo}?q=a+cup+of+coffee`],
  ['albums', () => '/albums'],
  ['an album', () => `/albums/${album}`],
  ['a new album', () => '/albums/new'],
  ['an album being taught', () => `/albums/${album}/teach`],
  ['an album that is edited', () => `/albums/${album}/edit`],
  ['labels', () => '/labels'],
  ['a set of labels', () => '/labels/everyday'],
  ['a new set of labels', () => '/labels/new'],
  ['duplicates', () => '/duplicates'],
  ['the trash', () => '/trash'],
  ['the status', () => '/status'],
  ['models', () => '/models'],
  ['what Rummage is', () => '/about'],
  ['what is for the owner', () => '/for-the-owner'],
  ['a page that is not there', () => '/nowhere'],
];

/** Between them they have every piece the others are made of: colours need not be looked at again on each. */
const IN_BOTH_THEMES = ['the library', 'a search', 'a photo', 'an album', 'an album that is edited', 'the status'];

for (const [name, path] of PAGES) {
  const themes = IN_BOTH_THEMES.includes(name) ? THEMES : THEMES.slice(0, 1);
  test(`axe finds nothing wrong with ${name}`, async ({ page }) => {
    await page.goto(rummage.base + path());
    await expect(page.getByRole('main')).toBeVisible();
    await expectNoFaults(page, themes);
  });
}

test('axe finds nothing wrong with what opens on top of a page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${rummage.base}/?q=autumn+leaves`);
  await page.getByRole('button', { name: 'Tag' }).click();
  await expect(page.getByRole('dialog', { name: 'Tag' }).getByRole('link').first()).toBeVisible();
  await expectNoFaults(page);

  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoFaults(page);
});

test('axe finds nothing wrong with photos that are selected', async ({ page }) => {
  await page.goto(rummage.base);
  await expect(page.locator('[data-laid]')).toBeVisible();
  await page.getByRole('list', { name: 'Photos', exact: true }).getByRole('link').first().focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible();
  await expectNoFaults(page);
});

test('while Rummage is not running, a page of its own says so', async ({ page }) => {
  await page.goto(rummage.base);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await rummage.stop();

  await page.goto(`${rummage.base}/albums`);
  await expect(page.getByRole('heading', { name: 'Rummage cannot be reached' })).toBeVisible();
  await expectNoFaults(page);
});
