/**
 * `npm run test:faults [-- <kind> [count] [--seed n]]`: what befalls a library, to real processes and as often as it takes
 * to believe that nothing is lost. One line of JSON for each kind; the exit code is 1 when anything was lost.
 */
import { parseArgs } from 'node:util';
import { log } from '#lib/log';
import { damageGraphs } from './graphs';
import { hinder } from './hindrances';
import { closeWorkshop, type Findings, openWorkshop, type Workshop } from './life';
import { killMany } from './kills';
import { loseMuchPower } from './power';
import { unmountRoots } from './unmount';

interface Kind {
  /** How many there are unless another number is given. */
  readonly count: number;
  /** @returns what else is worth telling */
  run(workshop: Workshop, findings: Findings, count: number, seed: number): Promise<object>;
}

const KINDS: Readonly<Record<string, Kind>> = {
  kill: { count: 200, run: killMany },
  power: { count: 100, run: loseMuchPower },
  graph: { count: 20, run: damageGraphs },
  hindrance: { count: 2, run: hinder },
  unmount: { count: 6, run: unmountRoots },
};

async function run(name: string, kind: Kind, count: number, seed: number): Promise<boolean> {
  const findings: Findings = { lost: [], returned: [], different: [] };
  const workshop = await openWorkshop(seed);
  const started = performance.now();
  try {
    const more = await kind.run(workshop, findings, count, seed);
    const seconds = Math.round((performance.now() - started) / 1000);
    const [lost, returned, different] = [findings.lost, findings.returned, findings.different].map((all) => all.length);
    console.log(
      JSON.stringify({ faults: name, runs: count, lost, returned, differences: different, seed, seconds, ...more }),
    );
    return lost === 0 && returned === 0 && different === 0;
  } finally {
    closeWorkshop(workshop);
  }
}

// What these runs provoke is complained of at length.
log.level = 'silent';

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' } },
  });
  const [name, count] = positionals;
  const chosen = Object.entries(KINDS).filter(([kind]) => name === undefined || kind === name);
  if (chosen.length === 0) {
    console.error(`Expected one of ${Object.keys(KINDS).join(', ')}, or nothing for all of them.`);
    process.exitCode = 2;
    return;
  }
  for (const [kind, what] of chosen) {
    if (!(await run(kind, what, Number(count ?? what.count), Number(values.seed)))) process.exitCode = 1;
  }
}

await main();
