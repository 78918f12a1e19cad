import { expect, it } from 'vitest';
import type { SearchResult } from '#lib/nouns';
import { idsBetween } from '../timeline/held-photos';
import { Wall, type WallFrame } from '../timeline/wall';
import { HeldList, openList } from './held-list';
import { sayOfPhotos } from './left-out';

const FRAME: WallFrame = {
  measures: { width: 1400, row: 216, stretch: 1.8, gutter: 4, month: 0, day: 0 },
  window: 900,
  scrolled: -100,
  covered: 60,
  mostHigh: 6_000_000,
};
const FIRST = 100;

const photo = (id: number, burst?: SearchResult['burst']): SearchResult => ({
  id,
  path: `${id}.jpg`,
  similarity: 0.2,
  probability: null,
  match: null,
  width: [3, 2, 4][id % 3] ?? 1,
  height: [2, 3, 3][id % 3] ?? 1,
  takenAt: null,
  color: null,
  version: 'feed',
  ...(burst && { burst }),
});

/** A ranking whose photos are numbered by their places, but for those that are named. */
function listOf(total: number, others: ReadonlyMap<number, SearchResult> = new Map()) {
  const asked: number[] = [];
  const page = (offset: number, limit: number): SearchResult[] =>
    Array.from({ length: Math.min(limit, total - offset) }, (_, i) => others.get(offset + i) ?? photo(offset + i));
  const first = { total, results: page(0, FIRST) };
  const load = async ({ limit, offset }: { limit: number; offset: number }) => {
    asked.push(offset);
    return { total, results: page(offset, limit) };
  };
  return { first, load, asked };
}

it('reaches the last of 6 000 results with few pictures in the page at any time, and asks for each page once', async () => {
  const { first, load, asked } = listOf(6_000);
  const held = new HeldList(first, load, 'photos');
  const wall = new Wall(held, FRAME, (chunks) => chunks.forEach((chunk) => void held.load(chunk)));
  let most = 0;

  for (let scrolled = 0; scrolled < wall.end; scrolled += 450) {
    wall.scrolled(scrolled, scrolled);
    await Promise.resolve();
    wall.look();
    most = Math.max(most, wall.view().cells.length);
  }
  await Promise.all(held.shape.blocks.map(({ chunk }) => held.load(chunk)));
  wall.goTo(wall.end);

  expect(wall.view().cells.at(-1)).toMatchObject({ place: 5_999, photo: { id: 5_999 }, day: null });
  expect(wall.view().months).toEqual([]);
  expect(most).toBeLessThanOrEqual(150);
  expect(asked.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => FIRST + 500 * i));
});

it('lays the first page out at once, from the top of the wall', () => {
  const { first, load } = listOf(6_000);
  const wall = new Wall(new HeldList(first, load, 'photos'), FRAME, () => undefined);

  expect(wall.view().cells[0]).toMatchObject({ place: 0, box: { left: 0, top: 0 } });
});

it('shows a photo once that pages have twice, and of a burst the photo that came first', async () => {
  const burst = { id: 7, count: 2 };
  const others = new Map([
    [3, photo(3, burst)],
    [150, photo(150, burst)],
    [151, photo(42)],
  ]);
  const { first, load } = listOf(1_000, others);
  const held = new HeldList(first, load, 'photos');
  await held.load(1);

  const shown = [3, 42, 150, 151, 152].filter((place) => held.ratioAt(place) > 0);
  expect(shown).toEqual([3, 42, 152]);
  expect(held.placeOf(42)).toBe(42);
});

it('loads what lies between two photos before it selects it, without those that have left the list', async () => {
  const { first, load } = listOf(2_000);
  const held = new HeldList(first, load, 'hidden');
  await held.load(3);
  sayOfPhotos([700], { hidden: false });

  const ids = await idsBetween(held, 1_300, 90);
  expect(ids).toHaveLength(1_300 - 90);
  expect([ids[0], ids.at(-1), ids.includes(700)]).toEqual([90, 1_300, false]);
});

it('is opened anew only when its first page is another, with what is around the anchor', async () => {
  const { first, load, asked } = listOf(2_000);
  const before = new HeldList(first, load, 'photos');
  const anchor = { photoId: 1_200, place: 1_200, below: 0 };

  expect(await openList({ ...first, results: [...first.results] }, load, 'photos')(anchor, before)).toBeNull();
  const opened = await openList({ ...first, total: 1_999 }, load, 'photos')(anchor, before);
  expect(opened).toMatchObject({ place: 1_200 });
  expect(opened?.held.placeOf(1_200)).toBe(1_200);
  // And the next, for scrolling on.
  expect(asked).toEqual([1_100, 1_600]);
});
