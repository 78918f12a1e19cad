import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCounts, atLeastOneFailed, closingLine, NO_TESTS, type TestCount } from './results';
import { type Stage, stages } from './stages';

/** Proves the tree group by group, stops at the first that fails, and always ends with the line that counts. */
export async function main(): Promise<void> {
  const reports = mkdtempSync(join(tmpdir(), 'rummage-reports-'));

  let total = NO_TESTS;
  try {
    for (const group of stages(reports)) {
      const counts = await Promise.all(group.map((stage) => runStage(stage, group.length > 1)));
      total = counts.reduce(addCounts, total);
      if (total.failed > 0) break;
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }

  process.exitCode = total.failed > 0 ? 1 : 0;
  console.log(`\n${closingLine(total)}`);
}

/** @param besideOthers keeps what it prints together: it comes when the stage has ended */
async function runStage({ name, run }: Stage, besideOthers: boolean): Promise<TestCount> {
  const startedAt = performance.now();
  const printed: string[] = [];
  if (!besideOthers) console.log(`\n── ${name} ──`);

  const { ok, tests } = await run(besideOthers ? (text) => printed.push(text) : null);

  if (besideOthers) console.log(`\n── ${name} ──\n${printed.join('').trimEnd()}`);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`── ${name}: ${ok ? 'passed' : 'FAILED'} in ${seconds} s ──`);
  return ok ? tests : atLeastOneFailed(tests);
}
