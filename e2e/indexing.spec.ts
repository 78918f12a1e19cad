import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Indexing, Status } from '#lib/nouns';
import { projectRoot, sampleFolder } from '#lib/paths';
import { getJson, type RunningRummage, startRummage } from './rummage';
import { expect, test, withEachHand } from './test';

/** On a busy machine. */
const SOON = { timeout: 60_000 };

let running: RunningRummage;

test.beforeAll(async () => {
  running = await startRummage({ photos: ['IMG_1016.jpg'] });
  await expect.poll(async () => (await status()).photos.indexed, SOON).toBe(1);
});

test.afterAll(() => running.remove());

const status = (): Promise<Status> => getJson<Status>(running, '/api/status');

const settings = async () => (await getJson<Indexing>(running, '/api/indexing')).settings;

const addPhoto = (name: string): Promise<void> => cp(join(sampleFolder(), name), join(running.photos, name));

async function rummage(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  const run = promisify(execFile)(process.execPath, ['scripts/rummage.mjs', ...args], {
    cwd: projectRoot(),
    env: { ...process.env, RUMMAGE_DATA: running.data },
  });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout, errors: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      output: error.stdout,
      errors: error.stderr,
    }),
  );
}

async function put(body: unknown): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  return fetch(`${running.base}/api/indexing`, { method: 'PUT', headers, body: JSON.stringify(body) });
}

/** Each hand brings another: a photo that is there already is not read again. */
const BROUGHT = { mouse: 'IMG_1017.jpg', keyboard: 'IMG_1018.jpg', finger: 'IMG_1022.jpg' };

withEachHand((name) => {
  test('pausing on the page holds new photos back, and resuming indexes them', async ({ page, hand }) => {
    const { indexed } = (await status()).photos;
    await page.goto(`${running.base}/status`);
    await hand.press(page.getByRole('button', { name: 'Pause' }));
    await expect(page.getByRole('status').filter({ hasText: 'Paused by you' })).toBeVisible();

    await addPhoto(BROUGHT[name]);
    await expect.poll(async () => (await status()).photos.pending, SOON).toBe(1);
    expect((await status()).indexing.state).toBe('paused');
    await page.goto(running.base);
    const strip = page.getByRole('region', { name: 'Reading photos' });
    await expect(strip).toContainText('Paused by you');

    await hand.press(strip.getByRole('link', { name: 'Details' }));
    await hand.press(page.getByRole('button', { name: 'Resume' }));
    await expect.poll(async () => (await status()).photos.indexed, SOON).toBe(indexed + 1);
    await expect(page.getByRole('status').filter({ hasText: 'Up to date' })).toBeVisible(SOON);
  });

  test('share, hours and idleness are set on the page, and kept', async ({ page, hand }) => {
    await page.goto(`${running.base}/status`);
    const hours = page.getByRole('switch', { name: 'Only at certain hours' });
    const idle = page.getByRole('switch', { name: 'Only while the machine is idle' });
    await hand.press(page.getByRole('radio', { name: '50 %' }));
    await hand.press(idle);
    await hand.press(hours);
    await expect.poll(settings).toMatchObject({
      cpuShare: 50,
      onlyIdle: true,
      window: { from: '22:00', to: '07:00' },
    });

    await hand.write(page.getByLabel('From'), '23:30');
    await hand.write(page.getByLabel('Until'), '06:15');
    await hand.press(idle);
    await expect.poll(settings).toMatchObject({ onlyIdle: false, window: { from: '23:30', to: '06:15' } });
    await page.reload();
    await expect(page.getByLabel('Until')).toHaveValue('06:15');

    await hand.press(hours);
    await hand.press(page.getByRole('radio', { name: '100 %' }));
    await expect.poll(settings).toMatchObject({ cpuShare: 100, window: null });
  });
});

test('a pause holds the command line back, too, which tells of it', async () => {
  const { indexed } = (await status()).photos;
  await put({ paused: true });
  await addPhoto('IMG_1024.jpg');
  await expect.poll(async () => (await status()).photos.pending, SOON).toBe(1);
  expect((await rummage('status')).output).toContain('paused by you');

  const once = await rummage('index', '--once');
  expect(once).toMatchObject({ code: 1, errors: expect.stringMatching(/Indexing is paused\.[^]*rummage resume/) });
  expect((await status()).photos).toMatchObject({ indexed, pending: 1 });
  await put({ paused: false });
});

test('the command line pauses and resumes what the page shows, pushed to it', async ({ page }) => {
  await page.goto(`${running.base}/status`);
  expect(await rummage('pause')).toMatchObject({ code: 0, output: expect.stringContaining('paused') });
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible(SOON);

  expect(await rummage('resume')).toMatchObject({ code: 0 });
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible(SOON);
});

test('what is set on the command line is shown on the page, and kept', async ({ page }) => {
  await page.goto(`${running.base}/status`);
  const set = await rummage('indexing', '--share', '25', '--window', 'off', '--only-idle', 'on');
  expect(set).toMatchObject({ code: 0, output: expect.stringContaining('at any time') });
  await expect(page.getByRole('switch', { name: 'Only while the machine is idle' })).toBeChecked();
  await page.reload();
  await expect(page.getByRole('radio', { name: '25 %' })).toBeChecked();
  await put({ onlyIdle: false, cpuShare: 100 });
});

test('what is no setting is refused with what was expected', async () => {
  const refused = await put({ cpuShare: 60 });
  expect(refused.status).toBe(400);
  expect(JSON.stringify(await refused.json())).toContain('25, 50, 75 or 100');

  expect(await rummage('indexing', '--window', '22-7')).toMatchObject({
    code: 2,
    errors: expect.stringContaining('22:00-07:00'),
  });
});
