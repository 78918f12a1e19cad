import { describe, expect, it } from 'vitest';
import { randomVector, seededRandom, vector } from '../testing/vectors';
import { addToGraph, newGraph } from './graph';
import { LibraryIndex } from './library-index';

const DIMENSIONS = 16;
const random = seededRandom(4);
const newVector = () => randomVector(random, DIMENSIONS);

/** An index that must use its graph and one that never does, told the same things. */
class Twins {
  readonly graphed = new LibraryIndex(DIMENSIONS, 'hnsw');
  readonly exact = new LibraryIndex(DIMENSIONS, 'exact');
  readonly current = new Map<number, Float32Array>();
  #seq = 0;

  put(photoId: number, embedding = newVector(), seq = ++this.#seq): void {
    this.current.set(photoId, embedding);
    for (const index of [this.graphed, this.exact]) {
      index.put({ photoId, seq, backgroundMean: 0, backgroundDeviation: 1, embedding });
    }
  }

  remove(photoId: number): void {
    this.current.delete(photoId);
    for (const index of [this.graphed, this.exact]) index.remove(photoId);
  }

  /** A graph of what is there now, as the indexer would build it. */
  buildGraph() {
    const graph = newGraph(DIMENSIONS, this.current.size);
    for (const [photoId, embedding] of this.current) addToGraph(graph, photoId, embedding);
    return { graph, lastSeq: this.#seq };
  }

  publish(): void {
    this.graphed.setGraph(this.buildGraph());
  }

  expectSame(limit = 10): void {
    for (let i = 0; i < 20; i++) {
      const query = newVector();
      expect(this.graphed.search(query, limit)).toEqual(this.exact.search(query, limit));
    }
  }
}

function twinsOf(photos: number): Twins {
  const twins = new Twins();
  for (let photoId = 1; photoId <= photos; photoId++) twins.put(photoId);
  return twins;
}

describe('LibraryIndex with a graph answers as the exact scan does', () => {
  it('on the vectors the graph was built from', () => {
    const twins = twinsOf(500);
    twins.publish();

    twins.expectSame();
    expect(twins.graphed.tailSize).toBe(0);
  });

  it('with a tail of newer vectors', () => {
    const twins = twinsOf(300);
    twins.publish();
    for (let photoId = 301; photoId <= 400; photoId++) twins.put(photoId);

    expect(twins.graphed.tailSize).toBe(100);
    twins.expectSame();
  });

  it('after photos were removed, from the graph and from the tail', () => {
    const twins = twinsOf(300);
    twins.publish();
    for (let photoId = 301; photoId <= 350; photoId++) twins.put(photoId);
    for (let photoId = 1; photoId <= 340; photoId += 2) twins.remove(photoId);

    twins.expectSame();
    expect(twins.graphed.size).toBe(twins.current.size);
  });

  it('after photos were embedded anew', () => {
    const twins = twinsOf(300);
    twins.publish();
    for (let photoId = 1; photoId <= 300; photoId += 3) twins.put(photoId);

    twins.expectSame();
    expect(twins.graphed.tailSize).toBe(100);
  });

  it('when the graph taken into use is older than what is there', () => {
    const twins = twinsOf(200);
    const older = twins.buildGraph();
    for (let photoId = 150; photoId <= 260; photoId++) twins.put(photoId);

    twins.graphed.setGraph(older);

    expect(twins.graphed.tailSize).toBe(111);
    twins.expectSame();
  });

  it('when almost everything it holds is gone', () => {
    const twins = twinsOf(400);
    twins.publish();
    for (let photoId = 1; photoId <= 397; photoId++) twins.remove(photoId);

    twins.expectSame();
  });

  it('for pages deeper than a graph is searched, and for more than there is', () => {
    const twins = twinsOf(100);
    twins.publish();

    twins.expectSame(100);
    twins.expectSame(5_000);
  });

  it('after much happened in no order', () => {
    const twins = twinsOf(200);
    for (let round = 0; round < 5; round++) {
      if (round % 2 === 0) twins.publish();
      for (let i = 0; i < 60; i++) {
        const photoId = 1 + Math.floor(random() * 300);
        if (random() < 0.4) twins.remove(photoId);
        else twins.put(photoId);
      }
      twins.expectSame();
    }
  });
});

describe('LibraryIndex', () => {
  it('finds a photo that was missing while the graph was built and came back with a renewed vector', () => {
    const twins = twinsOf(100);
    const embedding = twins.current.get(42) as Float32Array;
    twins.remove(42);
    twins.publish();

    twins.put(42, embedding);

    expect(twins.graphed.search(embedding, 1)[0]).toMatchObject({ photoId: 42 });
    twins.expectSame();
  });

  it('looks only among the photos named, graph or not', () => {
    const twins = twinsOf(100);
    twins.publish();
    const query = twins.current.get(7) as Float32Array;

    const found = twins.graphed.search(query, 10, [3, 4, 999]);

    expect(found.map(({ photoId }) => photoId).sort()).toEqual([3, 4]);
    expect(twins.graphed.search(query, 10, [])).toEqual([]);
  });

  it('goes on by scanning when its graph is taken away', () => {
    const twins = twinsOf(100);
    twins.publish();

    twins.graphed.setGraph(null);

    twins.expectSame();
    expect(twins.graphed.tailSize).toBe(0);
  });

  it('does not look at a graph before the library is large, unless it must', () => {
    const index = new LibraryIndex(2, 'auto');
    index.put({ photoId: 1, seq: 1, backgroundMean: 0, backgroundDeviation: 1, embedding: vector(1, 0) });
    // A graph that holds the photo in the wrong place: whoever asks it is led astray.
    const graph = newGraph(2, 10);
    addToGraph(graph, 99, vector(1, 0));
    index.setGraph({ graph, lastSeq: 1 });

    expect(index.search(vector(1, 0), 1)).toEqual([{ photoId: 1, similarity: 1 }]);
  });

  it('has nothing to find while it is empty', () => {
    const index = new LibraryIndex(2, 'hnsw');
    index.setGraph({ graph: newGraph(2, 10), lastSeq: 0 });

    expect(index.search(vector(1, 0), 10)).toEqual([]);
  });
});
