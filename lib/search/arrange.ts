import type { LibraryIndex } from '../index/library-index';
import type { Candidate } from '../index/select-top';
import { standardScore } from '../tags/background';
import { EXCLUSION, type Exclusion } from './exclude';
import { FUSION, fuse, isDecisive, type TextMatch } from './hybrid';
import type { Arrangement } from './rankings';

/** Photos that are meant because of their text, whatever they show. */
export function decisiveTexts(
  index: LibraryIndex,
  nearest: readonly Candidate[],
  texts: readonly TextMatch[],
): ReadonlySet<number> {
  const best = bestScore(index, nearest);
  return new Set(texts.filter((text) => isDecisive(text, best)).map(({ photoId }) => photoId));
}

/** Ranks what looks right by what is called right, too, and by how little it shows of what is not wanted. */
export function arrangeBy(
  index: LibraryIndex,
  vector: Float32Array,
  {
    texts,
    decisive,
    exclusion,
  }: {
    readonly texts: readonly TextMatch[];
    readonly decisive: ReadonlySet<number>;
    readonly exclusion: Exclusion | null;
  },
): Arrangement | null {
  if (texts.length === 0 && exclusion === null) return null;

  return {
    depth: Math.max(EXCLUSION.depth, FUSION.depth),
    rank(candidates) {
      const known = new Map(candidates.map(({ photoId, similarity }) => [photoId, similarity]));
      const further = texts.filter(({ photoId }) => !known.has(photoId));
      const slots = further.map(({ photoId }) => index.table.slotOf(photoId) ?? 0);
      for (const [i, similarity] of index.table.similarities(slots, vector).entries()) {
        known.set(further[i]?.photoId ?? 0, similarity);
      }
      return fuse(exclusion?.rank(candidates) ?? candidates, texts, {
        cosine: (photoId) => known.get(photoId) ?? -1,
        decisive,
      });
    },
  };
}

/** The highest standard score by look. */
function bestScore(index: LibraryIndex, nearest: readonly Candidate[]): number {
  return nearest.slice(0, FUSION.depth).reduce((best, { photoId, similarity }) => {
    const slot = index.table.slotOf(photoId);
    return slot === undefined ? best : Math.max(best, standardScore(similarity, index.table.backgroundAt(slot)));
  }, -Infinity);
}
