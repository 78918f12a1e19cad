import { expect, it } from 'vitest';
import { tagGroups } from './tag-groups';

const tags = [
  { label: 'cat', group: 'animals', count: 2 },
  { label: 'sunset', group: 'nature', count: 9 },
  { label: 'dog', group: 'animals', count: 5 },
  { label: 'hot dog', group: 'food', count: 1 },
];

it('puts what there is most of first', () => {
  const groups = tagGroups(tags, '').map(({ name, tags: members }) => [name, members.map(({ label }) => label)]);

  expect(groups).toEqual([
    ['nature', ['sunset']],
    ['animals', ['dog', 'cat']],
    ['food', ['hot dog']],
  ]);
});

it('finds a tag by any part of it, whatever the case', () => {
  expect(tagGroups(tags, ' DOG ').flatMap((group) => group.tags.map(({ label }) => label))).toEqual(['dog', 'hot dog']);
});

it('has no groups when nothing is found', () => expect(tagGroups(tags, 'zebra')).toEqual([]));
