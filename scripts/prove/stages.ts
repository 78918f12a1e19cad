import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '#lib/paths';
import { BUILD_ARGS, hashInputs, isBuildStale, markBuilt } from '../support/build';
import { BROWSER_VARIABLE, provideBrowser } from './browser';
import { NO_TESTS, readPlaywrightReport, readVitestReport, type TestCount } from './results';

/** What a stage came to. */
export interface Outcome {
  readonly ok: boolean;
  readonly tests: TestCount;
}

/** One step of the proof; each stands on those before it. */
export interface Stage {
  readonly name: string;
  run(): Outcome;
}

/** @param reports absolute path of an empty folder for the test runners' reports */
export function stages(reports: string): Stage[] {
  return [
    {
      name: 'Formatting',
      run: () => plain(['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']),
    },
    { name: 'Linting', run: () => plain(['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.']) },
    { name: 'Building the web app', run: buildIfStale },
    { name: 'Types', run: () => plain(['node_modules/typescript/bin/tsc', '--noEmit']) },
    { name: 'Unit tests', run: () => unitTests(join(reports, 'unit.json')) },
    { name: 'End-to-end tests', run: () => endToEndTests(join(reports, 'end-to-end.json')) },
  ];
}

function plain(args: readonly string[]): Outcome {
  return { ok: runNode(args), tests: NO_TESTS };
}

function buildIfStale(): Outcome {
  const root = projectRoot();
  if (!isBuildStale(root)) return { ok: true, tests: NO_TESTS };

  const inputs = hashInputs(root);
  const ok = runNode(BUILD_ARGS, { NODE_ENV: 'production' });
  if (ok) markBuilt(root, inputs);
  return { ok, tests: NO_TESTS };
}

function unitTests(report: string): Outcome {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return { ok: runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters]), tests: readVitestReport(report) };
}

function endToEndTests(report: string): Outcome {
  const browser = provideBrowser((sentence) => console.log(sentence));
  if (browser === null) {
    console.error(
      `No browser was found, and none could be installed. Install Chromium or Chrome, or name one in ${BROWSER_VARIABLE}.`,
    );
    return { ok: false, tests: NO_TESTS };
  }

  const ok = runNode(['node_modules/@playwright/test/cli.js', 'test'], {
    [BROWSER_VARIABLE]: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return { ok, tests: readPlaywrightReport(report) };
}

function runNode(args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  const { status } = spawnSync(process.execPath, [...args], {
    cwd: projectRoot(),
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  return status === 0;
}
