import { expect, it } from 'vitest';
import { connected, groupAroundBest, MOST_IN_GROUP, type Pair } from './groups';

const byId = (a: number, b: number) => a - b;

it('groups photos around the best, so that each is paired with what is kept of it', () => {
  // 1 – 2 – 3 – 4: 3 and 4 are not like 1.
  expect(
    groupAroundBest(
      [
        [1, 2],
        [2, 3],
        [3, 4],
      ],
      byId,
    ),
  ).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(
    groupAroundBest(
      [
        [1, 2],
        [2, 3],
      ],
      (a, b) => b - a,
    ),
  ).toEqual([[3, 2]]);
});

it('has a photo in one group at most, its own best first and the others by worth', () => {
  expect(
    groupAroundBest(
      [
        [7, 3],
        [7, 5],
        [3, 5],
      ],
      (a, b) => b - a,
    ),
  ).toEqual([[7, 5, 3]]);
});

it('keeps groups small enough to be looked through', () => {
  const pairs = Array.from({ length: 250 }, (_, i): Pair => [1, i + 2]);

  expect(groupAroundBest(pairs, byId).map(({ length }) => length)).toEqual([MOST_IN_GROUP]);
});

it('links bursts from one photo to the next', () => {
  expect(
    connected([
      [1, 2],
      [5, 6],
      [2, 3],
      [3, 2],
    ]),
  ).toEqual([
    [1, 2, 3],
    [5, 6],
  ]);
  expect(connected([])).toEqual([]);
});

it('goes along a chain of ten thousand without running out of stack', () => {
  const pairs = Array.from({ length: 10_000 }, (_, i): Pair => [i, i + 1]);

  expect(connected(pairs)[0]).toHaveLength(10_001);
});
