import { expect, it } from 'vitest';
import { insertPhoto } from '#lib/store/photos';
import { readProgress, type WorkingState } from '#lib/store/progress';
import { openTestLibrary, rememberTestModel } from '#lib/testing/library';
import { type IndexerProgress, Reporter } from './reporter';

it('writes speed, time left, bytes and the time of each stage, and what it is doing', () => {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  for (let i = 0; i < 4; i++) insertPhoto(db, `content-${i}`);
  const told: IndexerProgress[] = [];
  const reporter = new Reporter({
    db,
    modelId: () => modelId,
    state: () => 'yielding',
    onProgress: (progress) => told.push(progress),
  });

  reporter.add({ indexed: 7, failed: 1, filled: 0 });
  reporter.addMeasured({ stage: 'read', photos: 8, ms: 16, bytes: 8_000_000 });
  reporter.addMeasured({ stage: 'decode', photos: 8, ms: 240, bytes: 0 });
  reporter.report();

  expect(readProgress(db)).toMatchObject({
    modelId,
    state: 'yielding',
    photosPerSecond: 8,
    secondsLeft: 0.5,
    bytesRead: 8_000_000,
    bytesPerSecond: 8_000_000,
    stages: { read: 2, decode: 30, embed: null, store: null },
  });
  expect(told).toEqual([{ done: 8, total: 12, failed: 1 }]);
});

it('writes nothing while nothing changes, and a change of state at once', () => {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  let state: WorkingState = 'indexing';
  const reporter = new Reporter({ db, modelId: () => modelId, state: () => state });
  reporter.report();
  const { n: before } = db.prepare<[], { n: number }>('SELECT total_changes() AS n').get() ?? { n: -1 };

  for (let i = 0; i < 5; i++) reporter.report();
  expect(db.prepare('SELECT total_changes() AS n').get()).toEqual({ n: before });

  state = 'paused';
  reporter.report();
  expect(readProgress(db)?.state).toBe('paused');
});
