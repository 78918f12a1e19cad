import { describe, expect, it } from 'vitest';
import { changeIndexing } from '../indexing/service';
import { addFolder } from '../store/folders';
import { openDatabase } from '../store/database';
import { insertPhoto } from '../store/photos';
import { acquireProcessLock } from '../store/process-lock';
import { writeProgress } from '../store/progress';
import { rememberTestModel } from '../testing/library';
import { serveTestLibraries } from '../testing/services';
import { getStatus, watchStatus } from './service';

const library = serveTestLibraries();

const NOTHING_READ = {
  state: 'indexing',
  bytesRead: 0,
  bytesPerSecond: 0,
  stages: { read: null, decode: null, embed: null, store: null },
} as const;

describe('getStatus', () => {
  it('of an empty library counts nothing and knows the model', async () => {
    expect(await getStatus()).toEqual({
      photos: { indexed: 0, pending: 0, failed: 0, missing: 0 },
      model: { id: 'clip-pocket-384', dimensions: 384 },
      photosPerSecond: 0,
      secondsLeft: null,
      switch: null,
      indexer: 'stopped',
      problem: null,
      folders: [],
      indexing: {
        state: 'stopped',
        settings: { paused: false, onlyIdle: false, window: null, cpuShare: 100 },
        bytesRead: 0,
        bytesPerSecond: 0,
        stages: { read: null, decode: null, embed: null, store: null },
      },
    });
  });

  it('tells speed and time left only while the indexer runs and photos wait', async () => {
    const { db, paths } = library();
    const modelId = rememberTestModel(db);
    writeProgress(db, { ...NOTHING_READ, modelId, photosPerSecond: 12.34, secondsLeft: 60 });
    insertPhoto(db, 'a');
    expect(await getStatus()).toMatchObject({ indexer: 'stopped', photosPerSecond: 0, secondsLeft: null });

    const lock = acquireProcessLock(paths.indexerLock, 'The indexer', 0);
    expect(await getStatus()).toMatchObject({ indexer: 'running', photosPerSecond: 12.3, secondsLeft: 60 });

    await changeIndexing({ paused: true });
    expect(await getStatus()).toMatchObject({ photosPerSecond: 0, secondsLeft: null, indexing: { state: 'paused' } });
    await changeIndexing({ paused: false });

    db.exec("UPDATE photos SET state = 'indexed'");
    expect(await getStatus()).toMatchObject({ indexer: 'running', photosPerSecond: 0, secondsLeft: null });
    lock.release();
    expect(await getStatus()).toMatchObject({ indexer: 'stopped' });
  });
});

describe('watchStatus', () => {
  it('tells the status at once and again when another process changed something, until it is told to stop', async () => {
    const { paths } = library();
    const stop = new AbortController();
    const statuses = watchStatus(stop.signal);
    expect((await statuses.next()).value).toMatchObject({ photos: { pending: 0 } });

    const indexer = openDatabase(paths, 'computed');
    insertPhoto(indexer, 'a');
    expect((await statuses.next()).value).toMatchObject({ photos: { pending: 1 } });

    await changeIndexing({ paused: true });
    expect((await statuses.next()).value).toMatchObject({ indexing: { settings: { paused: true } } });

    addFolder(indexer, '/photos');
    indexer.close();
    expect((await statuses.next()).value).toMatchObject({ folders: [{ name: 'photos' }] });

    stop.abort();
    expect(await statuses.next()).toEqual({ done: true, value: undefined });
  });
});
