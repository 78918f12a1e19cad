import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { RummageError } from '../errors';
import { writeWhole } from '../write-file';
import { launchdPlist, type Start, systemdUnit } from './definition';

/** The machine as the service sees it. */
export interface Machine {
  readonly platform: string;
  /** Absolute path of the person's home folder. */
  readonly home: string;
  /** Where programs keep their settings, when it is not the usual place. */
  readonly configHome: string | undefined;
  /** The person's number; undefined where there is none. */
  readonly uid: number | undefined;
  /** Runs a program of the system; @returns what it printed @throws Error when it fails or is not there */
  readonly run: (command: string, args: readonly string[]) => Promise<string>;
}

export interface ServiceStatus {
  readonly installed: boolean;
  /** Whether the system says that it runs; null when it cannot be asked. */
  readonly running: boolean | null;
  /** Absolute path of the file that says so to the system. */
  readonly file: string;
}

const NAME = 'rummage';
const LABEL = 'org.rummage.Rummage';

/** This machine. @param configHome XDG_CONFIG_HOME, as the environment has it */
export function thisMachine(home: string, configHome: string | undefined): Machine {
  const execute = promisify(execFile);
  const run = async (command: string, args: readonly string[]) => (await execute(command, [...args])).stdout;
  return { platform: process.platform, home, configHome, uid: process.getuid?.(), run };
}

/**
 * Has the system start Rummage whenever the person logs in, and now. Doing so again changes nothing but what is different.
 *
 * @returns the file that was written
 * @throws RummageError `unavailable` where neither systemd nor launchd serves the person who asks
 */
export async function installService(machine: Machine, start: Start): Promise<{ file: string; isNew: boolean }> {
  const { file, text } = await definitionFor(machine, start);
  const before = existsSync(file) ? await readFile(file, 'utf8') : null;
  if (before !== text) await writeWhole(file, Buffer.from(text));

  if (machine.platform === 'darwin') await loadAgent(machine, file, before !== null && before !== text);
  else await enableUnit(machine, before !== null && before !== text);
  return { file, isNew: before === null };
}

/** Undoes {@link installService}; @returns whether there was anything to undo */
export async function removeService(machine: Machine): Promise<boolean> {
  const { file } = await definitionFor(machine, { node: '', root: '', environment: {} });
  const isInstalled = existsSync(file);

  if (machine.platform === 'darwin') await machine.run('launchctl', ['bootout', agent(machine)]).catch(() => '');
  else if (isInstalled) await systemctl(machine, 'disable', '--now', `${NAME}.service`);
  await rm(file, { force: true });
  if (machine.platform === 'linux' && isInstalled) await systemctl(machine, 'daemon-reload');
  return isInstalled;
}

/** @throws RummageError `unavailable` where there is no such service */
export async function serviceStatus(machine: Machine): Promise<ServiceStatus> {
  const { file } = await definitionFor(machine, { node: '', root: '', environment: {} });
  const asked =
    machine.platform === 'darwin'
      ? machine.run('launchctl', ['print', agent(machine)]).then((said) => /state = running/.test(said))
      : machine.run('systemctl', ['--user', 'is-active', `${NAME}.service`]).then((said) => said.trim() === 'active');
  // Both fail where nothing of that name is loaded.
  return { installed: existsSync(file), running: await asked.catch(() => false), file };
}

async function definitionFor(machine: Machine, start: Start): Promise<{ file: string; text: string }> {
  if (machine.platform === 'darwin') {
    const log = join(machine.home, 'Library', 'Logs', 'Rummage.log');
    const file = join(machine.home, 'Library', 'LaunchAgents', `${LABEL}.plist`);
    return { file, text: launchdPlist(LABEL, start, log) };
  }
  if (machine.platform === 'linux') {
    await requireUserManager(machine);
    const settings = machine.configHome || join(machine.home, '.config');
    return { file: join(settings, 'systemd', 'user', `${NAME}.service`), text: systemdUnit(start) };
  }
  throw new RummageError('unavailable', 'Starting at login is only known for systemd on Linux and for macOS.', {
    hint: 'Have your system run `npm start` in this folder at login.',
  });
}

/** Containers, other init systems, and a shell without a login session have no manager to ask. */
async function requireUserManager({ run }: Machine): Promise<void> {
  try {
    await run('systemctl', ['--user', 'show', '--property=Version']);
  } catch (cause) {
    throw new RummageError('unavailable', 'There is no systemd here that starts programs for you at login.', {
      hint: 'Have your system run `npm start` in this folder at login; over `su` or `sudo`, log in as yourself instead.',
      cause,
    });
  }
}

async function enableUnit(machine: Machine, isChanged: boolean): Promise<void> {
  await systemctl(machine, 'daemon-reload');
  await systemctl(machine, 'enable', '--now', `${NAME}.service`);
  if (isChanged) await systemctl(machine, 'restart', `${NAME}.service`);
}

async function loadAgent(machine: Machine, file: string, isChanged: boolean): Promise<void> {
  const domain = `gui/${machine.uid ?? 0}`;
  if (isChanged) await machine.run('launchctl', ['bootout', agent(machine)]).catch(() => '');
  const isLoaded = await machine.run('launchctl', ['print', agent(machine)]).then(
    () => true,
    () => false,
  );
  if (!isLoaded) await asked(machine, 'launchctl', ['bootstrap', domain, file]);
}

function agent({ uid }: Machine): string {
  return `gui/${uid ?? 0}/${LABEL}`;
}

function systemctl(machine: Machine, ...args: string[]): Promise<string> {
  return asked(machine, 'systemctl', ['--user', ...args]);
}

async function asked({ run }: Machine, command: string, args: readonly string[]): Promise<string> {
  try {
    return await run(command, args);
  } catch (cause) {
    const [reason] = ((cause as { stderr?: string }).stderr || (cause as Error).message).trim().split('\n');
    throw new RummageError('unavailable', `\`${[command, ...args].join(' ')}\` failed: ${reason}`, {
      hint: 'Run it by hand to see more; `npx rummage service remove` undoes what was written.',
      cause,
    });
  }
}
