import { createHash } from 'node:crypto';
import { RummageError } from '../errors';
import type { LabelSet } from '../nouns';
import type { Database } from '../store/database';
import { readLabelSets } from '../store/label-sets';
import { TAGGING } from '../tags/decide-tags';
import { VOCABULARY_VERSION } from '../tags/vocabulary';
import { BUILT_IN_SETS } from './built-in';

/** Every set there is: those of Rummage, as they came or as a person changed them, then a person's own. */
export function allLabelSets(db: Database): LabelSet[] {
  const stored = readLabelSets(db);
  const builtIn = BUILT_IN_SETS.map((set): LabelSet => {
    const edited = stored.find(({ key }) => key === set.key);
    return edited ? { ...edited, origin: 'edited' } : set;
  });
  const own = stored.filter(({ key }) => BUILT_IN_SETS.every((set) => set.key !== key));
  return [...builtIn, ...own.map((set): LabelSet => ({ ...set, origin: 'own' }))];
}

/** @throws RummageError `not-found` */
export function requireLabelSet(db: Database, key: string): LabelSet {
  const set = allLabelSets(db).find((one) => one.key === key);
  if (set !== undefined) return set;
  throw new RummageError('not-found', `There is no label set “${key.slice(0, 60)}”.`, {
    hint: 'The labels page lists all there are.',
  });
}

/** Those photos are tagged with. */
export function labelSetsInUse(db: Database): LabelSet[] {
  return allLabelSets(db).filter(({ enabled }) => enabled);
}

/** Names all that stored tags depend on beside the model: the sets, and how tags are decided. */
export function taggingVersion(sets: readonly LabelSet[]): string {
  const said = sets.map(({ name, exclusive, templates, labels }) => ({ name, exclusive, templates, labels }));
  return createHash('sha256')
    .update(JSON.stringify([VOCABULARY_VERSION, TAGGING, said]))
    .digest('hex')
    .slice(0, 12);
}
