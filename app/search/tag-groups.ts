import type { TagCount } from '#lib/nouns';

export interface TagGroup {
  readonly name: string;
  readonly tags: readonly TagCount[];
}

/** Tags whose label holds all typed words, by group; groups and tags with the most photos first. */
export function tagGroups(tags: readonly TagCount[], typed: string): readonly TagGroup[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = tags.filter(({ label }) => words.every((word) => label.toLocaleLowerCase().includes(word)));

  const byGroup = new Map<string, TagCount[]>();
  for (const tag of found) byGroup.set(tag.group, [...(byGroup.get(tag.group) ?? []), tag]);

  return [...byGroup]
    .map(([name, members]) => ({ name, tags: members.toSorted((a, b) => b.count - a.count) }))
    .toSorted((a, b) => total(b.tags) - total(a.tags) || a.name.localeCompare(b.name));
}

function total(tags: readonly TagCount[]): number {
  return tags.reduce((sum, { count }) => sum + count, 0);
}
