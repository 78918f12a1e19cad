import { describeError } from '../describe-error';

/** What one look at the installation found. */
export interface Finding {
  readonly ok: boolean;
  /** What was found, in a few words. */
  readonly detail: string;
  /** What to do about it; null while all is well. */
  readonly hint: string | null;
}

/** A look at one thing Rummage stands on. It may throw: that is a finding, too. */
export interface Check {
  readonly name: string;
  look(): Promise<Finding> | Finding;
}

export interface NamedFinding extends Finding {
  readonly name: string;
}

export function well(detail: string): Finding {
  return { ok: true, detail, hint: null };
}

export function unwell(detail: string, hint: string): Finding {
  return { ok: false, detail, hint };
}

/** Runs the checks one after the other, whatever each of them finds. */
export async function* runChecks(checks: readonly Check[]): AsyncGenerator<NamedFinding> {
  for (const { name, look } of checks) yield { name, ...(await lookSafely(look)) };
}

async function lookSafely(look: Check['look']): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    const [detail = '', hint = ''] = describeError(error).split('\n');
    return unwell(detail, hint);
  }
}
