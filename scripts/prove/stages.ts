import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '#lib/paths';
import { BUILD_ARGS, buildIfStale, hashInputs, markBuilt } from '../support/build';
import { BROWSER_VARIABLE, provideBrowser } from './browser';
import { NO_TESTS, readPlaywrightReport, readVitestReport, type TestCount } from './results';

/** What a stage came to. */
export interface Outcome {
  readonly ok: boolean;
  readonly tests: TestCount;
}

/** Where what a stage prints goes: at once to the terminal, or to be printed when it has ended. */
export type Print = ((text: string) => void) | null;

/** One step of the proof. */
export interface Stage {
  readonly name: string;
  run(print: Print): Promise<Outcome>;
}

/**
 * Each group stands on those before it; what is in one can go on at once, and leaves a core idle alone.
 *
 * @param reports absolute path of an empty folder for the test runners' reports
 */
export function stages(reports: string): Stage[][] {
  return [
    [
      {
        name: 'Formatting',
        run: (print) => plain(['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'], print),
      },
      { name: 'Building the web app', run: buildWebApp },
    ],
    [
      {
        name: 'Linting',
        run: (print) => plain(['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'], print),
      },
      { name: 'Types', run: (print) => plain(['node_modules/typescript/bin/tsc', '--noEmit'], print) },
    ],
    [{ name: 'Unit tests', run: () => unitTests(join(reports, 'unit.json')) }],
    [{ name: 'End-to-end tests', run: () => endToEndTests(join(reports, 'end-to-end.json')) }],
  ];
}

async function plain(args: readonly string[], print: Print): Promise<Outcome> {
  return { ok: await runNode(args, { print }), tests: NO_TESTS };
}

async function buildWebApp(print: Print): Promise<Outcome> {
  const root = projectRoot();
  const build = async () => {
    const inputs = hashInputs(root);
    const ok = await runNode(BUILD_ARGS, { env: { NODE_ENV: 'production' }, print });
    if (ok) markBuilt(root, inputs);
    return ok;
  };
  const ok = await buildIfStale(root, build, () => print?.('Somebody else builds it already; that is waited for.\n'));
  return { ok: ok ?? true, tests: NO_TESTS };
}

async function unitTests(report: string): Promise<Outcome> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ok = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters]);
  return { ok, tests: readVitestReport(report) };
}

async function endToEndTests(report: string): Promise<Outcome> {
  const browser = provideBrowser((sentence) => console.log(sentence));
  if (browser === null) {
    console.error(
      `No browser was found, and none could be installed. Install Chromium or Chrome, or name one in ${BROWSER_VARIABLE}.`,
    );
    return { ok: false, tests: NO_TESTS };
  }

  const ok = await runNode(['node_modules/@playwright/test/cli.js', 'test'], {
    env: { [BROWSER_VARIABLE]: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return { ok, tests: readPlaywrightReport(report) };
}

interface Run {
  readonly env?: Readonly<Record<string, string>>;
  readonly print?: Print;
}

async function runNode(args: readonly string[], { env = {}, print = null }: Run = {}): Promise<boolean> {
  const child = spawn(process.execPath, [...args], {
    cwd: projectRoot(),
    stdio: ['ignore', print ? 'pipe' : 'inherit', print ? 'pipe' : 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => print?.(text));
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0;
}
