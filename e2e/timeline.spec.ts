import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Route } from '@playwright/test';
import type { DayBefore, Status } from '#lib/nouns';
import { sampleFolder } from '#lib/paths';
import type { TimelineSummary } from '#lib/timeline/reader';
import type { HandName } from './hands';
import { getJson, type RunningRummage, startRummage } from './rummage';
import { expect, type Page, test, withEachHand } from './test';

let rummage: RunningRummage;

test.describe.configure({ mode: 'serial' });

/** Sixteen photos of eight months and two years, dated by their names. */
const PHOTOS = Array.from({ length: 16 }, (_, i) => ({
  from: `IMG_10${String(i + 1).padStart(2, '0')}.jpg`,
  to: `IMG_${2018 + (i % 2)}0${1 + 2 * (i % 4)}1${i % 8 < 4 ? 1 : 2}_120000.jpg`.replace(
    '_120000',
    `_12000${Math.floor(i / 8)}`,
  ),
}));

test.beforeAll(async () => {
  rummage = await startRummage();
  for (const { from, to } of PHOTOS) await cp(join(sampleFolder(), from), join(rummage.photos, to));
  await expect
    .poll(async () => (await getJson<Status>(rummage, '/api/status')).photos.indexed, { timeout: 90_000 })
    .toBe(PHOTOS.length);
});

test.afterAll(() => rummage?.remove());

const wall = (page: Page) => page.getByRole('list', { name: 'Photos', exact: true });
const months = (page: Page) => wall(page).getByRole('heading', { level: 2 });

async function openTimeline(page: Page): Promise<void> {
  await page.goto(rummage.base);
  await expect(page.getByRole('slider', { name: 'Month' })).toBeVisible();
}

/** Takes the scrubber to one of its ends: with the mouse anywhere on it, with a finger by its thumb. @param end 0 or 1 */
async function slideTo(page: Page, name: HandName, end: 0 | 1): Promise<void> {
  const scrubber = page.getByRole('slider', { name: 'Month' });
  const box = await scrubber.boundingBox();
  if (!box) throw new Error('expected a scrubber');
  const [x, y] = [box.x + box.width / 2, box.y + 1 + end * (box.height - 2)];
  if (name === 'mouse') return page.mouse.click(x, y);

  const from = await scrubber.locator('.bg-accent').boundingBox();
  if (!from) throw new Error('expected a thumb');
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: at });
  await touch('touchStart', [{ x: from.x + from.width / 2, y: from.y + from.height / 2 }]);
  await touch('touchMove', [{ x: from.x, y: (from.y + y) / 2 }]);
  await touch('touchMove', [{ x: from.x, y }]);
  await touch('touchEnd', []);
  await session.detach();
}

test('the library is grouped by month and day, newest first, and nothing moves when it is laid out', async ({
  page,
}) => {
  const { days } = await getJson<TimelineSummary>(rummage, '/api/timeline');
  await page.addInitScript(() => {
    const seen = globalThis as { shifts?: number };
    seen.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.shifts = (seen.shifts ?? 0) + ((entry as { value?: number }).value ?? 0);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await openTimeline(page);

  const newest = new Date((days[0] ?? 0) * 86_400_000);
  const month = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(newest);
  await expect(months(page).first()).toHaveText(month);
  await expect(wall(page).getByRole('heading', { level: 3 })).toHaveCount(days.length);
  expect(await page.evaluate(() => (globalThis as { shifts?: number }).shifts)).toBeLessThan(0.02);
});

withEachHand((name) => {
  test('the scrubber goes to the oldest month and back', async ({ page, hand }) => {
    await openTimeline(page);
    const scrubber = page.getByRole('slider', { name: 'Month' });
    const top = () => page.evaluate(() => window.scrollY);
    // The keys reach it by pressing it, which does nothing by itself.
    if (name === 'keyboard') await hand.press(scrubber);
    const goTo = (end: 0 | 1) =>
      name === 'keyboard' ? page.keyboard.press(end ? 'End' : 'Home') : slideTo(page, name, end);
    await goTo(1);
    await expect(months(page).last()).toBeInViewport();
    await expect(wall(page).getByRole('link').last()).toBeInViewport();

    await goTo(0);
    await expect(scrubber).toHaveAttribute('aria-valuenow', '0');
    await expect.poll(top).toBe(0);
    if (name !== 'keyboard') return;
    await page.keyboard.press('ArrowDown');
    await expect(scrubber).toHaveAttribute('aria-valuenow', '1');
  });

  test('a photo is opened from the timeline, and gone back to', async ({ page, hand }) => {
    await openTimeline(page);
    const photo = wall(page).getByRole('link').nth(5);
    const id = await photo.getAttribute('data-cell');
    await hand.press(photo);
    await expect(page).toHaveURL(new RegExp(`/photos/${id}\\b`));
    await hand.press(page.getByRole('link', { name: 'Back to the photos' }));
    await expect(page.locator(`[data-cell="${id}"]`)).toBeFocused();
    await expect(page.locator(`[data-cell="${id}"]`)).toBeInViewport();
  });
});

test('the keyboard alone reaches the last photo, opens it, and comes back to it', async ({ page }) => {
  await openTimeline(page);
  await page.keyboard.press('End');
  const last = wall(page).getByRole('link').last();
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  const id = await last.getAttribute('data-cell');
  const top = (await last.boundingBox())?.y ?? 0;

  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/photos/${id}\\b`));
  await expect(page.getByRole('link', { name: 'Back to the photos' })).toBeVisible();
  await page.goBack();
  await expect(page.locator(`[data-cell="${id}"]`)).toBeFocused();
  const back = (await page.locator(`[data-cell="${id}"]`).boundingBox())?.y ?? 0;
  expect(Math.abs(back - top)).toBeLessThan(2);

  await page.keyboard.press('Home');
  await expect(wall(page).getByRole('link').first()).toBeFocused();
});

test('where a page cannot be as high as its photos, none of them makes it higher, and it is brought in line without being told that scrolling has ended', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 240 });
  await page.addInitScript(() => {
    window.addEventListener('scrollend', (event) => event.stopImmediatePropagation());
    document.addEventListener('DOMContentLoaded', () =>
      document.documentElement.style.setProperty('--most-high', '700'),
    );
  });
  await openTimeline(page);
  const heightOf = () => page.evaluate(() => document.documentElement.scrollHeight);
  const height = await heightOf();
  await page.keyboard.press('End');
  await expect(wall(page).getByRole('link').last()).toBeFocused();
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
  expect(await heightOf()).toBe(height);

  const scrolled = await wall(page).evaluate((list) => {
    window.scrollTo(0, list.getBoundingClientRect().top + 150);
    return window.scrollY;
  });
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeLessThan(scrolled - 10);
});

test('on this day of former years is one click away', async ({ page }) => {
  const [day] = PHOTOS.map(({ to }) => to.replace(/^IMG_(\d{4})(\d{2})(\d{2})_.*$/, '$1-$2-$3'));
  const { days } = await getJson<{ days: DayBefore[] }>(rummage, `/api/timeline/on-this-day?day=2026${day?.slice(4)}`);
  expect(days.map((before) => before.day)).toContain(day);

  await page.goto(`${rummage.base}/?from=${day}&to=${day}`);
  await expect(wall(page).getByRole('link')).toHaveCount(days.find((before) => before.day === day)?.photos ?? 0);
});

test('arrow keys move between the newest photos while the timeline is still on its way, and the focus stays when it comes', async ({
  page,
}) => {
  const held: Route[] = [];
  await page.route(/\/api\/timeline$/, (route) => void held.push(route));
  await page.goto(rummage.base);
  await expect.poll(() => held.length).toBeGreaterThan(0);

  await wall(page).getByRole('link').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const third = wall(page).getByRole('link').nth(2);
  await expect(third).toBeFocused();

  await expect(page.locator('[data-laid]')).toHaveCount(0);
  for (const route of held) await route.continue();
  await expect(page.locator('[data-laid]')).toBeVisible();
  await expect(third).toBeFocused();
});
