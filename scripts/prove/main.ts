import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCounts, atLeastOneFailed, closingLine, NO_TESTS, type TestCount } from './results';
import { type Stage, stages } from './stages';

/** Proves the tree stage by stage, stops at the first that fails, and always ends with the line that counts. */
export function main(): void {
  const reports = mkdtempSync(join(tmpdir(), 'rummage-reports-'));

  let total = NO_TESTS;
  try {
    for (const stage of stages(reports)) {
      total = addCounts(total, runStage(stage));
      if (total.failed > 0) break;
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }

  process.exitCode = total.failed > 0 ? 1 : 0;
  console.log(`\n${closingLine(total)}`);
}

function runStage({ name, run }: Stage): TestCount {
  console.log(`\n── ${name} ──`);
  const startedAt = performance.now();

  const { ok, tests } = run();

  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`── ${name}: ${ok ? 'passed' : 'FAILED'} in ${seconds} s ──`);
  return ok ? tests : atLeastOneFailed(tests);
}
