import { existsSync, readFileSync } from 'node:fs';

/** How many tests ran, and how. */
export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NO_TESTS: TestCount = { passed: 0, failed: 0, skipped: 0 };

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

/** @param file what Vitest's JSON reporter wrote; none means that it did not get that far */
export function readVitestReport(file: string): TestCount {
  const report = readReport<VitestReport>(file);
  if (report === null) return NO_TESTS;

  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** @param file what Playwright's JSON reporter wrote; none means that it did not get that far */
export function readPlaywrightReport(file: string): TestCount {
  const report = readReport<PlaywrightReport>(file);
  if (report === null) return NO_TESTS;

  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

export function addCounts(a: TestCount, b: TestCount): TestCount {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/**
 * A stage that fails without a failed test, such as a lint fault or a test file that cannot be loaded, counts as one: the
 * last line must never read like success.
 */
export function atLeastOneFailed(count: TestCount): TestCount {
  return { ...count, failed: Math.max(1, count.failed) };
}

/** The line everything ends with: `12 passed, 0 failed`. */
export function closingLine({ passed, failed, skipped }: TestCount): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function readReport<Report>(file: string): Report | null {
  if (!existsSync(file)) return null;
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}
