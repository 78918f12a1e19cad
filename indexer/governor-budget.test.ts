import { expect, it } from 'vitest';
import { CpuBudget } from './governor-budget';

/** Works in pieces of `pieceMs` on `threads` processors, resting as told; @returns processor time used in `totalMs` */
function work(budget: CpuBudget, totalMs: number, pieceMs: number, threads: number, processors: number): number {
  let now = 0;
  let used = 0;
  let spentAt = 0;
  let spent = 0;
  while (now < totalMs) {
    budget.spend(used - spent, now - spentAt, processors);
    [spent, spentAt] = [used, now];
    const rest = budget.restMs(processors);
    if (rest > 0) now += rest;
    else {
      now += pieceMs;
      used += pieceMs * threads;
    }
  }
  return used;
}

it.each([
  [0.25, 50, 2],
  [0.25, 700, 2],
  [0.5, 50, 1],
  [0.5, 120, 2],
  [0.75, 50, 2],
])('keeps the use of two processors at a share of %f', (share, pieceMs, threads) => {
  const used = work(new CpuBudget(), 120_000, pieceMs, threads, 2 * share);

  const wanted = Math.min(threads / 2, share);
  expect(used / (2 * 120_000)).toBeGreaterThan(wanted * 0.95);
  expect(used / (2 * 120_000)).toBeLessThan(wanted * 1.05);
});

it('saves up no more than a moment while nothing is done', () => {
  const budget = new CpuBudget();
  budget.spend(0, 3_600_000, 0.5);

  budget.spend(300, 0, 0.5);
  expect(budget.restMs(0.5)).toBe(200);
});

it('goes on after half a minute, whatever one photo cost', () => {
  const budget = new CpuBudget();
  budget.spend(10_000_000, 0, 0.5);

  expect(budget.restMs(0.5)).toBe(30_000);
});
