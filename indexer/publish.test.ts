import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadGraph, nearestLabels } from '#lib/index/graph';
import type { Database } from '#lib/store/database';
import { newestGeneration } from '#lib/store/generations';
import { setState } from '#lib/store/photos';
import { findVector, putVector } from '#lib/store/vectors';
import { addTestPhoto, openTestLibrary, rememberTestModel, type TestLibrary } from '#lib/testing/library';
import { randomVector, seededRandom } from '#lib/testing/vectors';
import { decidePublish, Publisher } from './publish';

const DIMENSIONS = 8;
const random = seededRandom(5);

function addPhotos(db: Database, modelId: number, photos: number): number[] {
  return Array.from({ length: photos }, () =>
    addTestPhoto(db, { modelId, embedding: randomVector(random, DIMENSIONS) }),
  );
}

function startPublisher({ db, paths }: TestLibrary, modelId: number): Publisher {
  const publisher = new Publisher(db, paths, { id: modelId, dimensions: DIMENSIONS }, 'hnsw');
  onTestFinished(() => publisher.close());
  return publisher;
}

async function loadNewest({ db, paths }: TestLibrary, modelId: number) {
  const generation = newestGeneration(db, modelId);
  if (generation === null) throw new Error('no graph was published');
  const graph = await loadGraph(join(paths.graphs, generation.file), { ...generation, dimensions: DIMENSIONS });
  return { generation, graph };
}

describe('decidePublish', () => {
  const state = { vectors: 30_000, tail: 0, graphed: 30_000, isIdle: true };

  it.each([
    ['leave', 'nothing changed', {}],
    ['rebuild', 'the first graph, once there is nothing else to do', { vectors: 1_000, tail: 1_000, graphed: null }],
    [
      'leave',
      'the first graph while photos still come',
      { vectors: 19_999, tail: 19_999, graphed: null, isIdle: false },
    ],
    [
      'rebuild',
      'the first graph when searches would scan too much',
      { vectors: 20_000, tail: 20_000, graphed: null, isIdle: false },
    ],
    ['leave', 'a short tail', { vectors: 32_000, tail: 2_000 }],
    ['append', 'a tail of a tenth, once there is nothing else to do', { vectors: 33_000, tail: 3_000 }],
    ['leave', 'a tail of a tenth while photos still come', { vectors: 33_000, tail: 3_000, isIdle: false }],
    ['append', 'the longest tail, whatever else there is to do', { vectors: 50_000, tail: 20_000, isIdle: false }],
    ['leave', 'few tombstones', { vectors: 25_500 }],
    ['rebuild', 'many tombstones', { vectors: 25_000 }],
    ['leave', 'many tombstones while photos still come', { vectors: 25_000, isIdle: false }],
  ] as const)('%s: %s', (decision, _what, change) => {
    expect(decidePublish({ ...state, ...change }, 'hnsw')).toBe(decision);
  });

  it('never publishes where graphs are not used, and always where they must be', () => {
    for (const mode of ['auto', 'exact'] as const) {
      expect(decidePublish({ ...state, graphed: null }, mode)).toBe('leave');
    }
    expect(decidePublish({ vectors: 1, tail: 1, graphed: null, isIdle: true }, 'hnsw')).toBe('rebuild');
    expect(decidePublish({ vectors: 0, tail: 0, graphed: null, isIdle: true }, 'hnsw')).toBe('leave');
  });
});

describe('Publisher', () => {
  it('publishes a graph of every searchable vector, complete and checked', async () => {
    const library = openTestLibrary();
    const modelId = rememberTestModel(library.db, DIMENSIONS);
    const ids = addPhotos(library.db, modelId, 60);
    setState(library.db, ids[7] ?? 0, 'missing');

    await startPublisher(library, modelId).publishIfDue(true);

    const { generation, graph } = await loadNewest(library, modelId);
    expect(generation).toMatchObject({ vectors: 59, lastSeq: 60 });
    expect(readdirSync(library.paths.graphs)).toEqual([generation.file]);
    for (const id of ids.filter((id) => id !== ids[7])) {
      const stored = findVector(library.db, id, modelId);
      expect(nearestLabels(graph, stored?.embedding ?? new Float32Array(DIMENSIONS), 1)).toEqual([id]);
    }
  });

  it('appends what is newer and lets go of the graph before', async () => {
    const library = openTestLibrary();
    const modelId = rememberTestModel(library.db, DIMENSIONS);
    const [first = 0] = addPhotos(library.db, modelId, 40);
    const publisher = startPublisher(library, modelId);
    await publisher.publishIfDue(true);
    const before = newestGeneration(library.db, modelId);

    addPhotos(library.db, modelId, 20);
    const embedding = randomVector(random, DIMENSIONS);
    putVector(library.db, { photoId: first, modelId, embedding, backgroundMean: 0, backgroundDeviation: 1 });
    await publisher.publishIfDue(true);

    const { generation, graph } = await loadNewest(library, modelId);
    expect(generation).toMatchObject({ vectors: 60, lastSeq: 61 });
    expect(generation.id).toBeGreaterThan(before?.id ?? 0);
    expect(nearestLabels(graph, embedding, 1)).toEqual([first]);
    expect(readdirSync(library.paths.graphs)).toEqual([generation.file]);
  });

  it('does nothing when nothing changed', async () => {
    const library = openTestLibrary();
    const modelId = rememberTestModel(library.db, DIMENSIONS);
    addPhotos(library.db, modelId, 40);
    const publisher = startPublisher(library, modelId);
    await publisher.publishIfDue(true);
    const before = newestGeneration(library.db, modelId);

    await Promise.all([publisher.publishIfDue(true), publisher.publishIfDue(true)]);

    expect(newestGeneration(library.db, modelId)).toEqual(before);
  });

  it("removes what a killed run left and keeps another model's graph", async () => {
    const library = openTestLibrary();
    const [one, two] = ['one', 'two'].map((name) => rememberTestModel(library.db, DIMENSIONS, name)) as [
      number,
      number,
    ];
    addPhotos(library.db, one, 20);
    await startPublisher(library, one).publishIfDue(true);
    for (const name of ['graph.1-abc.hnsw.tmp', 'graph.0-old.hnsw'])
      writeFileSync(join(library.paths.graphs, name), '');

    addPhotos(library.db, two, 20);
    await startPublisher(library, two).publishIfDue(true);

    const files = [one, two].map((modelId) => newestGeneration(library.db, modelId)?.file);
    expect(readdirSync(library.paths.graphs).sort()).toEqual(files.sort());
  });

  it('starts from nothing when the graph to append to is damaged', async () => {
    const library = openTestLibrary();
    const modelId = rememberTestModel(library.db, DIMENSIONS);
    addPhotos(library.db, modelId, 20);
    const publisher = startPublisher(library, modelId);
    await publisher.publishIfDue(true);
    writeFileSync(join(library.paths.graphs, newestGeneration(library.db, modelId)?.file ?? ''), 'torn');

    addPhotos(library.db, modelId, 20);
    await publisher.publishIfDue(true);

    expect((await loadNewest(library, modelId)).generation.vectors).toBe(40);
  });

  it('publishes anew when somebody cleared the graphs away', async () => {
    const library = openTestLibrary();
    const modelId = rememberTestModel(library.db, DIMENSIONS);
    addPhotos(library.db, modelId, 20);
    const publisher = startPublisher(library, modelId);
    await publisher.publishIfDue(true);
    rmSync(join(library.paths.graphs, newestGeneration(library.db, modelId)?.file ?? ''));

    await publisher.publishIfDue(true);

    expect((await loadNewest(library, modelId)).generation.vectors).toBe(20);
  });

  it('publishes anew when the graph was truncated, or one bit of it turned', async () => {
    const library = openTestLibrary();
    const modelId = rememberTestModel(library.db, DIMENSIONS);
    addPhotos(library.db, modelId, 20);
    await startPublisher(library, modelId).publishIfDue(true);
    const damages: ((file: string) => void)[] = [
      (file) => truncateSync(file, statSync(file).size - 7),
      (file) => {
        const bytes = readFileSync(file);
        bytes[500] = (bytes[500] ?? 0) ^ 8;
        writeFileSync(file, bytes);
      },
    ];

    for (const damage of damages) {
      damage(join(library.paths.graphs, newestGeneration(library.db, modelId)?.file ?? ''));
      await startPublisher(library, modelId).publishIfDue(true);

      expect((await loadNewest(library, modelId)).generation.vectors).toBe(20);
    }
  });

  it('gives up the graph it is building when it is closed, and leaves no row without a file', async () => {
    const library = openTestLibrary();
    const modelId = rememberTestModel(library.db, DIMENSIONS);
    addPhotos(library.db, modelId, 200);
    const publisher = startPublisher(library, modelId);

    const publishing = publisher.publishIfDue(true);
    await publisher.close();
    await publishing;

    expect(newestGeneration(library.db, modelId)).toBeNull();
  });

  it('does not fail the run when it cannot write', async () => {
    const library = openTestLibrary();
    const modelId = rememberTestModel(library.db, DIMENSIONS);
    addPhotos(library.db, modelId, 20);
    rmSync(library.paths.graphs, { recursive: true });
    writeFileSync(library.paths.graphs, 'in the way');
    // The worker opens the data folder anew and stumbles over the file as well.
    await startPublisher(library, modelId).publishIfDue(true);

    expect(newestGeneration(library.db, modelId)).toBeNull();
  });
});
