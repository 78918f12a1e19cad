import { CONFIG_FILE, describeConfig, loadConfig, type SettingInForce } from '#lib/config';
import type { NamedFinding } from '#lib/doctor/check';
import { examine } from '#lib/doctor/doctor';
import { RummageError } from '#lib/errors';
import { dataPaths } from '#lib/paths';
import { EXIT } from './exit-codes';
import { print } from './print';

/** How thoroughly to look, and whether to mend what is derived. */
export interface DoctorOptions {
  readonly deep?: boolean;
  readonly repair?: boolean;
}

/**
 * `rummage doctor`: @returns the exit code: failed when anything is wrong
 *
 * @throws RummageError `bad-config`, `locked` when there is something to mend while an indexer runs
 */
export async function doctor({ deep = false, repair = false }: DoctorOptions = {}): Promise<number> {
  if (repair && !deep) {
    throw new RummageError('bad-request', '`--repair` goes with `--deep`.', {
      hint: 'Run `npx rummage doctor --deep --repair`.',
    });
  }

  const settings = describeConfig();
  print('Settings in force');
  for (const setting of settings) print(describeSetting(setting));

  print('\nChecks');
  const config = loadConfig();
  let isWell = await printAll(examine(config));
  if (deep) {
    print('\nA thorough look at the data folder');
    // Loaded here and not above: the doctor must run when the native modules do not.
    const { examineDeeply } = await import('#lib/doctor/deep');
    isWell = (await printAll(examineDeeply(dataPaths(config.data), { repair }))) && isWell;
  }

  print(isWell ? '\nAll is well.' : '\nSomething is wrong: see the lines marked FAIL.');
  return isWell ? EXIT.ok : EXIT.failed;
}

/** @returns whether all is well */
async function printAll(findings: AsyncIterable<NamedFinding>): Promise<boolean> {
  let isWell = true;
  for await (const finding of findings) {
    print(describeFinding(finding));
    isWell &&= finding.ok;
  }
  return isWell;
}

function describeSetting({ name, value, source, variable }: SettingInForce): string {
  const origin = { default: 'default', environment: variable, file: CONFIG_FILE }[source];
  return `  ${name.padEnd(17)} ${value || '(none)'}  [${origin}]`;
}

function describeFinding({ ok, name, detail, hint }: NamedFinding): string {
  const line = `  ${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(17)} ${detail}`;
  return hint === null ? line : `${line}\n       ${' '.repeat(17)} → ${hint}`;
}
