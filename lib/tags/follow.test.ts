import { expect, it } from 'vitest';
import { followTags, NOTHING_SAID } from './follow';

const [PUPPY, DOG, ANIMAL, CAT] = [0, 1, 2, 3];
const TAGS = [
  { label: 'puppy', group: '', ancestors: [DOG, ANIMAL] },
  { label: 'dog', group: '', ancestors: [ANIMAL] },
  { label: 'animal', group: '', ancestors: [] },
  { label: 'cat', group: '', ancestors: [ANIMAL] },
];
const follow = (tags: readonly (readonly [tag: number, score: number])[], said: ReadonlyMap<number, 'on' | 'off'>) =>
  new Map(
    followTags(
      tags.map(([tag, score]) => ({ tag, score })),
      TAGS,
      said,
    ).map(({ tag, score }) => [tag, score]),
  );

it('tags a parent whenever a child is tagged, as surely as the surest of them', () => {
  expect(
    follow(
      [
        [PUPPY, 0.8],
        [CAT, 0.9],
        [DOG, 0.85],
      ],
      NOTHING_SAID,
    ),
  ).toEqual(
    new Map([
      [PUPPY, 0.8],
      [CAT, 0.9],
      [DOG, 0.85],
      [ANIMAL, 0.9],
    ]),
  );
});

it('concludes nothing from what a person took away', () => {
  expect(follow([[PUPPY, 0.8]], new Map([[PUPPY, 'off']]))).toEqual(new Map([[PUPPY, 0.8]]));
});

it('concludes for certain from what a person gave', () => {
  expect(follow([], new Map([[PUPPY, 'on']]))).toEqual(
    new Map([
      [DOG, 1],
      [ANIMAL, 1],
    ]),
  );
});
