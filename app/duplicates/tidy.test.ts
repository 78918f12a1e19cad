import { expect, it } from 'vitest';
import type { DuplicateGroup } from '#lib/nouns';
import { choiceOf, groupKey } from './tidy';

const group = { photos: [{ id: 7 }, { id: 3 }, { id: 5 }] } as unknown as DuplicateGroup;

it('keeps the best unless a person chose another, and never all or none', () => {
  expect(choiceOf(group, null)).toEqual({ keep: 7, trash: [3, 5] });
  expect(choiceOf(group, 5)).toEqual({ keep: 5, trash: [7, 3] });
  expect(choiceOf(group, 99)).toEqual({ keep: 7, trash: [3, 5] });
});

it('has nothing to put in the trash of a photo that only lies in several files', () => {
  expect(choiceOf({ photos: group.photos.slice(0, 1) }, null)).toEqual({ keep: 7, trash: [] });
});

it('names a group by its photos, so that a choice does not outlive them', () => {
  expect(groupKey(group)).toBe('7 3 5');
});
