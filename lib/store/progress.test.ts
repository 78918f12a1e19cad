import { expect, it } from 'vitest';
import { openTestLibrary, rememberTestModel } from '../testing/library';
import { type Progress, readProgress, writeProgress } from './progress';

const FIRST: Omit<Progress, 'modelId'> = {
  state: 'indexing',
  photosPerSecond: 12.5,
  secondsLeft: 60,
  bytesRead: 7_000_000_000,
  bytesPerSecond: 3_000_000.5,
  stages: { read: 1.5, decode: 30, embed: 12, store: 0.25 },
};

it('keeps the newest progress only, and all of it', () => {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  expect(readProgress(db)).toBeNull();

  writeProgress(db, { ...FIRST, modelId });
  expect(readProgress(db)).toEqual({ ...FIRST, modelId, updatedAt: expect.any(Number) });

  const second = { ...FIRST, photosPerSecond: 0, secondsLeft: null, state: 'paused' } as const;
  const stages = { read: null, decode: null, embed: null, store: null };
  writeProgress(db, { ...second, stages, modelId });
  expect(readProgress(db)).toMatchObject({ photosPerSecond: 0, secondsLeft: null, state: 'paused', stages });
  expect(readProgress(db)?.updatedAt).toBeGreaterThan(0);
});

it('keeps what an earlier version wrote', () => {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  db.exec(
    `INSERT INTO progress (id, model_id, photos_per_second, seconds_left, updated_at) VALUES (1, ${modelId}, 4.5, 9, 1)`,
  );

  expect(readProgress(db)).toMatchObject({ photosPerSecond: 4.5, secondsLeft: 9, state: 'indexing', bytesRead: 0 });
});
