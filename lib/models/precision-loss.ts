import { DTYPES, parseReference } from '../encoder/reference';
import type { ModelRecall } from './recall';

/** What one precision of a model loses against a finer one of the same model. */
export interface PrecisionLoss {
  /** References. */
  readonly finer: string;
  readonly coarser: string;
  /** Shares of captions: 0.012 is 1.2 points; below 0 when the coarser one does better. */
  readonly r1: number;
  readonly r5: number;
}

/** Null unless both are the same model at two precisions. */
export function precisionLoss(one: ModelRecall, other: ModelRecall): PrecisionLoss | null {
  const isOneModel = parseReference(one.reference).place === parseReference(other.reference).place;
  if (!isOneModel || one.dtype === other.dtype) return null;

  const [finer, coarser] = DTYPES.indexOf(one.dtype) < DTYPES.indexOf(other.dtype) ? [one, other] : [other, one];
  return { finer: finer.reference, coarser: coarser.reference, r1: finer.r1 - coarser.r1, r5: finer.r5 - coarser.r5 };
}
