import { expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../store/database';
import { addRelation } from '../store/look-alikes';
import { deletePhoto, setState } from '../store/photos';
import { trashPhotos } from '../store/trash';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { decodeChunk, FOLDED } from './chunk';
import { TimelineReader } from './reader';

const DAY_MS = 86_400_000;

/** A library, the reader of another process, and a way to add photos taken on a day. */
function openTimeline() {
  const { db, paths } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const add = (day: number, hour = 12, color = '#808080') =>
    addTestPhoto(db, {
      modelId,
      embedding: Float32Array.of(1, 0, 0, 0),
      facts: { takenAt: day * DAY_MS + hour * 3_600_000, color },
    });
  const reading: Database = openDatabase(paths, 'computed');
  onTestFinished(() => void reading.close());
  return { db, modelId, add, reader: new TimelineReader(reading) };
}

async function idsOf(reader: TimelineReader): Promise<number[]> {
  const { version } = await reader.summary(null);
  return [...decodeChunk(await reader.chunk({ version, chunk: 0 })).ids];
}

it('lists the library by days, newest first, and tells where a photo stands', async () => {
  const { add, reader } = openTimeline();
  const [old, morning, evening, before] = [add(100), add(200, 8), add(200, 20), add(-3)];

  const summary = await reader.summary(old);
  expect(summary).toMatchObject({ photos: 4, days: [200, 100, -3], counts: [2, 1, 1], place: 2 });
  expect(await idsOf(reader)).toEqual([evening, morning, old, before]);
});

it('takes in what comes, goes and moves; what only waits changes nothing', async () => {
  const { db, modelId, add, reader } = openTimeline();
  const [a, b, c] = [add(1), add(2), add(3)];
  const first = await reader.summary(null);

  addTestPhoto(db, { modelId });
  expect((await reader.summary(null)).version).toBe(first.version);

  const d = add(2, 13);
  trashPhotos(db, [c]);
  expect(await idsOf(reader)).toEqual([d, b, a]);

  deletePhoto(db, b);
  expect(await idsOf(reader)).toEqual([d, a]);
  setState(db, c, 'indexed');
  expect(await idsOf(reader)).toEqual([c, d, a]);
  expect((await reader.summary(b)).place).toBeNull();
});

it('still reads the timeline that is being looked at when photos arrive, without those that left', async () => {
  const { db, add, reader } = openTimeline();
  const [a, b] = [add(1), add(2)];
  const { version } = await reader.summary(null);
  add(3);
  trashPhotos(db, [a]);
  await reader.summary(null);

  const chunk = decodeChunk(await reader.chunk({ version, chunk: 0 }));
  expect([...chunk.ids]).toEqual([b, a]);
  expect([...chunk.bursts]).toEqual([0, FOLDED]);
});

it('refuses a timeline that is not kept, and a chunk there is none of', async () => {
  const { add, reader } = openTimeline();
  add(1);
  const { version } = await reader.summary(null);

  await expect(reader.chunk({ version: 12_345, chunk: 0 })).rejects.toMatchObject({ code: 'conflict' });
  await expect(reader.chunk({ version, chunk: 1 })).rejects.toMatchObject({ code: 'not-found' });
});

it('has the newest photo of a burst stand for it', async () => {
  const { db, modelId, add, reader } = openTimeline();
  const [first, second, third, alone] = [add(5, 1), add(5, 2), add(5, 3), add(5, 4)];
  addRelation(db, [first, second], modelId, 'burst');
  addRelation(db, [second, third], modelId, 'burst');

  const { version } = await reader.summary(null);
  const chunk = decodeChunk(await reader.chunk({ version, chunk: 0 }));
  expect([...chunk.ids]).toEqual([alone, third, second, first]);
  expect([...chunk.bursts]).toEqual([0, 3, FOLDED, FOLDED]);
});
