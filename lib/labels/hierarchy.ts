import type { SetLabel } from '../nouns';

type Related = Pick<SetLabel, 'label' | 'parent'>;

/**
 * What is true of a photo whenever each label is: its parent, that one's parent and so on, the nearest first. A parent that
 * is no label of its own is only ever true through its children.
 */
export function ancestorsOf(labels: readonly Related[]): Map<string, string[]> {
  const parents = new Map(labels.map(({ label, parent }) => [label, parent]));
  return new Map(labels.map(({ label }) => [label, climb(label, parents)]));
}

/** A label that is an ancestor of itself; null when there is none. */
export function cycleIn(labels: readonly Related[]): string | null {
  for (const [label, ancestors] of ancestorsOf(labels)) if (ancestors.includes(label)) return label;
  return null;
}

function climb(label: string, parents: ReadonlyMap<string, string | null>): string[] {
  const ancestors: string[] = [];
  for (let at = parents.get(label); at != null && !ancestors.includes(at); at = parents.get(at)) ancestors.push(at);
  return ancestors;
}
