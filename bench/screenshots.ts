import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import sharp from 'sharp';
import type { Album, SearchAnswer } from '#lib/nouns';
import { dataPaths, projectRoot, sampleFolder } from '#lib/paths';
import { openDatabase } from '#lib/store/database';
import { countPhotos } from '#lib/store/photos';
import { findBrowser } from '../scripts/prove/browser';
import { kill, startIndexer, startWeb, untilAnswering } from './processes';

const PORT = 4397;
const BASE = `http://127.0.0.1:${PORT}`;
const SAMPLES = 31;
const SIZES = [
  { name: '1440', width: 1440, height: 900 },
  { name: '390', width: 390, height: 844 },
] as const;
const THEMES = ['light', 'dark'] as const;

/**
 * `npm run bench -- screenshots [page]`: every page of the sample library, light and dark, 1440 and 390 px wide, into
 * `docs/screenshots/`. The app must have been built.
 */
export async function main([only]: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rummage-screenshots-'));
  const data = join(folder, 'data');
  const indexer = startIndexer(data, [sampleFolder()]);
  const web = startWeb(data, PORT);
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ['--no-sandbox'] });
  try {
    await untilAnswering(BASE);
    await untilIndexed(data);
    const pages = Object.entries(await pagesOf()).filter(([name]) => only === undefined || name === only);
    const target = join(projectRoot(), 'docs', 'screenshots');
    await mkdir(target, { recursive: true });
    for (const { name: size, ...viewport } of SIZES) {
      for (const colorScheme of THEMES) {
        const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce', locale: 'en-GB' });
        const page = await context.newPage();
        for (const [name, path] of pages) await keep(page, path, join(target, `${name}-${size}-${colorScheme}.webp`));
        await context.close();
      }
    }
  } finally {
    await browser.close();
    await kill(web, 'SIGTERM');
    await kill(indexer, 'SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

async function keep(page: Page, path: string, file: string): Promise<void> {
  await page.goto(BASE + path);
  await page.getByRole('main').waitFor();
  await page.evaluate(async () => {
    await document.fonts.ready;
    const shown = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight);
    await Promise.all(shown.map((image) => image.decode().catch(() => undefined)));
  });
  await page.waitForTimeout(700);
  await sharp(await page.screenshot())
    .webp({ quality: 82 })
    .toFile(file);
}

/** Addresses by the name of the page, once there is something to see on each. */
async function pagesOf(): Promise<Readonly<Record<string, string>>> {
  const find = async (words: string): Promise<number> => {
    const answer = await fetch(`${BASE}/api/search?q=${encodeURIComponent(words)}&limit=1`);
    return ((await answer.json()) as SearchAnswer).results[0]?.id ?? 0;
  };
  const [coffee, dogs] = [await find('a cup of coffee'), await find('dogs looking out of a window')];
  const make = async (name: string, words: string): Promise<number> => {
    const headers = { 'Content-Type': 'application/json', Origin: BASE };
    const body = JSON.stringify({ name, rule: { words } });
    return ((await (await fetch(`${BASE}/api/albums`, { method: 'POST', headers, body })).json()) as Album).id;
  };
  await make('Rockets', 'rocket launch');
  await make('Cats and dogs', 'a cat or a dog');
  const album = await make('Leaves', 'autumn leaves');
  await new Promise((resolve) => setTimeout(resolve, 3_000));

  return {
    library: '/',
    search: '/?q=sunset+over+a+lake+with+boats&show=all',
    nothing: '/?q=a+giraffe+eating+leaves',
    similar: `/?similar=${dogs}`,
    photo: `/photos/${coffee}?q=a+cup+of+coffee`,
    albums: '/albums',
    album: `/albums/${album}`,
    'album-new': '/albums/new',
    'album-edit': `/albums/${album}/edit`,
    'album-teach': `/albums/${album}/teach`,
    labels: '/labels',
    'label-set': '/labels/everyday',
    duplicates: '/duplicates',
    trash: '/trash',
    status: '/status',
    models: '/models',
    sidecars: '/sidecars',
    'self-test': '/self-test',
    about: '/about',
  };
}

async function untilIndexed(data: string): Promise<void> {
  const db = openDatabase(dataPaths(data), 'computed');
  try {
    while (countPhotos(db).indexed < SAMPLES) await new Promise((resolve) => setTimeout(resolve, 200));
  } finally {
    db.close();
  }
}
