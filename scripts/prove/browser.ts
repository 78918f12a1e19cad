import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** The variable that names the browser tests use. */
export const BROWSER_VARIABLE = 'RUMMAGE_TEST_BROWSER';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const MAC_APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The absolute path of a browser Playwright can drive, or null when this machine has none. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  const candidates = [
    env[BROWSER_VARIABLE],
    chromium.executablePath(),
    ...NAMES.flatMap((name) => (env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))),
    ...MAC_APPLICATIONS,
  ];
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path)) ?? null;
}

/**
 * Finds a browser, and installs one when there is none: Debian's when we may, else Playwright's own.
 *
 * @param say told what is being done, because it takes a while
 * @returns its path, or null when there is no way to one
 */
export function provideBrowser(say: (sentence: string) => void): string | null {
  const found = findBrowser();
  if (found !== null) return found;

  for (const [command, ...args] of waysToInstall()) {
    say(`No browser was found; trying \`${[command, ...args].join(' ')}\`…`);
    spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    const installed = findBrowser();
    if (installed !== null) return installed;
  }
  return null;
}

function waysToInstall(): [string, ...string[]][] {
  const playwright: [string, ...string[]] = ['npx', 'playwright', 'install', 'chromium'];
  if (!isRootOnDebian()) return [playwright];

  return [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    playwright,
  ];
}

function isRootOnDebian(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && hasCommand('apt-get');
}

function hasCommand(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
