import type { Page } from 'playwright';
import type { SearchAnswer } from '#lib/nouns';

export const WINDOW = { width: 1440, height: 900 };
/** A fling, in CSS pixels and CSS pixels a second. */
const [DISTANCE, SPEED] = [24_000, 4_000];
const FRAME_MS = 1_000 / 60;

/** What the page's main thread did for a while. */
export interface Watched {
  /** 0 where none took longer than 50 ms: shorter ones are not told. */
  readonly longestTaskMs: number;
  /** Frames that were there in time, as a share of all there could have been. */
  readonly onTime: number;
  /** The most pictures the page held. */
  readonly images: number;
}

interface Watching {
  tasks: number[];
  frames: number[];
  images: number;
  isOver: boolean;
}

type WatchedWindow = typeof globalThis & { watching?: Watching };

async function watched(page: Page, work: () => Promise<void>): Promise<Watched> {
  await page.evaluate(() => {
    const watching: Watching = { tasks: [], frames: [], images: 0, isOver: false };
    (globalThis as WatchedWindow).watching = watching;
    new PerformanceObserver((list) =>
      watching.tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    });
    const tick = (at: number) => {
      watching.frames.push(at);
      watching.images = Math.max(watching.images, document.images.length);
      if (!watching.isOver) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await work();
  const { tasks, frames, images } = await page.evaluate(() => {
    const { watching } = globalThis as WatchedWindow;
    if (watching) watching.isOver = true;
    return watching ?? { tasks: [], frames: [], images: 0 };
  });
  const times = frames.slice(1).map((at, i) => at - (frames[i] ?? at));
  const possible = ((frames.at(-1) ?? 0) - (frames[0] ?? 0)) / FRAME_MS;
  const inTime = times.filter((time) => time < 1.5 * FRAME_MS).length;
  return { longestTaskMs: Math.round(Math.max(0, ...tasks)), onTime: Number((inTime / possible).toFixed(3)), images };
}

async function fling(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const middle = { x: WINDOW.width / 2, y: WINDOW.height / 2 };
  for (const yDistance of [-DISTANCE, DISTANCE / 2]) {
    await session.send('Input.synthesizeScrollGesture', {
      ...middle,
      yDistance,
      speed: SPEED,
      gestureSourceType: 'mouse',
    });
  }
}

/** A fling down and half the way up. */
export function duringScroll(page: Page): Promise<Watched> {
  return watched(page, () => fling(page));
}

/** The same fling on a page of nothing but height. */
export async function onEmptyPage(page: Page, height: number): Promise<Watched> {
  await page.goto('about:blank');
  await page.setContent(`<div style="height: ${height}px"></div>`);
  return watched(page, () => fling(page));
}

/** Jumps all over the library, to and fro. */
export function scrubbed(page: Page, jumps: number): Promise<Watched> {
  return watched(page, async () => {
    const track = await page.getByRole('slider').boundingBox();
    if (!track) throw new Error('expected a scrubber, found none');
    for (let i = 0; i < jumps; i++) {
      await page.mouse.click(track.x + track.width / 2, track.y + track.height * ((i * 0.618) % 1));
      await page.waitForTimeout(120);
    }
  });
}

/** A list that a filter makes, scrolled to its end in steps of half a window. */
export function listToItsEnd(page: Page): Promise<Watched> {
  return watched(page, async () => {
    await page.evaluate(async (step) => {
      for (let y = 0; y < document.documentElement.scrollHeight; y += step) {
        window.scrollTo(0, y);
        await new Promise(requestAnimationFrame);
      }
    }, WINDOW.height / 2);
    await page.waitForTimeout(1_000);
  });
}

/** Opens the timeline a second time. @returns the thumbnails it then asked for, and how many of them were sent again */
export async function revisited(page: Page, base: string) {
  for (const path of ['/', '/albums', '/']) {
    await page.goto(base + path);
    if (path === '/') await page.waitForSelector('ul[data-laid]');
    await page.waitForTimeout(3_000);
  }
  return page.evaluate(() => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const thumbnails = entries.filter(({ name }) => name.includes('/thumbnail'));
    return { thumbnails: thumbnails.length, sent: thumbnails.filter(({ transferSize }) => transferSize > 0).length };
  });
}

/** The id of the oldest photo. */
export async function lastPhoto(base: string): Promise<number> {
  const ask = async (offset: number) =>
    (await (await fetch(`${base}/api/search?limit=1&offset=${offset}`)).json()) as SearchAnswer;
  const { total } = await ask(0);
  const { results } = await ask(total - 1);
  return results[0]?.id ?? 0;
}

/** Whether a photo at the end can be opened: by the page's own scrolling, the scrubber, or the keyboard alone. */
export async function reach(page: Page, by: 'scrolling' | 'scrubbing' | 'keyboard', id: number): Promise<boolean> {
  const cell = page.locator(`[data-cell="${id}"]`);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.waitForTimeout(500);
  if (by === 'keyboard') {
    await page.locator('[data-cell]').first().focus();
    await page.keyboard.press('End');
  } else if (by === 'scrubbing') {
    await page.getByRole('slider').focus();
    const track = await page.getByRole('slider').boundingBox();
    if (track) await page.mouse.click(track.x + track.width / 2, track.y + track.height - 1);
  } else {
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  }
  await page.mouse.move(WINDOW.width / 2, WINDOW.height / 2);
  for (let i = 0; i < 60 && !(await isInSight(page, id)); i++) {
    if (by !== 'keyboard') await page.mouse.wheel(0, 600);
    await page.waitForTimeout(100);
  }
  if (by === 'keyboard') await page.keyboard.press('Enter');
  else await cell.click({ timeout: 5_000 }).catch(() => undefined);
  const isOpen = await page.waitForURL(new RegExp(`/photos/${id}\\b`), { timeout: 10_000 }).then(
    () => true,
    () => false,
  );
  await page.goto(new URL('/', page.url()).href);
  await page.waitForSelector('ul[data-laid]');
  return isOpen;
}

async function isInSight(page: Page, id: number): Promise<boolean> {
  return page.evaluate((photo) => {
    const cell = document.querySelector(`[data-cell="${photo}"]`);
    return (
      cell !== null && cell.getBoundingClientRect().bottom <= window.innerHeight && document.activeElement !== null
    );
  }, id);
}
