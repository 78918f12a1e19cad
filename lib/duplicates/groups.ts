/** Two photos that belong together, by id. */
export type Pair = readonly [number, number];

/** What a person can look through at a time. */
export const MOST_IN_GROUP = 100;

/**
 * Groups in which every photo is paired with the first: a chain of pairs may end far from where it began, and what is kept of
 * a group must stand for all of it. A photo is in one group at most.
 *
 * @param byWorth compares ids, the one to be kept rather first
 * @returns groups of two and more, each with its best photo first and the others by worth
 */
export function groupAroundBest(pairs: readonly Pair[], byWorth: (a: number, b: number) => number): number[][] {
  const partners = partnersOf(pairs);
  const left = new Set([...partners.keys()].sort(byWorth));
  const groups: number[][] = [];
  for (const best of left) {
    left.delete(best);
    const others = (partners.get(best) ?? []).filter((id) => left.has(id)).sort(byWorth);
    const group = [best, ...others.slice(0, MOST_IN_GROUP - 1)];
    for (const id of group) left.delete(id);
    if (group.length > 1) groups.push(group);
  }
  return groups;
}

/** Groups of all that pairs link, directly or through others, in no order. */
export function connected(pairs: readonly Pair[]): number[][] {
  const partners = partnersOf(pairs);
  const seen = new Set<number>();
  const groups: number[][] = [];
  for (const start of partners.keys()) {
    if (seen.has(start)) continue;
    const group = [start];
    seen.add(start);
    // Grows while it is gone through.
    for (const id of group) {
      for (const partner of partners.get(id) ?? []) {
        if (seen.has(partner)) continue;
        seen.add(partner);
        group.push(partner);
      }
    }
    groups.push(group);
  }
  return groups;
}

function partnersOf(pairs: readonly Pair[]): Map<number, number[]> {
  const partners = new Map<number, number[]>();
  const add = (id: number, partner: number) => {
    const known = partners.get(id);
    if (known) known.push(partner);
    else partners.set(id, [partner]);
  };
  for (const [a, b] of pairs) {
    add(a, b);
    add(b, a);
  }
  return partners;
}
