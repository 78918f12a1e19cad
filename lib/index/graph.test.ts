import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { randomVector, seededRandom } from '../testing/vectors';
import { addToGraph, fileChecksum, loadGraph, nearestLabels, newGraph } from './graph';

const DIMENSIONS = 8;

async function writtenGraph(vectors = 50) {
  const random = seededRandom(3);
  const embeddings = Array.from({ length: vectors }, () => randomVector(random, DIMENSIONS));
  const graph = newGraph(DIMENSIONS, 1);
  embeddings.forEach((embedding, i) => addToGraph(graph, i + 1, embedding));

  const file = join(temporaryFolder(), 'graph.hnsw');
  graph.writeIndexSync(file);
  const expected = { dimensions: DIMENSIONS, vectors, checksum: await fileChecksum(file) };
  return { file, expected, embeddings };
}

describe('a graph', () => {
  it('makes room by itself and finds each vector as its own nearest', async () => {
    const { file, expected, embeddings } = await writtenGraph(300);

    const graph = await loadGraph(file, expected);

    expect(embeddings.map((embedding) => nearestLabels(graph, embedding, 1)[0])).toEqual(
      embeddings.map((_, i) => i + 1),
    );
  });

  it('gives no more labels than there are, and none when it is empty', async () => {
    const { file, expected, embeddings } = await writtenGraph(5);
    const graph = await loadGraph(file, expected);
    const query = embeddings[0] as Float32Array;

    expect(nearestLabels(graph, query, 100).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(nearestLabels(newGraph(DIMENSIONS, 10), query, 100)).toEqual([]);
  });

  it('moves the point of a photo that is added again', async () => {
    const { file, expected, embeddings } = await writtenGraph(50);
    const graph = await loadGraph(file, expected);
    const target = Float32Array.from(embeddings[9] as Float32Array, (x) => -x);

    addToGraph(graph, 10, target);

    expect(graph.getCurrentCount()).toBe(50);
    expect(nearestLabels(graph, target, 1)).toEqual([10]);
  });
});

describe('loadGraph refuses', () => {
  it('a file with one flipped bit', async () => {
    const { file, expected } = await writtenGraph();
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, bytes);

    await expect(loadGraph(file, expected)).rejects.toThrow(/checksum/);
  });

  it('a file that ends early', async () => {
    const { file, expected } = await writtenGraph();
    truncateSync(file, 1_000);

    await expect(loadGraph(file, expected)).rejects.toThrow(/checksum/);
  });

  it('a graph of another size than was published', async () => {
    const { file, expected } = await writtenGraph();

    await expect(loadGraph(file, { ...expected, vectors: 51 })).rejects.toThrow('expected 51, found 50');
  });

  it('a file that is not there', async () => {
    await expect(
      loadGraph(join(temporaryFolder(), 'no.hnsw'), { dimensions: 8, vectors: 1, checksum: '' }),
    ).rejects.toThrow(/ENOENT/);
  });
});
