import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addCounts, atLeastOneFailed, closingLine, NO_TESTS, readPlaywrightReport, readVitestReport } from './results';
import { temporaryFolder } from '#lib/testing/folder';

function reportFile(content: unknown): string {
  const file = join(temporaryFolder(), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('the count of tests', () => {
  it('sums what both test runners report', () => {
    const unit = readVitestReport(
      reportFile({ numPassedTests: 10, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 }),
    );
    const endToEnd = readPlaywrightReport(reportFile({ stats: { expected: 5, unexpected: 1, flaky: 0, skipped: 0 } }));

    expect(closingLine(addCounts(unit, endToEnd))).toBe('15 passed, 2 failed, 2 skipped');
  });

  it('takes a test that passed only when tried again for a failed one', () => {
    const count = readPlaywrightReport(reportFile({ stats: { expected: 5, unexpected: 0, flaky: 1, skipped: 0 } }));

    expect(count.failed).toBe(1);
  });

  it('never reads like success when a stage failed without a failed test', () => {
    expect(closingLine(atLeastOneFailed(readVitestReport('/nowhere/report.json')))).toBe('0 passed, 1 failed');
    expect(closingLine(NO_TESTS)).toBe('0 passed, 0 failed');
  });
});
