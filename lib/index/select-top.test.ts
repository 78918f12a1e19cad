import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCandidates, TopCandidates } from './select-top';

// Few different similarities, so that ties are common.
const candidates = fc
  .array(fc.integer({ min: -3, max: 3 }))
  .map((similarities) =>
    similarities.map((similarity, i) => ({ photoId: (i * 37) % 101, similarity: similarity / 3 })),
  );

describe('TopCandidates', () => {
  it('keeps what sorting everything and cutting would keep', () => {
    fc.assert(
      fc.property(candidates, fc.nat(12), (all, limit) => {
        const top = new TopCandidates(limit);
        for (const candidate of all) top.offer(candidate);

        expect(top.sorted()).toEqual(all.toSorted(compareCandidates).slice(0, limit));
      }),
    );
  });

  it('says what a candidate must reach once it is full', () => {
    const top = new TopCandidates(2);
    expect(top.threshold).toBe(-Infinity);

    for (const similarity of [0.1, 0.3, 0.2]) top.offer({ photoId: 1, similarity });

    expect(top.threshold).toBe(0.2);
    expect(new TopCandidates(0).threshold).toBe(Infinity);
  });
});
