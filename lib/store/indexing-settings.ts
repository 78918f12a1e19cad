/** `indexing_settings`: when and how hard photos may be indexed, in one row. Owner: the web process and the command line. */
import type { CpuShare, IndexingSettings } from '../nouns';
import { type Database, prepare, transact } from './database';

interface Stored {
  readonly paused: number;
  readonly onlyIdle: number;
  readonly windowFrom: string | null;
  readonly windowTo: string | null;
  readonly cpuShare: CpuShare;
}

/** While nobody has said otherwise. */
const DEFAULTS: IndexingSettings = { paused: false, onlyIdle: false, window: null, cpuShare: 100 };

export function readIndexingSettings(db: Database): IndexingSettings {
  const row = prepare<[], Stored>(
    db,
    `SELECT paused, only_idle AS onlyIdle, window_from AS windowFrom, window_to AS windowTo, cpu_share AS cpuShare
     FROM indexing_settings`,
  ).get();
  if (row === undefined) return DEFAULTS;

  const { paused, onlyIdle, windowFrom: from, windowTo: to, cpuShare } = row;
  const window = from === null || to === null ? null : { from, to };
  return { paused: paused === 1, onlyIdle: onlyIdle === 1, window, cpuShare };
}

/** What `change` does not name stays as it is; @returns the settings then in force */
export function changeIndexingSettings(db: Database, change: Partial<IndexingSettings>): IndexingSettings {
  return transact(db, () => {
    const settings = { ...readIndexingSettings(db), ...change };
    write(db, settings);
    return settings;
  });
}

function write(db: Database, { paused, onlyIdle, window, cpuShare }: IndexingSettings): void {
  prepare(
    db,
    `INSERT OR REPLACE INTO indexing_settings (id, paused, only_idle, window_from, window_to, cpu_share)
     VALUES (1, @paused, @onlyIdle, @from, @to, @cpuShare)`,
  ).run({
    paused: paused ? 1 : 0,
    onlyIdle: onlyIdle ? 1 : 0,
    from: window?.from ?? null,
    to: window?.to ?? null,
    cpuShare,
  });
}
