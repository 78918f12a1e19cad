import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Config } from '#lib/config';
import type { DataPaths } from '#lib/paths';
import type { Database } from '#lib/store/database';
import { countChangesSince, newestTableSnapshot, replaceTableSnapshot } from '#lib/store/table-snapshots';
import type { WorkerClient } from '#lib/worker-client';
import type { PublishCalls } from './publish-calls';

/** Below this every vector is read from the database in less than half a second. */
const TABLE_WRITTEN_FROM = 20_000;
/** Changes a search reads from the database when it starts, before the table is written again. */
const LONGEST_TAIL = 20_000;
/** When there is nothing else to do, changes of this share of the table are worth writing it. */
const IDLE_TAIL_SHARE = 0.02;

/** What is known when it is decided whether to write the table. */
export interface TableState {
  /** Searchable photos with a vector. */
  readonly vectors: number;
  /** Photos in the newest table; null while there is none. */
  readonly written: number | null;
  /** Photos that changed since it was written. */
  readonly changes: number;
  readonly isIdle: boolean;
}

/** Whether a table is worth writing. Pure. */
export function isTableDue({ vectors, written, changes, isIdle }: TableState, mode: Config['index']): boolean {
  if (mode === 'exact' || vectors < TABLE_WRITTEN_FROM) return false;
  if (written === null || changes >= LONGEST_TAIL) return true;
  return isIdle && changes >= IDLE_TAIL_SHARE * written;
}

/** Writes the table of a model's vectors, from which searches start, if it is due; @returns whether it was */
export async function publishTableIfDue(
  { db, paths, model }: { db: Database; paths: DataPaths; model: { readonly id: number; readonly dimensions: number } },
  worker: WorkerClient<PublishCalls>,
  state: Pick<TableState, 'vectors' | 'isIdle'>,
  mode: Config['index'],
): Promise<boolean> {
  const stored = newestTableSnapshot(db, model.id);
  const newest = stored !== null && existsSync(join(paths.graphs, basename(stored.file))) ? stored : null;
  const changes = newest === null ? 0 : countChangesSince(db, newest.revision);
  if (!isTableDue({ ...state, written: newest?.vectors ?? null, changes }, mode)) return false;

  const written = await worker.call('writeTable', { modelId: model.id, dimensions: model.dimensions });
  replaceTableSnapshot(db, { ...written, modelId: model.id });
  return true;
}
