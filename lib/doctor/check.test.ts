import { describe, expect, it } from 'vitest';
import { RummageError } from '../errors';
import { runChecks, unwell, well } from './check';

describe('runChecks', () => {
  it('goes on after a check that fails or breaks, and says what is wrong with each', async () => {
    const checks = [
      { name: 'one', look: () => unwell('is old', 'Renew it.') },
      {
        name: 'two',
        look: () => Promise.reject(new RummageError('bad-model', 'It lacks a part.', { hint: 'Copy it again.' })),
      },
      { name: 'three', look: () => well('fine') },
    ];

    const findings = [];
    for await (const finding of runChecks(checks)) findings.push(finding);

    expect(findings).toEqual([
      { name: 'one', ok: false, detail: 'is old', hint: 'Renew it.' },
      { name: 'two', ok: false, detail: 'It lacks a part.', hint: 'Copy it again.' },
      { name: 'three', ok: true, detail: 'fine', hint: null },
    ]);
  });
});
