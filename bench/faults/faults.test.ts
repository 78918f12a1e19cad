import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultPoint } from '#lib/fault-points';
import { damageGraphs } from './graphs';
import { killInTurn } from './kills';
import { loseMuchPower } from './power';
import { closeWorkshop, type Findings, openWorkshop, type Workshop } from './life';

const SEED = 1;
const PATIENCE_MS = 300_000;
/** Of the points where a kill would be most awkward, the one each photo comes by. */
const POINTS: readonly FaultPoint[] = ['before-commit'];
const nothing = (): Findings => ({ lost: [], returned: [], different: [] });

// A few of the many that `npm run test:faults` runs.
describe('a library', () => {
  let workshop: Workshop;
  beforeAll(async () => (workshop = await openWorkshop(SEED)), PATIENCE_MS);
  afterAll(() => closeWorkshop(workshop));

  it(
    'loses nothing when both processes are killed, at a point that would be awkward',
    { timeout: PATIENCE_MS },
    async () => {
      const findings = nothing();
      const { at } = await killInTurn(workshop, findings, POINTS, SEED);

      expect(findings).toEqual(nothing());
      expect(Object.keys(at)).toEqual([...POINTS]);
    },
  );

  it('loses nothing acknowledged when the power goes', { timeout: PATIENCE_MS }, async () => {
    const findings = nothing();
    await loseMuchPower(workshop, findings, 1, SEED);

    expect(findings).toEqual(nothing());
  });

  it('answers as before from a damaged graph, and gets a whole one', { timeout: PATIENCE_MS }, async () => {
    const findings = nothing();

    expect(await damageGraphs(workshop, findings, 1, SEED)).toMatchObject({ scanned: 1, rebuilt: 1 });
    expect(findings).toEqual(nothing());
  });
});
