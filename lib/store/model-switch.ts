/** `model_switch`: how far the next model has come, in one row while there is one. Owner: the indexer. */
import type { ModelSwitch } from '../nouns';
import { type Database, prepare } from './database';

export type SwitchProgress = Omit<ModelSwitch, 'from' | 'to'> & { readonly reference: string };

type Stored = Omit<SwitchProgress, 'problem'> & { readonly reason: string | null; readonly remedy: string | null };

export function readSwitchProgress(db: Database): SwitchProgress | null {
  const row = prepare<[], Stored>(
    db,
    `SELECT reference, state, done, total, away, seconds_left AS secondsLeft,
       problem_reason AS reason, problem_remedy AS remedy FROM model_switch`,
  ).get();
  if (!row) return null;

  const { reason, remedy, ...progress } = row;
  return { ...progress, problem: reason === null ? null : { reason, remedy: remedy ?? '' } };
}

export function writeSwitchProgress(db: Database, { problem, ...progress }: SwitchProgress): void {
  prepare(
    db,
    `INSERT OR REPLACE INTO model_switch
       (id, reference, state, done, total, away, seconds_left, problem_reason, problem_remedy)
     VALUES (1, @reference, @state, @done, @total, @away, @secondsLeft, @reason, @remedy)`,
  ).run({ ...progress, reason: problem?.reason ?? null, remedy: problem?.remedy ?? null });
}

/** There is no switch any more. */
export function clearSwitchProgress(db: Database): void {
  prepare(db, 'DELETE FROM model_switch').run();
}
