import { ancestorsOf } from '../labels/hierarchy';
import { labelSetsInUse } from '../labels/sets-in-use';
import type { LabelSet } from '../nouns';
import { albumsOfPhoto } from '../store/albums';
import type { Database } from '../store/database';
import { ratingOf } from '../store/ratings';
import { tagsOfPhoto } from '../store/tags';
import type { SidecarContent } from './merge';
import { ALBUMS } from './names';

/** What stands between a keyword and the one above it. */
const ABOVE = '|';

/** Tells what a photo's sidecar is to tell. */
export type ContentOf = (photoId: number) => SidecarContent;

/** @param onlyMine leaves out what the model found: only tags by hand, photos put into albums by hand, and stars are told */
export function contentFrom(db: Database, onlyMine: boolean): ContentOf {
  const paths = pathsOf(labelSetsInUse(db));

  return (photoId) => {
    const tags = tagsOfPhoto(db, photoId)
      .filter(({ byHand }) => byHand === true || !onlyMine)
      .map(({ label }) => label);
    const albums = albumsOfPhoto(db, photoId)
      .filter(({ pin }) => pin === 'in' || (pin === null && !onlyMine))
      .map(({ name }) => `${ALBUMS}${ABOVE}${name.replaceAll(ABOVE, '/')}`);
    return {
      tags,
      hierarchy: [...albums, ...new Set(tags.flatMap((tag) => paths.get(tag) ?? []))],
      rating: ratingOf(db, photoId),
    };
  };
}

/** Of each label that is a kind of something, the way down to it, in every set there is. */
function pathsOf(sets: readonly LabelSet[]): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>();
  for (const [label, ancestors] of sets.flatMap(({ labels }) => [...ancestorsOf(labels)])) {
    if (ancestors.length === 0) continue;
    const path = [...ancestors.toReversed(), label].join(ABOVE);
    paths.set(label, [...(paths.get(label) ?? []), path]);
  }
  return paths;
}
