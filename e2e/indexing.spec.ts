import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Indexing, Status } from '#lib/nouns';
import { projectRoot, sampleFolder } from '#lib/paths';
import { getJson, type RunningRummage, startRummage } from './rummage';
import { expect, test } from './test';

/** On a busy machine. */
const SOON = { timeout: 60_000 };

let running: RunningRummage;

test.beforeAll(async () => {
  running = await startRummage({ photos: ['IMG_1016.jpg'] });
  await expect.poll(async () => (await status()).photos.indexed, SOON).toBe(1);
});

test.afterAll(() => running.remove());

const status = (): Promise<Status> => getJson<Status>(running, '/api/status');

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

test('pausing on the page holds new photos back, is told everywhere, and resuming indexes them', async ({ page }) => {
  await page.goto(`${running.base}/status`);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Paused by you' })).toBeVisible();

  await addPhoto('IMG_1017.jpg');
  await expect.poll(async () => (await status()).photos.pending, SOON).toBe(1);
  expect((await status()).indexing.state).toBe('paused');
  expect((await rummage('status')).output).toContain('paused by you');
  await page.goto(running.base);
  await expect(page.getByRole('region', { name: 'Reading photos' })).toContainText('Paused by you');

  const once = await rummage('index', '--once');
  expect(once).toMatchObject({ code: 1, errors: expect.stringMatching(/Indexing is paused\.[^]*rummage resume/) });
  expect((await status()).photos).toMatchObject({ indexed: 1, pending: 1 });

  await page.goto(`${running.base}/status`);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(async () => (await status()).photos.indexed, SOON).toBe(2);
  await expect(page.getByRole('status').filter({ hasText: 'Up to date' })).toBeVisible(SOON);
});

test('the command line pauses and resumes what the page shows, pushed to it', async ({ page }) => {
  await page.goto(`${running.base}/status`);
  expect(await rummage('pause')).toMatchObject({ code: 0, output: expect.stringContaining('paused') });
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible(SOON);

  expect(await rummage('resume')).toMatchObject({ code: 0 });
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible(SOON);
});

test('share, hours and idleness are set on the page and on the command line, and kept', async ({ page }) => {
  await page.goto(`${running.base}/status`);
  const settings = async () => (await getJson<Indexing>(running, '/api/indexing')).settings;
  await page.getByRole('radio', { name: '50 %' }).click();
  await page.getByRole('switch', { name: 'Only at certain hours' }).click();
  await expect.poll(settings).toMatchObject({ cpuShare: 50, window: { from: '22:00', to: '07:00' } });

  await page.getByLabel('From').fill('23:30');
  await page.getByLabel('Until').focus();
  await expect.poll(settings).toMatchObject({ window: { from: '23:30', to: '07:00' } });

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
