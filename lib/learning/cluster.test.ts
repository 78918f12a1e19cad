import { expect, it } from 'vitest';
import { randomVector, seededRandom, vector } from '../testing/vectors';
import { cluster } from './cluster';

it('puts together what points the same way, the most typical first', async () => {
  const random = seededRandom(2);
  const centres = Array.from({ length: 3 }, () => randomVector(random, 16));
  const vectors = Array.from({ length: 60 }, (_, i) =>
    vector(...(centres[i % 3] as Float32Array).map((value) => value + 0.2 * (random() - 0.5))),
  );
  const clusters = await cluster(vectors, 3);

  expect(clusters.map(({ members }) => members.length)).toEqual([20, 20, 20]);
  for (const { members } of clusters) expect(new Set(members.map((i) => i % 3)).size).toBe(1);
  expect(await cluster(vectors, 3)).toEqual(clusters);
});

it('makes no more clusters than there are vectors', async () => {
  expect(await cluster([vector(1, 0), vector(0, 1)], 5)).toHaveLength(2);
});
