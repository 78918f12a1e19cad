import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addToGraph, fileChecksum, newGraph } from '../index/graph';
import { openDatabase } from '../store/database';
import { writeTableFile } from '../index/snapshot';
import { insertGeneration } from '../store/generations';
import { deletePhoto, markIndexed, replaceContent, setState } from '../store/photos';
import { replaceTableSnapshot } from '../store/table-snapshots';
import { deleteVectors, putVector, vectorsAfter } from '../store/vectors';
import { addTestPhoto, openTestLibrary, rememberTestModel, SOME_FACTS } from '../testing/library';
import { randomVector, seededRandom, vector } from '../testing/vectors';
import { IndexFeed } from './index-feed';

function openFed(mode: 'auto' | 'hnsw' = 'auto') {
  const { db, paths } = openTestLibrary();
  const reader = openDatabase(paths, 'computed');
  onTestFinished(() => void reader.close());
  const feed = new IndexFeed(reader, paths, { id: rememberTestModel(db), dimensions: 4 }, mode);
  const add = (modelId: number, embedding: Float32Array) => addTestPhoto(db, { modelId, embedding });
  const found = async (query: Float32Array, limit = 10) => {
    await feed.refresh();
    return feed.index.search(query, limit).map(({ photoId }) => photoId);
  };

  /** Publishes a graph of what is searchable now, as the indexer does. */
  const publish = async (modelId: number) => {
    const vectors = vectorsAfter(db, modelId, 0, 10_000);
    const graph = newGraph(4, vectors.length);
    for (const { photoId, embedding } of vectors) addToGraph(graph, photoId, embedding);
    const file = `graph.${vectors.length}.hnsw`;
    graph.writeIndexSync(join(paths.graphs, file));
    const checksum = await fileChecksum(join(paths.graphs, file));
    insertGeneration(db, { modelId, file, vectors: vectors.length, lastSeq: vectors.at(-1)?.seq ?? 0, checksum });
    return file;
  };
  return { db, paths, feed, add, found, publish };
}

describe('IndexFeed', () => {
  it('finds nothing, without failing, before the indexer ever ran', async () => {
    const { db, paths, add } = openFed();
    add(rememberTestModel(db), vector(1, 0, 0, 0));
    const feed = new IndexFeed(db, paths, { id: null, dimensions: 4 }, 'auto');

    await feed.refresh();

    expect(feed.index.search(vector(1, 0, 0, 0), 10)).toEqual([]);
  });

  it('takes up photos as they come, change and go', async () => {
    const { db, add, found } = openFed();
    const modelId = rememberTestModel(db);
    const [a, b, c] = [
      add(modelId, vector(1, 0, 0, 0)),
      add(modelId, vector(1, 1, 0, 0)),
      add(modelId, vector(0, 1, 0, 0)),
    ];
    expect(await found(vector(1, 0, 0, 0))).toEqual([a, b, c]);

    putVector(db, { photoId: c, modelId, embedding: vector(1, 0.1, 0, 0), backgroundMean: 0, backgroundDeviation: 1 });
    markIndexed(db, c, SOME_FACTS);
    setState(db, a, 'missing');
    expect(await found(vector(1, 0, 0, 0))).toEqual([c, b]);

    setState(db, a, 'indexed');
    replaceContent(db, b, 'edited');
    deleteVectors(db, b);
    expect(await found(vector(1, 0, 0, 0))).toEqual([a, c]);
  });

  it('lets go of photos that were deleted for good and finds those that came after them', async () => {
    const { db, add, found, feed } = openFed();
    const modelId = rememberTestModel(db);
    const sample = [1, 2, 3].map((x) => add(modelId, vector(x, 1, 0, 0)));
    expect(await found(vector(1, 0, 0, 0))).toHaveLength(3);

    for (const id of sample) deletePhoto(db, id);
    const own = add(modelId, vector(1, 0, 0, 0));

    expect(await found(vector(1, 0, 0, 0))).toEqual([own]);
    expect(feed.index.size).toBe(1);
  });

  it('holds nothing of another model', async () => {
    const { db, add, found } = openFed();
    add(rememberTestModel(db, 4, 'other-model'), vector(1, 0, 0, 0));
    const own = add(rememberTestModel(db), vector(0, 1, 0, 0));

    expect(await found(vector(1, 0, 0, 0))).toEqual([own]);
  });

  it('takes a published graph into use, with what is newer beside it', async () => {
    const { db, add, found, publish, feed } = openFed('hnsw');
    const modelId = rememberTestModel(db);
    const random = seededRandom(6);
    for (let i = 0; i < 100; i++) add(modelId, randomVector(random, 4));
    await publish(modelId);
    const newest = add(modelId, vector(1, 0, 0, 0));

    expect((await found(vector(1, 0, 0, 0)))[0]).toBe(newest);
    expect(feed.index.tailSize).toBe(1);

    await publish(modelId);
    expect((await found(vector(1, 0, 0, 0)))[0]).toBe(newest);
    expect(feed.index.tailSize).toBe(0);
  });

  it('goes on by scanning when the published graph cannot be loaded', async () => {
    const { db, paths, add, found, publish } = openFed('hnsw');
    const modelId = rememberTestModel(db);
    const id = add(modelId, vector(1, 0, 0, 0));
    rmSync(join(paths.graphs, await publish(modelId)));

    expect(await found(vector(1, 0, 0, 0))).toEqual([id]);
  });
});

describe('IndexFeed with a table written before', () => {
  /** Writes what `feed` holds now, as the indexer does; @returns the file */
  async function writeTable({ db, paths, feed }: ReturnType<typeof openFed>, modelId: number): Promise<string> {
    await feed.refresh();
    feed.index.table.compact();
    const file = join(paths.graphs, 'table.1.bin');
    const checksum = await writeTableFile(file, feed.index.table);
    replaceTableSnapshot(db, {
      modelId,
      file: 'table.1.bin',
      vectors: feed.index.size,
      revision: feed.revision,
      checksum,
    });
    return file;
  }

  async function startAnew({ db, paths }: ReturnType<typeof openFed>, modelId: number) {
    const feed = new IndexFeed(db, paths, { id: modelId, dimensions: 4 }, 'auto');
    await feed.refresh();
    return (query: Float32Array) => feed.index.search(query, 10).map(({ photoId }) => photoId);
  }

  it('reads only what came, changed and went since', async () => {
    const fed = openFed();
    const { db, add } = fed;
    const modelId = rememberTestModel(db);
    const [a, b, c] = [
      add(modelId, vector(1, 0, 0, 0)),
      add(modelId, vector(1, 1, 0, 0)),
      add(modelId, vector(0, 1, 0, 0)),
    ];
    await writeTable(fed, modelId);
    setState(db, b, 'missing');
    const d = add(modelId, vector(1, 2, 0, 0));
    deletePhoto(db, c);

    const found = await startAnew(fed, modelId);

    expect(found(vector(1, 0, 0, 0))).toEqual([a, d]);
  });

  it('reads every vector from the database when the file is damaged', async () => {
    const fed = openFed();
    const modelId = rememberTestModel(fed.db);
    const ids = [fed.add(modelId, vector(1, 0, 0, 0)), fed.add(modelId, vector(0, 1, 0, 0))];
    writeFileSync(await writeTable(fed, modelId), 'torn');

    const found = await startAnew(fed, modelId);

    expect(found(vector(1, 0.1, 0, 0))).toEqual(ids);
  });
});
