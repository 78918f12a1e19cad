import { LEFT_OUT_TABLES } from '../store/backup-tables';
import {
  danglingTables,
  dropDangling,
  pageFaults,
  rebuildCounts,
  rebuildIndexes,
  wrongCounts,
} from '../store/deep-check';
import { type DeepCheck, faulty, sound } from './deep-check';

/** What to do about a fault in what is not derived. */
export const RESTORE_HINT =
  'Stop Rummage, then `npx rummage restore` a backup: the backups folder of the data folder has one a day.';

/** Only indexes can be built anew: a broken page may have held what a person said. */
export const pagesCheck: DeepCheck = {
  name: 'database',
  look(db) {
    const faults = pageFaults(db);
    if (faults.length === 0) return sound('every page and index is sound');

    const named = `${faults.slice(0, 3).join('; ')}${faults.length > 3 ? `; and ${faults.length - 3} more` : ''}`;
    const inIndexes = faults.every((fault) => /(missing from|entries in) index|fts5/i.test(fault));
    return inIndexes ? faulty(named) : faulty(named, false, RESTORE_HINT);
  },
  mend(db) {
    rebuildIndexes(db);
    return 'built every index anew';
  },
};

/** Rows that refer to something that is not there; what was computed for it is of no use, what a person said stays. */
export const referencesCheck: DeepCheck = {
  name: 'references',
  look(db) {
    const dangling = danglingTables(db);
    if (dangling.length === 0) return sound('every row refers to one that is there');

    const named = dangling
      .map(({ table, parent }) => `rows of ${table} refer to ${parent} that are not there`)
      .join('; ');
    const isDerived = dangling.every(({ table }) => LEFT_OUT_TABLES.includes(table));
    return isDerived ? faulty(named) : faulty(named, false, RESTORE_HINT);
  },
  mend(db) {
    const tables = [...new Set(danglingTables(db).map(({ table }) => table))];
    for (const table of tables) dropDangling(db, table);
    return `removed those rows of ${tables.join(', ')}`;
  },
};

/** The counts that triggers keep. */
export const countsCheck: DeepCheck = {
  name: 'counts',
  look(db) {
    const wrong = wrongCounts(db).map(({ of, kept, real }) => `${of}: ${kept} counted, ${real} there`);
    return wrong.length === 0 ? sound('as many photos and vectors as counted') : faulty(wrong.join('; '));
  },
  mend(db) {
    rebuildCounts(db);
    return 'counted anew';
  },
};
