import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import type { ModelList, SearchAnswer, Status } from '#lib/nouns';
import { bundledModels, sampleFolder } from '#lib/paths';
import { HubServer } from '#lib/testing/hub-server';
import { sharedPath } from '#lib/testing/model';
import { makeCrops } from '../bench/make-crops';
import { getJson, type RunningRummage, startRummage } from './rummage';
import { type Hand, HANDS, HELD } from './hands';
import { expect, type Page, test, withEachHand } from './test';

const SECOND = 'tests/second-model';
/** Enough for a switch to take a while. */
const CROPS = 240;

let hub: HubServer;
let rummage: RunningRummage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  hub = await HubServer.start(() => undefined);
  hub.serve(SECOND, sharedPath('models', 'clip-pocket-384-gap') ?? join(bundledModels(), 'clip-pocket-384'), {
    license: 'mit',
  });
  rummage = await startRummage({
    photos: ['IMG_1017.jpg', 'IMG_1018.jpg'],
    env: { HF_ENDPOINT: hub.endpoint, RUMMAGE_ROOTS: tmpdir() },
  });
  await makeCrops(join(rummage.photos, 'crops'), CROPS, 11);
  await expect
    .poll(async () => (await getJson<Status>(rummage, '/api/status')).photos.indexed, { timeout: 200_000 })
    .toBe(CROPS + 2);
});

test.afterAll(async () => {
  await hub?.close();
  await rummage?.remove();
});

/** One model in the list. */
function card(page: Page, title: string): Locator {
  return page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
}

interface Held {
  readonly page: Page;
  readonly hand: Hand;
}

async function lookUp({ page, hand }: Held, reference: string): Promise<Locator> {
  await page.goto(`${rummage.base}/models`);
  await hand.write(page.getByRole('textbox', { name: 'Its name on the hub' }), reference);
  await hand.press(page.getByRole('button', { name: 'Look up…', exact: true }));
  return page.getByRole('dialog', { name: reference });
}

/** @param cost what is said of it beforehand */
async function use({ page, hand }: Held, title: string, cost: string): Promise<void> {
  await hand.press(card(page, title).getByRole('button', { name: /^Use this model/ }));
  await expect(page.getByRole('alertdialog')).toContainText(cost);
  await hand.press(page.getByRole('alertdialog').getByRole('button', { name: 'Use this model' }));
}

async function removeSecond({ page, hand }: Held): Promise<void> {
  await page.goto(`${rummage.base}/models`);
  await hand.press(card(page, 'second-model').getByRole('button', { name: /^Remove/ }));
  await hand.press(page.getByRole('alertdialog').getByRole('button', { name: 'Remove model' }));
  await expect(card(page, 'second-model')).toHaveCount(0);
  // The button that did it went with the model.
  await expect(page.getByRole('heading', { name: 'All models' })).toBeFocused();
  expect(existsSync(join(rummage.data, 'models', ...SECOND.split('/')))).toBe(false);
}

async function activeModel(): Promise<string | undefined> {
  const { models } = await getJson<ModelList>(rummage, '/api/models');
  return models.find(({ role }) => role === 'active')?.reference;
}

withEachHand(() => {
  test('the page says which model answers and which there are, and asks nobody for it', async ({ page, hand }) => {
    await page.goto(rummage.base);
    await hand.press(page.getByRole('button', { name: 'Appearance, models and help' }));
    await hand.press(page.getByRole('menuitem', { name: 'Models' }));

    await expect(page.getByRole('heading', { name: 'Pocket CLIP answers now' })).toBeVisible();
    await expect(card(page, 'OpenAI CLIP B/32')).toContainText('Not downloaded');
    await hand.press(card(page, 'OpenAI CLIP B/32').locator('summary'));
    await expect(card(page, 'OpenAI CLIP B/32').getByText('Xenova/clip-vit-base-patch32')).toBeVisible();
    expect(hub.seen).toEqual([]);
  });

  test('the speed of a model is measured on request', async ({ page, hand }) => {
    // What was found out about models may be forgotten at any time.
    await rm(join(rummage.data, 'model-facts.json'), { force: true });
    await page.goto(`${rummage.base}/models`);
    const current = page.getByRole('region', { name: 'Pocket CLIP answers now' });
    await expect(current).not.toContainText('photos a second');
    await hand.press(card(page, 'Pocket CLIP').getByRole('button', { name: /^Measure speed/ }));
    await expect(current).toContainText('photos a second', { timeout: 60_000 });
    // The button is gone.
    await expect(card(page, 'Pocket CLIP').getByRole('heading')).toBeFocused();
  });
});

test('another site cannot have a model looked up', async () => {
  const response = await fetch(`${rummage.base}/api/models/offer?reference=${SECOND}`, {
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(response.status).toBe(403);
  expect(hub.seen).toEqual([]);
});

withEachHand((name) => {
  test('a name the hub does not know is answered in one sentence', async ({ page, hand }) => {
    const dialog = await lookUp({ page, hand }, 'nobody/nothing');
    await expect(dialog.getByRole('alert')).toContainText('nobody/nothing');
    await hand.press(dialog.getByRole('button', { name: 'Close' }).last());
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: 'Look up…', exact: true })).toBeFocused();
  });

  if (name !== HANDS[0]) test('a model is removed', ({ page, hand }) => removeSecond({ page, hand }));

  test('a model is looked up, downloaded, paused on the way, and goes on from there', async ({ page, hand }) => {
    hub.trouble('onnx/vision_model.onnx', { kind: 'silent', after: 200_000 });
    const silent = hub.silence();
    const dialog = await lookUp({ page, hand }, SECOND);
    await expect(dialog).toContainText(/Free on this disk/);
    await expect(dialog).toContainText(/mit/i);
    await hand.press(dialog.getByRole('button', { name: /^Download \d+ MB/ }));
    await expect(dialog).toBeHidden();

    await silent;
    const second = card(page, 'second-model');
    await expect(second.getByRole('progressbar')).toBeVisible();
    await hand.press(second.getByRole('button', { name: 'Pause' }));
    await expect(second).toContainText('paused');
    expect(await activeModel()).toBe('clip-pocket-384');

    await hand.press(second.getByRole('button', { name: 'Resume' }));
    await expect(second).toContainText(/Here, \d+ MB/, { timeout: 30_000 });
    // The rest only: what had come was kept.
    expect(hub.requestsFor('onnx/vision_model.onnx').at(-1)?.range).toMatch(/^bytes=[1-9]\d*-$/);

    // Measured by itself, so that a person knows what choosing it will take.
    await expect(second.getByRole('button', { name: /^Measur/ })).toHaveCount(0, { timeout: 60_000 });
    await hand.press(second.locator('summary'));
    await expect(second.getByText(/photos a second/)).toBeVisible();
  });
});

test.describe('by finger', () => {
  test.use(HELD.finger);

  test('searches are answered all through a switch, by one model or the other', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/models`);
    await use({ page, hand }, 'second-model', 'on this computer');

    const switching = page.getByRole('heading', { name: 'Making second-model ready' });
    await expect(page.getByRole('heading', { name: /second-model/, level: 2 })).toBeFocused();
    await expect(switching).toBeVisible({ timeout: 60_000 });
    await expect(switching).toBeFocused();
    expect((await getJson<Status>(rummage, '/api/status')).switch).toMatchObject({ total: CROPS + 2 });

    const answered: (string | null)[] = [];
    while (answered.at(-1) !== SECOND && answered.length < 5_000) {
      const answer = await getJson<SearchAnswer>(rummage, '/api/search?q=cat&limit=5');
      expect(answer.results).toHaveLength(5);
      answered.push(answer.model);
    }
    expect([...new Set(answered)]).toEqual(['clip-pocket-384', SECOND]);
    // Never back and forth.
    expect(answered.indexOf(SECOND)).toBe(answered.length - 1);

    await expect(page.getByRole('heading', { name: 'second-model answers now' })).toBeVisible();
    await expect(switching).toBeHidden();
    await page.goto(`${rummage.base}/status`);
    await expect(page.getByText(`Searching with the model ${SECOND}`)).toBeVisible();
  });
});

withEachHand(() => {
  test('two models are compared on the same words', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/models/compare`);
    await hand.write(page.getByRole('textbox', { name: 'What to search for' }), 'a cup of coffee');
    await hand.press(page.getByRole('button', { name: 'Compare' }));
    await expect(page).toHaveURL(/q=a\+cup\+of\+coffee/);
    await expect(page.getByText(/^\d+ of 24 in both$/)).toBeVisible();

    for (const title of ['Pocket CLIP', 'second-model']) {
      const photos = page.getByRole('list', { name: `Photos by ${title}` }).getByRole('link');
      await expect(photos).toHaveCount(24);
      await expect(photos.first()).toHaveAccessibleName(/^1\. Photo .*(same place|higher|lower|not among)/);
    }
  });
});

test('a comparison needs no JavaScript, nor does reading about models', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${rummage.base}/models/compare?q=bird`);
  await expect(page.getByText(/^\d+ of 24 in both$/)).toBeVisible();

  await page.goto(`${rummage.base}/models`);
  await expect(page.getByRole('heading', { name: 'second-model answers now' })).toBeVisible();
  // What would need it is not offered.
  await expect(page.getByRole('button', { name: /Use this model|Look up|Remove/ })).toHaveCount(0);
  await context.close();
});

for (const width of [390, 1440]) {
  test(`the pages about models are no wider than a window of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    for (const path of ['/models', '/models/compare', '/models/compare?q=cat']) {
      await page.goto(`${rummage.base}${path}`);
      await page.screenshot({ path: `test-results/models-${width}${path.replace(/\W+/g, '-')}.png` });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  });
}

/** Waits until a folder of two photos was read, and has gone away. */
async function takeDriveAway(): Promise<void> {
  const drive = join(rummage.photos, '..', 'drive');
  await mkdir(drive);
  for (const name of ['IMG_1022.jpg', 'IMG_1024.jpg']) await cp(join(sampleFolder(), name), join(drive, name));
  await fetch(`${rummage.base}/api/folders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ path: drive }),
  });
  const status = () => getJson<Status>(rummage, '/api/status');
  await expect.poll(async () => (await status()).photos.indexed, { timeout: 60_000 }).toBe(CROPS + 4);
  await rename(drive, `${drive}-away`);
  await expect
    .poll(async () => (await status()).folders.map(({ state }) => state), { timeout: 60_000 })
    .toContain('unreadable');
}

test.describe('by keyboard', () => {
  test.use(HELD.keyboard);

  test('a switch that only waits for a drive goes on waiting, once that was asked', async ({ page, hand }) => {
    await takeDriveAway();
    await page.goto(`${rummage.base}/models`);
    await use({ page, hand }, 'Pocket CLIP', '2 photos to read');
    const panel = page.getByRole('region', { name: 'Pocket CLIP is not ready yet' });
    await expect(panel).toContainText('2 photos lie in folders that cannot be reached now', { timeout: 60_000 });

    const without = panel.getByRole('button', { name: 'Switch now without them…' });
    await hand.press(without);
    await hand.press(page.getByRole('alertdialog').getByRole('button', { name: 'Wait for them' }));
    await expect(without).toBeFocused();
    expect(await activeModel()).toBe(SECOND);
  });
});

test.describe('by finger', () => {
  test.use(HELD.finger);

  test('a switch that only waits for a drive can be finished without it', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/models`);
    await hand.press(page.getByRole('button', { name: 'Switch now without them…' }));
    await hand.press(page.getByRole('alertdialog').getByRole('button', { name: 'Switch without them' }));
    await expect(page.getByRole('heading', { name: 'Pocket CLIP answers now' })).toBeVisible({ timeout: 30_000 });
  });
});

test('a model that is no longer wanted is removed with all it took', async ({ page, hand }) => {
  await removeSecond({ page, hand });
  expect((await getJson<SearchAnswer>(rummage, '/api/search?q=cat&limit=5')).results).toHaveLength(5);
});

test('a hub that cannot be reached is said in words, with the way to do without', async ({ page, hand }) => {
  await hub.close();
  const dialog = await lookUp({ page, hand }, SECOND);
  await expect(dialog.getByRole('alert')).toContainText(/cannot be reached|does not answer/);
  await expect(dialog.getByRole('alert')).toContainText(/by hand|copy/i);
});
