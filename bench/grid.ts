import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright';

import type { TimelineSummary } from '#lib/timeline/reader';
import { findBrowser } from '../scripts/prove/browser';
import { duringScroll, lastPhoto, listToItsEnd, onEmptyPage, reach, revisited, scrubbed, WINDOW } from './grid-page';
import { kill, startWeb, untilAnswering } from './processes';
import { timelineLibrary } from './timeline-library';

const PORTS = { small: 4393, large: 4394 } as const;
const FEW = 1_000;
const LOADS = 7;
const CAP = 6_000_000;
/** Narrows a million photos to some tens of thousands. */
const LIST_FROM = '2026-01-01';
/** Bytes of a photo in a chunk that are its colour, and where they begin. */
const [COLOR_BYTES, BEFORE_COLOR, ALL_BYTES] = [4, 10, 16];

/**
 * `npm run bench -- grid [photos=1000000] [loads=7]`: the timeline of a large library beside one of 1 000 photos, in Chromium
 * at device pixel ratio 2: first row painted, longest task and frames on time during a fling and 50 jumps of the scrubber, how
 * many pictures the page holds (of a list of search results, too), and whether its last photo can be opened by scrolling, scrubbing and keyboard; again with a
 * page of a tenth of the height. And what the list weighs, and how many thumbnails a second visit is sent again. The app must have
 * been built.
 */
export async function main([photos = '1000000', loads = String(LOADS)]: readonly string[]): Promise<void> {
  const libraries = { small: await timelineLibrary(FEW), large: await timelineLibrary(Number(photos)) };
  const webs = [startWeb(libraries.small, PORTS.small), startWeb(libraries.large, PORTS.large)];
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? undefined,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    for (const port of Object.values(PORTS)) await untilAnswering(baseOf(port));
    console.log(JSON.stringify({ bench: 'grid', photos: Number(photos), ...(await weigh()) }));
    console.log(JSON.stringify({ bench: 'grid', ...(await firstRow(browser, Number(loads))) }));
    console.log(JSON.stringify({ bench: 'grid', revisit: await revisit(browser) }));
    console.log(JSON.stringify({ bench: 'grid', list: await list(browser) }));
    for (const mostHigh of [CAP, CAP / 10]) {
      console.log(JSON.stringify({ bench: 'grid', mostHigh, ...(await use(browser, mostHigh)) }));
    }
  } finally {
    await browser.close();
    for (const web of webs) await kill(web, 'SIGTERM');
  }
}

const baseOf = (port: number) => `http://127.0.0.1:${port}`;

/** What the list weighs as it travels, per photo: with the placeholders' colours, and without. */
async function weigh() {
  const started = performance.now();
  const base = baseOf(PORTS.large);
  const summary = (await (await fetch(`${base}/api/timeline`)).json()) as TimelineSummary;
  const firstSummaryMs = performance.now() - started;
  let [all, plain] = [0, 0];
  for (let chunk = 0; chunk < Math.ceil(summary.photos / summary.chunkSize); chunk++) {
    const answer = await fetch(`${base}/api/timeline/chunks/${chunk}?version=${summary.version}`);
    const packed = Buffer.from(await answer.arrayBuffer());
    all += packed.length;
    plain += gzipSync(withoutColors(gunzipSync(packed))).length;
  }
  const index = gzipSync(JSON.stringify(summary)).length;
  const perPhoto = (bytes: number) => round((bytes + index) / summary.photos);
  return { bytesPerPhoto: perPhoto(plain), withColors: perPhoto(all), firstSummaryMs: Math.round(firstSummaryMs) };
}

function withoutColors(chunk: Buffer): Buffer {
  const count = chunk.length / ALL_BYTES;
  return Buffer.concat([chunk.subarray(0, BEFORE_COLOR * count), chunk.subarray((BEFORE_COLOR + COLOR_BYTES) * count)]);
}

/** Both libraries in turns, so that whatever else the machine does meets both; the first time of each is not counted. */
async function firstRow(browser: Browser, loads: number) {
  const times: Record<keyof typeof PORTS, number[]> = { small: [], large: [] };
  for (let i = -1; i < loads; i++) {
    for (const size of ['small', 'large'] as const) {
      const page = await open(browser, CAP);
      await page.goto(baseOf(PORTS[size]));
      const painted = await firstRowMs(page);
      if (i >= 0) times[size].push(painted);
      await page.context().close();
    }
  }
  const [small, large] = [median(times.small), median(times.large)];
  return { firstRowMs: { small: Math.round(small), large: Math.round(large) }, ratio: round(large / small) };
}

async function revisit(browser: Browser) {
  const page = await open(browser, CAP);
  const counts = await revisited(page, baseOf(PORTS.large));
  await page.context().close();
  return counts;
}

/** The newest of the large library as a filter finds them, in a list of search results. */
async function list(browser: Browser) {
  const page = await open(browser, CAP);
  await page.goto(`${baseOf(PORTS.large)}/?from=${LIST_FROM}`);
  await page.waitForSelector('ul[data-laid]');
  const { images, longestTaskMs } = await listToItsEnd(page);
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.context().close();
  return { title, mostImages: images, longestTaskMs };
}

async function firstRowMs(page: Page): Promise<number> {
  for (;;) {
    const painted = await page.evaluate(() => (window as { firstRowMs?: number }).firstRowMs);
    if (painted !== undefined) return painted;
    await wait(50);
  }
}

async function use(browser: Browser, mostHigh: number) {
  const empty = await open(browser, mostHigh);
  const idle = await onEmptyPage(empty, mostHigh);
  await empty.context().close();

  const page = await open(browser, mostHigh);
  await page.goto(baseOf(PORTS.large));
  await page.waitForSelector('ul[data-laid]');
  await page.waitForTimeout(1_000);
  const fling = await duringScroll(page);
  const jumps = await scrubbed(page, 50);
  const last = await lastPhoto(baseOf(PORTS.large));
  const reached = {
    scrolling: await reach(page, 'scrolling', last),
    scrubbing: await reach(page, 'scrubbing', last),
    keyboard: await reach(page, 'keyboard', last),
  };
  await page.context().close();
  return {
    longestTaskMs: { empty: idle.longestTaskMs, fling: fling.longestTaskMs, jumps: jumps.longestTaskMs },
    framesOnTime: { empty: idle.onTime, fling: fling.onTime, ratio: round(fling.onTime / idle.onTime) },
    mostImages: Math.max(fling.images, jumps.images),
    reached,
  };
}

async function open(browser: Browser, mostHigh: number): Promise<Page> {
  const context = await browser.newContext({ viewport: WINDOW, deviceScaleFactor: 2 });
  const page = await context.newPage();
  // What compiles this file wraps functions in calls of a helper of its own.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript((height) => {
    document.addEventListener('DOMContentLoaded', () =>
      document.documentElement.style.setProperty('--most-high', String(height)),
    );
    const look = () => {
      const cells = [...document.querySelectorAll<HTMLElement>('[data-cell]')];
      const top = cells[0]?.getBoundingClientRect().top;
      const images = cells
        .filter((cell) => cell.getBoundingClientRect().top === top)
        .map((cell) => cell.querySelector('img'));
      const isPainted = images.length > 0 && images.every((image) => image?.complete && image.naturalWidth > 0);
      if (isPainted) (window as { firstRowMs?: number }).firstRowMs = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, mostHigh);
  return page;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

const round = (value: number) => Number(value.toFixed(2));
