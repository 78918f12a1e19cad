import { RummageError } from '../errors';
import { libraryDatabase } from '../library';
import type { CountedLabelSet, LabelSet, LabelSetWarnings } from '../nouns';
import { listTagCounts, searchWorker } from '../search/client';
import { readActiveModel } from '../store/active-model';
import { type Database, transact } from '../store/database';
import { deleteLabelSet, putLabelSet } from '../store/label-sets';
import { makeRequest } from '../store/requests';
import { readTagging } from '../store/tags';
import { BUILT_IN_SETS } from './built-in';
import type { LabelSetInput } from './parse';
import { allLabelSets, requireLabelSet, taggingInUse } from './sets-in-use';

/** Every set, with how many photos carry each label. */
export async function listLabelSets(): Promise<{ readonly sets: CountedLabelSet[]; readonly updating: boolean }> {
  const db = libraryDatabase();
  // Asked before anything is counted: once it says no, the counts are of the sets as they are.
  const updating = isRetagging(db);
  const counts = new Map((await listTagCounts()).map(({ label, count }) => [label, count]));
  const sets = allLabelSets(db).map((set) => ({
    ...set,
    counts: Object.fromEntries(labelsOf(set).map((label) => [label, set.enabled ? (counts.get(label) ?? 0) : 0])),
  }));
  return { sets, updating };
}

/** @throws RummageError `not-found` */
export async function getLabelSet(key: string): Promise<CountedLabelSet & { readonly updating: boolean }> {
  requireLabelSet(libraryDatabase(), key);
  const { sets, updating } = await listLabelSets();
  return { ...(sets.find((one) => one.key === key) as CountedLabelSet), updating };
}

/** The sets there are, by key and name. */
export function labelSetNames(): Pick<LabelSet, 'key' | 'name'>[] {
  return allLabelSets(libraryDatabase()).map(({ key, name }) => ({ key, name }));
}

/** Makes a set; the indexer tags photos with it. @throws RummageError `conflict` when the name is taken */
export async function createLabelSet(input: LabelSetInput): Promise<CountedLabelSet> {
  const db = libraryDatabase();
  const key = transact(db, () => {
    refuseTaken(db, input.name, null);
    const made = freeKey(db, input.name);
    putLabelSet(db, { key: made, ...input });
    makeRequest(db, { kind: 'labels', photoIds: null });
    return made;
  });
  return getLabelSet(key);
}

/** Changes a set, one of Rummage's, too; the indexer tags photos anew. @throws RummageError `not-found`, `conflict` */
export async function updateLabelSet(key: string, change: Partial<LabelSetInput>): Promise<CountedLabelSet> {
  const db = libraryDatabase();
  transact(db, () => {
    const { origin: _, ...before } = requireLabelSet(db, key);
    if (change.name !== undefined) refuseTaken(db, change.name, key);
    putLabelSet(db, { ...before, ...change });
    makeRequest(db, { kind: 'labels', photoIds: null });
  });
  return getLabelSet(key);
}

/**
 * Deletes a person's own set; one of Rummage's becomes as it came again.
 *
 * @throws RummageError `not-found`
 */
export async function deleteOrResetLabelSet(key: string): Promise<void> {
  const db = libraryDatabase();
  transact(db, () => {
    requireLabelSet(db, key);
    if (deleteLabelSet(db, key)) makeRequest(db, { kind: 'labels', photoIds: null });
  });
}

/** What may go wrong with the labels of a set, as the model in use sees them. @throws RummageError */
export function checkLabelSet(
  set: Pick<LabelSetInput, 'labels' | 'templates' | 'exclusive'>,
): Promise<LabelSetWarnings> {
  return searchWorker().call('checkLabels', set);
}

/** Whether photos are still tagged by other sets, or less learned ones, than there are now. */
function isRetagging(db: Database): boolean {
  const active = readActiveModel(db);
  return active !== null && readTagging(db, active.model.id) !== taggingInUse(db, active.model.id).version;
}

/** Labels of a set, those included that only follow from others. */
function labelsOf({ labels }: LabelSet): string[] {
  return [...new Set(labels.flatMap(({ label, parent }) => (parent === null ? [label] : [label, parent])))];
}

function refuseTaken(db: Database, name: string, key: string | null): void {
  const isTaken = allLabelSets(db).some(
    (set) => set.key !== key && set.name.toLocaleLowerCase() === name.toLocaleLowerCase(),
  );
  if (!isTaken) return;
  throw new RummageError('conflict', `There is a label set called “${name}” already.`, {
    hint: 'Choose another name.',
  });
}

/** The name as an address has it, with a number behind it where that is taken. */
function freeKey(db: Database, name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const taken = new Set([...allLabelSets(db), ...BUILT_IN_SETS].map(({ key }) => key));
  const wanted = plain === '' || plain === 'new' ? 'set' : plain;
  for (let number = 1; ; number++) {
    const key = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(key)) return key;
  }
}
