/** `model_choice`: the model a person asked for, in one row. Owner: the web process and the command line. */
import { type Database, prepare } from './database';

export interface ModelChoice {
  readonly reference: string;
  /** Do not wait for photos that cannot be reached now: they become searchable again when they can. */
  readonly leaveOutMissing: boolean;
}

/** Null while nobody has chosen. */
export function readModelChoice(db: Database): ModelChoice | null {
  const row = prepare<[], { reference: string; leaveOutMissing: number }>(
    db,
    'SELECT reference, leave_out_missing AS leaveOutMissing FROM model_choice',
  ).get();
  return row ? { reference: row.reference, leaveOutMissing: row.leaveOutMissing === 1 } : null;
}

export function writeModelChoice(db: Database, { reference, leaveOutMissing }: ModelChoice): void {
  prepare(
    db,
    `INSERT INTO model_choice (id, reference, leave_out_missing, chosen_at) VALUES (1, @reference, @leaveOut, @now)
     ON CONFLICT (id) DO UPDATE SET reference = excluded.reference, leave_out_missing = excluded.leave_out_missing,
       chosen_at = excluded.chosen_at`,
  ).run({ reference, leaveOut: leaveOutMissing ? 1 : 0, now: Date.now() });
}
