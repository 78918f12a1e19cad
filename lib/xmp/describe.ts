import { SKIP_REASONS, type SkipReason } from './outcome';
import type { WriteTotals } from './write-sidecars';

/** How many sidecars were left alone for each reason, in words, the most frequent first. */
export function skippedInWords({ skipped }: Pick<WriteTotals, 'skipped'>): string[] {
  const reasons = Object.entries(skipped) as [SkipReason, number][];
  return reasons.sort(([, a], [, b]) => b - a).map(([reason, count]) => `${count}: ${SKIP_REASONS[reason]}`);
}
