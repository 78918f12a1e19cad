import { CONFIG_FILE, describeConfig, loadConfig, type SettingInForce } from '#lib/config';
import type { NamedFinding } from '#lib/doctor/check';
import { examine } from '#lib/doctor/doctor';
import { EXIT } from './exit-codes';
import { print } from './print';

/** `rummage doctor`: @returns the exit code: failed when anything is wrong @throws RummageError `bad-config` */
export async function doctor(): Promise<number> {
  const settings = describeConfig();
  print('Settings in force');
  for (const setting of settings) print(describeSetting(setting));

  print('\nChecks');
  let isWell = true;
  for await (const finding of examine(loadConfig())) {
    print(describeFinding(finding));
    isWell &&= finding.ok;
  }

  print(isWell ? '\nAll is well.' : '\nSomething is wrong: see the lines marked FAIL.');
  return isWell ? EXIT.ok : EXIT.failed;
}

function describeSetting({ name, value, source, variable }: SettingInForce): string {
  const origin = { default: 'default', environment: variable, file: CONFIG_FILE }[source];
  return `  ${name.padEnd(17)} ${value || '(none)'}  [${origin}]`;
}

function describeFinding({ ok, name, detail, hint }: NamedFinding): string {
  const line = `  ${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(17)} ${detail}`;
  return hint === null ? line : `${line}\n       ${' '.repeat(17)} → ${hint}`;
}
