import { describe, expect, it } from 'vitest';
import { precisionLoss } from './precision-loss';
import type { ModelRecall } from './recall';

const recall = (reference: string, dtype: ModelRecall['dtype'], r1: number, r5: number): ModelRecall => ({
  reference,
  title: reference,
  dtype,
  r1,
  r5,
  r10: 1,
  medianRank: 1,
});

describe('precisionLoss', () => {
  const fp32 = recall('Xenova/clip', 'fp32', 0.5, 0.75);
  const q8 = recall('Xenova/clip@q8', 'q8', 0.25, 0.5);

  it('is what the coarser of two precisions finds less', () => {
    const loss = { finer: 'Xenova/clip', coarser: 'Xenova/clip@q8', r1: 0.25, r5: 0.25 };
    expect(precisionLoss(fp32, q8)).toEqual(loss);
    expect(precisionLoss(q8, fp32)).toEqual(loss);
  });

  it('is nothing between two models, nor between a model and itself', () => {
    expect(precisionLoss(fp32, recall('Xenova/other@q8', 'q8', 0.25, 0.5))).toBeNull();
    expect(precisionLoss(fp32, recall('Xenova/clip@fp32', 'fp32', 0.5, 0.75))).toBeNull();
  });
});
