import { createHash } from 'node:crypto';
import { RummageError } from '../errors';
import { TEACHING } from '../learning/label';
import type { LabelSet } from '../nouns';
import type { Database } from '../store/database';
import { readLabelSets } from '../store/label-sets';
import { TAGGING } from '../tags/decide-tags';
import { VOCABULARY_VERSION } from '../tags/vocabulary';
import { BUILT_IN_SETS } from './built-in';
import { type JudgedLabel, judgedLabels } from './teach';

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

/** What photos are tagged by, as one model has it. */
export interface TaggingInUse {
  readonly sets: readonly LabelSet[];
  /** The labels that people's yes and no are learned from. */
  readonly judged: readonly JudgedLabel[];
  /** Names all that stored tags depend on beside the model: the sets, how tags are decided, and what is learned from. */
  readonly version: string;
}

/** @param modelId null while there is none, which nothing is learned for */
export function taggingInUse(db: Database, modelId: number | null): TaggingInUse {
  const sets = labelSetsInUse(db);
  const judged = modelId === null ? [] : judgedLabels(db, modelId, sets);
  return { sets, judged, version: versionOf(sets, judged) };
}

function versionOf(sets: readonly LabelSet[], judged: readonly JudgedLabel[]): string {
  const said = sets.map(({ name, exclusive, templates, labels }) => ({ name, exclusive, templates, labels }));
  const learned = judged.length === 0 ? [] : [TEACHING, judged];
  return createHash('sha256')
    .update(JSON.stringify([VOCABULARY_VERSION, TAGGING, said, ...learned]))
    .digest('hex')
    .slice(0, 12);
}
