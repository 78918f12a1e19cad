import type { Database } from '../store/database';
import type { DataPaths } from '../paths';

/** What a thorough look found. */
export interface DeepFinding {
  /** What is wrong, in a few words; null when all is well. */
  readonly fault: string | null;
  /** What was looked at; said when all is well. */
  readonly detail: string;
  /** Whether it is derived, so that mending loses nothing. */
  readonly isMendable: boolean;
  /** What a person can do who does not have it mended. */
  readonly hint: string;
}

/** A thorough look at one thing in the data folder. */
export interface DeepCheck {
  readonly name: string;
  /** Writes nothing. @param db read only */
  look(db: Database, paths: DataPaths): Promise<DeepFinding> | DeepFinding;
  /** Mends what {@link DeepCheck.look} finds. @param db writable; no indexer runs. @returns what it did */
  mend(db: Database, paths: DataPaths): Promise<string> | string;
}

/** What to do about anything derived. */
export const MEND_HINT = 'It is derived from your photos: `npx rummage doctor --deep --repair` mends it.';

export function sound(detail: string): DeepFinding {
  return { fault: null, detail, isMendable: false, hint: '' };
}

export function faulty(fault: string, isMendable = true, hint = MEND_HINT): DeepFinding {
  return { fault, detail: '', isMendable, hint };
}
