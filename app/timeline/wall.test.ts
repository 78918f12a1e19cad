import { expect, it, vi } from 'vitest';
import { CHUNK_SIZE, type ChunkPhoto, encodeChunk } from '#lib/timeline/chunk';
import { loadAround } from './held-photos';
import { HeldTimeline } from './held-timeline';
import { Wall, type WallFrame } from './wall';

const FRAME: WallFrame = {
  measures: { width: 1200, row: 200, stretch: 1.8, gutter: 4, month: 48, day: 28 },
  window: 900,
  scrolled: -100,
  covered: 60,
  mostHigh: 6_000_000,
};
const NEWEST_DAY = 20_000;

/** A timeline of made-up photos, ten a day, whose chunks are "sent" by a function that stands for the network. */
function timelineOf(photos: number, version = 1, firstId = photos): HeldTimeline {
  const days = Array.from({ length: Math.ceil(photos / 10) }, (_, i) => NEWEST_DAY - i);
  const counts = days.map((_, i) => Math.min(10, photos - 10 * i));
  const photoAt = (place: number): ChunkPhoto => ({
    id: firstId - place,
    width: [3, 2, 4][place % 3] ?? 1,
    height: [2, 3, 3][place % 3] ?? 1,
    color: null,
    version: '00000001',
    favourite: false,
    burst: 0,
  });
  vi.stubGlobal('fetch', async (path: string) => {
    const chunk = Number(/chunks\/(\d+)/.exec(path)?.[1]);
    const places = Array.from(
      { length: Math.min(CHUNK_SIZE, photos - chunk * CHUNK_SIZE) },
      (_, i) => chunk * CHUNK_SIZE + i,
    );
    const packed = new Blob([encodeChunk(places.map(photoAt))]).stream().pipeThrough(new CompressionStream('gzip'));
    return new Response(packed);
  });
  return new HeldTimeline({ version, photos, chunkSize: CHUNK_SIZE, days, counts, place: null });
}

async function openWall(photos: number, frame: Partial<WallFrame> = {}) {
  const timeline = timelineOf(photos);
  await timeline.load(0);
  const missing: number[] = [];
  const wall = new Wall(timeline, { ...FRAME, ...frame }, (chunks) => missing.push(...chunks));
  return { wall, timeline, missing };
}

/** Where a photo is in the window. */
function inWindow(wall: Wall, id: number, scrolled: number): number | undefined {
  const cell = wall.view().cells.find(({ photo }) => photo.id === id);
  return cell && cell.box.top - scrolled;
}

it('shows what is in sight and a little around it, however many photos there are', async () => {
  const { wall } = await openWall(100_000);

  const { cells, months } = wall.view();
  expect(cells[0]).toMatchObject({ place: 0, photo: { id: 100_000 }, day: '2024-10-04T00:00:00.000Z' });
  expect(cells.length).toBeLessThan(150);
  expect(months.map(({ key }) => key)).toEqual(['2024-10']);
});

it('scrolls one to one, wherever one is, and keeps what is seen in its place when it is brought in line', async () => {
  const { wall, timeline } = await openWall(100_000, { mostHigh: 200_000 });
  await Promise.all(Array.from({ length: 49 }, (_, chunk) => timeline.load(chunk)));
  const far = wall.goTo(2_000_000);

  wall.scrolled(far + 300);
  const id = wall.view().cells[10]?.photo.id ?? 0;
  const before = inWindow(wall, id, far + 300);
  wall.scrolled(far + 700);
  expect(inWindow(wall, id, far + 700)).toBeCloseTo((before ?? 0) - 400);

  const aligned = wall.settled();
  expect(aligned).not.toBeNull();
  expect(inWindow(wall, id, aligned ?? 0)).toBeCloseTo((before ?? 0) - 400);
});

it.each([6_000_000, 100_000])('reaches the last photo on a page of at most %i pixels', async (mostHigh) => {
  const { wall, timeline, missing } = await openWall(100_000, { mostHigh });

  wall.goTo(wall.end);
  expect(missing).toContain(48);
  await timeline.load(48);
  wall.look();
  wall.goTo(wall.end);
  const last = wall.view().cells.at(-1);
  expect(last).toMatchObject({ place: 99_999, photo: { id: 1 } });
  expect((last?.box.top ?? 0) + (last?.box.height ?? 0)).toBeLessThanOrEqual(wall.view().height);
});

it('moves nothing in sight when photos arrive whose heights were only guessed', async () => {
  const { wall, timeline } = await openWall(10_000);
  const scrolled = wall.goTo(wall.layout.topOfMonth(10));
  await timeline.load(1);
  wall.look();
  const id = wall.view().cells.find(({ box }) => box.top >= scrolled)?.photo.id ?? 0;
  const before = inWindow(wall, id, scrolled);

  await timeline.load(0);
  wall.scrolled(scrolled - 500);
  expect(inWindow(wall, id, scrolled - 500)).toBeCloseTo((before ?? 0) + 500);
});

it('stays at the month it was sent to, once the photos around it are there', async () => {
  const { wall, timeline } = await openWall(20_000);
  const { covered, window } = FRAME;
  for (let month = 1; month < wall.held.shape.months.length - 1; month++) {
    wall.goTo(wall.layout.topOfMonth(month) - covered, true);
    const { start, end } = { start: wall.placeInSight(), end: wall.layout.placeAt(wall.position + window) };
    await Promise.all([start - 100, start, end].map((place) => timeline.load(timeline.shape.chunkAt(place))));
    wall.look();
    expect(wall.layout.topOfMonth(month) - wall.position, `month ${month}`).toBeCloseTo(covered);
    expect(wall.view().month).toBe(month);
  }
});

it('finds an anchor again in a library that has grown', async () => {
  const { wall } = await openWall(5_000);
  wall.goTo(30_000);
  const anchor = wall.anchor();

  const grown = timelineOf(5_500, 2, 5_500);
  await loadAround(grown, 1_000, 1_000);
  const next = new Wall(grown, FRAME, () => undefined);
  next.return(anchor ?? { photoId: 0, place: 0, below: 0 });
  const place = grown.placeOf(anchor?.photoId ?? 0) ?? 0;
  expect(next.position - next.layout.topOf(place)).toBeCloseTo(anchor?.below ?? 0);
});

it('leads by arrow keys to the photos beside, and across rows', async () => {
  const { wall } = await openWall(1_000);
  const row = wall.layout.rowOf(0);
  const second = row?.end ?? 0;

  expect([wall.beside(0, 'left'), wall.beside(0, 'up')]).toEqual([null, null]);
  expect(wall.beside(second - 1, 'right')).toBe(second);
  expect(wall.beside(0, 'down')).toBe(second);
  expect(wall.beside(second, 'up')).toBe(0);
});

it('is hurried while photos fly by, and no more when they stand still', async () => {
  const { wall } = await openWall(20_000);
  const isHurried = () => wall.view().isHurried;

  wall.scrolled(800, 1_000);
  expect(isHurried()).toBe(true);
  wall.scrolled(850, 1_100);
  expect(isHurried()).toBe(false);
  wall.goTo(5_000, true);
  expect(isHurried()).toBe(true);
  wall.settled();
  expect(isHurried()).toBe(false);
});
