import type { Database } from '../store/database';
import { burstPairs } from '../store/duplicates';
import { connected, type Pair } from './groups';

/** The burst a photo is part of: named by its least photo id, the same for all of it, and how many photos it has. */
export interface Burst {
  readonly id: number;
  readonly count: number;
}

/** The bursts these photos are part of, by photo; one that is in none is left out. */
export function burstsOf(db: Database, ids: readonly number[]): Map<number, Burst> {
  const groups = burstGroups(db, ids).map((group) => ({ group, id: group.reduce((a, b) => Math.min(a, b)) }));
  return new Map(groups.flatMap(({ group, id }) => group.map((member) => [member, { id, count: group.length }])));
}

/** The bursts these photos are part of, each with all its photos. */
export function burstGroups(db: Database, ids: readonly number[]): number[][] {
  return connected(pairsFrom(db, ids));
}

/** Every photo of the burst a photo is part of, itself included, by id; none when it is in none. */
export function burstMembers(db: Database, id: number): number[] {
  const [group] = connected(pairsFrom(db, [id]));
  return (group ?? []).sort((a, b) => a - b);
}

/** The pairs that lead on from these photos: from one to the next, until there are no more. */
function pairsFrom(db: Database, ids: readonly number[]): Pair[] {
  const seen = new Set(ids);
  const pairs: Pair[] = [];
  for (let next = [...seen]; next.length > 0;) {
    const found = burstPairs(db, next);
    pairs.push(...found);
    next = [...new Set(found.map(([, other]) => other))].filter((other) => !seen.has(other));
    for (const id of next) seen.add(id);
  }
  return pairs;
}
