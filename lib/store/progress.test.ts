import { expect, it } from 'vitest';
import { openTestLibrary, rememberTestModel } from '../testing/library';
import { readProgress, writeProgress } from './progress';

it('keeps the newest progress only', () => {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  expect(readProgress(db)).toBeNull();

  writeProgress(db, { modelId, photosPerSecond: 12.5, secondsLeft: 60 });
  writeProgress(db, { modelId, photosPerSecond: 0, secondsLeft: null });

  expect(readProgress(db)).toMatchObject({ modelId, photosPerSecond: 0, secondsLeft: null });
  expect(readProgress(db)?.updatedAt).toBeGreaterThan(0);
});
