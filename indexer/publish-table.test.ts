import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { verifyTableFile } from '#lib/index/snapshot';
import { setState } from '#lib/store/photos';
import { newestTableSnapshot, replaceTableSnapshot } from '#lib/store/table-snapshots';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '#lib/testing/library';
import { randomVector, seededRandom } from '#lib/testing/vectors';
import { WorkerClient } from '#lib/worker-client';
import type { PublishCalls } from './publish-calls';
import { isTableDue, publishTableIfDue } from './publish-table';

const DIMENSIONS = 8;
const random = seededRandom(5);

describe('isTableDue', () => {
  const state = { vectors: 100_000, written: 100_000, changes: 0, isIdle: true };

  it.each([
    [false, 'nothing changed', {}],
    [false, 'a library that is read from the database in no time', { vectors: 19_999, written: null }],
    [true, 'the first table, while photos still come', { written: null, isIdle: false }],
    [true, 'a fiftieth changed and there is nothing else to do', { changes: 2_000 }],
    [false, 'a fiftieth changed while photos still come', { changes: 2_000, isIdle: false }],
    [true, 'as many changed as a search shall read when it starts', { changes: 20_000, isIdle: false }],
  ])('%s: %s', (due, _what, change) => {
    expect(isTableDue({ ...state, ...change }, 'auto')).toBe(due);
    expect(isTableDue({ ...state, ...change }, 'hnsw')).toBe(due);
    expect(isTableDue({ ...state, ...change }, 'exact')).toBe(false);
  });
});

function openPublishing() {
  const library = openTestLibrary();
  const modelId = rememberTestModel(library.db, DIMENSIONS);
  const worker = new WorkerClient<PublishCalls>('indexer/publish-worker.ts', library.paths.root);
  onTestFinished(() => worker.close());
  const add = () => addTestPhoto(library.db, { modelId, embedding: randomVector(random, DIMENSIONS) });
  // A table is due by what is said of the library, so that a small one serves.
  const publish = () =>
    publishTableIfDue(
      { ...library, model: { id: modelId, dimensions: DIMENSIONS } },
      worker,
      { vectors: 20_000, isIdle: true },
      'auto',
    );
  return { ...library, modelId, add, publish };
}

describe('publishTableIfDue', () => {
  it('writes every searchable vector, complete and checked, and again what changed since', async () => {
    const { db, paths, modelId, add, publish } = openPublishing();
    const ids = Array.from({ length: 40 }, add);
    setState(db, ids[7] ?? 0, 'missing');

    expect(await publish()).toBe(true);

    const first = newestTableSnapshot(db, modelId);
    expect(first).toMatchObject({ vectors: 39 });
    await verifyTableFile(join(paths.graphs, first?.file ?? ''), first?.checksum ?? '');
    expect(await publish()).toBe(false);

    add();
    setState(db, ids[8] ?? 0, 'missing');
    setState(db, ids[9] ?? 0, 'missing');
    expect(await publish()).toBe(true);
    expect(newestTableSnapshot(db, modelId)).toMatchObject({ vectors: 38 });
  });

  it.each([
    ['was cleared away', (file: string) => rmSync(file)],
    ['is damaged', (file: string) => writeFileSync(file, 'torn')],
  ])('starts from the database when the table before %s', async (_how, harm) => {
    const { db, paths, modelId, add, publish } = openPublishing();
    for (let i = 0; i < 30; i++) add();
    await publish();
    const before = newestTableSnapshot(db, modelId);
    harm(join(paths.graphs, before?.file ?? ''));

    add();
    expect(await publish()).toBe(true);

    const after = newestTableSnapshot(db, modelId);
    expect(after).toMatchObject({ vectors: 31 });
    await verifyTableFile(join(paths.graphs, after?.file ?? ''), after?.checksum ?? '');
  });

  it('leaves nothing behind when the file cannot be put in its place', async () => {
    const { db, paths, modelId, add, publish } = openPublishing();
    add();
    replaceTableSnapshot(db, { modelId, file: 'gone.bin', vectors: 1, revision: 0, checksum: '0' });
    rmSync(paths.graphs, { recursive: true });
    writeFileSync(paths.graphs, 'in the way');

    await expect(publish()).rejects.toThrow();

    expect(newestTableSnapshot(db, modelId)).toMatchObject({ file: 'gone.bin' });
    rmSync(paths.graphs);
    expect(readdirSync(paths.root)).not.toContain('graphs');
  });
});
