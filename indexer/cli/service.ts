import { homedir } from 'node:os';
import { loadConfig, loginEnvironment } from '#lib/config';
import { originOf } from '#lib/doctor/port';
import { projectRoot } from '#lib/paths';
import { installService, type Machine, removeService, serviceStatus, thisMachine } from '#lib/service/service';
import { EXIT } from './exit-codes';
import { print, remark } from './print';

/** `rummage service install`: @returns the exit code @throws RummageError `unavailable` where there is no such service */
export async function install(): Promise<number> {
  const machine = here();
  if (machine.uid === 0) {
    remark(
      'You are the superuser: it will run as the superuser, at the superuser’s login. Install it as yourself instead.',
    );
  }

  const { settings } = loginEnvironment();
  const { file, isNew } = await installService(machine, {
    node: process.execPath,
    root: projectRoot(),
    environment: settings,
  });
  print(`${isNew ? 'Wrote' : 'Brought up to date:'} ${file}`);
  for (const [name, value] of Object.entries(settings)) print(`  with ${name}=${value}`);
  print(`Rummage starts at login, and now: ${originOf(loadConfig())}. \`npx rummage service remove\` undoes this.`);
  return EXIT.ok;
}

/** `rummage service remove`: @returns the exit code @throws RummageError */
export async function remove(): Promise<number> {
  const wasThere = await removeService(here());
  print(
    wasThere
      ? 'Rummage is stopped and starts at login no more. Your photos and its data are as they were.'
      : 'Rummage was not started at login.',
  );
  return EXIT.ok;
}

/** `rummage service status`: @returns the exit code @throws RummageError */
export async function status(): Promise<number> {
  const { installed, running, file } = await serviceStatus(here());
  print(installed ? `Started at login (${file}), ${running ? 'running' : 'not running'}` : 'Not started at login');
  return EXIT.ok;
}

function here(): Machine {
  return thisMachine(homedir(), loginEnvironment().configHome);
}
