import type { DecidedTag } from './decide-tags';
import type { MatrixTag } from './tag-matrix';

/** What a person said of a photo's tags, by their place among the matrix's tags. */
export type SaidTags = ReadonlyMap<number, 'on' | 'off'>;

export const NOTHING_SAID: SaidTags = new Map();

/**
 * Adds what is true of a photo whenever its tags are: a puppy is a dog, and a dog an animal. From a tag a person took away
 * nothing follows, from one a person gave it follows for certain.
 */
export function followTags(decided: readonly DecidedTag[], tags: readonly MatrixTag[], said: SaidTags): DecidedTag[] {
  const scores = new Map(decided.map(({ tag, score }) => [tag, score]));
  const given = [...said].filter(([, value]) => value === 'on').map(([tag]) => ({ tag, score: 1 }));

  for (const { tag, score } of [...decided, ...given]) {
    if (said.get(tag) === 'off') continue;
    for (const above of tags[tag]?.ancestors ?? []) scores.set(above, Math.max(score, scores.get(above) ?? 0));
  }
  return Array.from(scores, ([tag, score]) => ({ tag, score }));
}
