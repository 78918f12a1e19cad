import { expect, it } from 'vitest';
import { insertPhoto } from '../store/photos';
import { acquireProcessLock } from '../store/process-lock';
import { type Progress, writeProgress } from '../store/progress';
import { pendingRequests } from '../store/requests';
import { rememberTestModel } from '../testing/library';
import { serveTestLibraries } from '../testing/services';
import { changeIndexing, getIndexing, readFirst } from './service';

const library = serveTestLibraries();

const progress = (modelId: number): Progress => ({
  modelId,
  state: 'indexing',
  photosPerSecond: 12,
  secondsLeft: 60,
  bytesRead: 5_000_000,
  bytesPerSecond: 1_000_000.4,
  stages: { read: 1, decode: 20.5, embed: 9, store: null },
});

it('is unhindered until somebody says otherwise, and keeps what is not named in a change', async () => {
  expect(await getIndexing()).toMatchObject({
    state: 'stopped',
    settings: { paused: false, onlyIdle: false, window: null, cpuShare: 100 },
    bytesRead: 0,
  });

  await changeIndexing({ window: { from: '22:00', to: '07:00' }, cpuShare: 50 });
  await changeIndexing({ paused: true, onlyIdle: true });

  const kept = { paused: true, onlyIdle: true, window: { from: '22:00', to: '07:00' }, cpuShare: 50 };
  expect((await getIndexing()).settings).toEqual(kept);
  expect((await changeIndexing({ window: null })).settings.window).toBeNull();
});

it('tells the state in the order of what a person must know first', async () => {
  const { db, paths } = library();
  const modelId = rememberTestModel(db);
  const state = async () => (await getIndexing()).state;
  expect(await state()).toBe('stopped');

  const lock = acquireProcessLock(paths.indexerLock, 'The indexer', 0);
  expect(await state()).toBe('done');
  insertPhoto(db, 'a');
  expect(await state()).toBe('indexing');

  for (const told of ['yielding', 'outside-window', 'waiting-for-idle'] as const) {
    writeProgress(db, { ...progress(modelId), state: told });
    expect(await state()).toBe(told);
  }

  await changeIndexing({ paused: true });
  expect(await state()).toBe('paused');
  // The indexer has not noticed yet that it may go on.
  writeProgress(db, { ...progress(modelId), state: 'paused' });
  await changeIndexing({ paused: false });
  expect(await state()).toBe('indexing');
  lock.release();
});

it('tells bytes and the time of each stage while an indexer runs', async () => {
  const { db, paths } = library();
  writeProgress(db, progress(rememberTestModel(db)));
  expect(await getIndexing()).toMatchObject({ bytesRead: 0, stages: { decode: null } });

  const lock = acquireProcessLock(paths.indexerLock, 'The indexer', 0);
  expect(await getIndexing()).toMatchObject({
    bytesRead: 5_000_000,
    bytesPerSecond: 1_000_000,
    stages: { read: 1, decode: 20.5, embed: 9, store: null },
  });
  lock.release();
});

it('asks once for a photo somebody opens while it waits', async () => {
  const { db } = library();
  const id = insertPhoto(db, 'a');

  for (let i = 0; i < 3; i++) await readFirst(id);
  await readFirst(999);

  expect(pendingRequests(db).map(({ request }) => request)).toEqual([{ kind: 'first', photoIds: [id] }]);
});
