import { expect, it } from 'vitest';
import { IdleJudge, IdleWatch } from './governor-idle';

const judged = (judge: IdleJudge, ...shares: number[]): boolean[] =>
  shares.map((share) => {
    judge.judge(share);
    return judge.isIdle;
  });

it('takes the machine for idle only after ten calm seconds', () => {
  const judge = new IdleJudge();

  expect(judge.isIdle).toBe(false);
  expect(judged(judge, 0.02, 0.02, 0.2, 0.02, 0.02, 0.02, 0.02, 0.1)).toEqual([
    ...Array.from({ length: 7 }, () => false),
    true,
  ]);
});

it('stops after two samples of use, and not for a single one or for what lies between', () => {
  const judge = new IdleJudge();
  judged(judge, 0, 0, 0, 0, 0);

  expect(judged(judge, 0.9, 0.1, 0.25, 0.25, 0.25, 0.4, 0.25)).not.toContain(false);
  expect(judged(judge, 0.4, 0.5)).toEqual([true, false]);
});

/** Samples two seconds apart on one processor's worth of time, of which others take `others` and we, unless resting, the rest. */
function sampler(watch: IdleWatch) {
  let at = 0;
  let busy = 0;
  return (othersMs: number) => {
    at += 2_000;
    busy += othersMs + (watch.isIdle && !watch.isResting ? 10_000_000 : 0);
    watch.take(at, { busy, own: null });
  };
}

it('rests now and then to see others, where the system does not tell our part from theirs', () => {
  const watch = new IdleWatch();
  const sample = sampler(watch);
  for (let i = 0; i < 6; i++) sample(0);
  expect(watch).toMatchObject({ isIdle: true, isResting: false });

  const rested: boolean[] = [];
  for (let i = 0; i < 30; i++) {
    sample(0);
    rested.push(watch.isResting);
  }
  expect(watch.isIdle).toBe(true);
  expect(rested.filter(Boolean).length).toBeGreaterThanOrEqual(2);
  expect(rested.filter(Boolean).length).toBeLessThanOrEqual(4);

  for (let i = 0; i < 15; i++) sample(10_000_000);
  expect(watch.isIdle).toBe(false);
});
