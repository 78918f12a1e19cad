import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loginEnvironment } from '../config';
import { temporaryFolder } from '../testing/folder';
import { launchdPlist, systemdUnit } from './definition';
import { installService, type Machine, removeService, serviceStatus, thisMachine } from './service';

const START = { node: '/usr/bin/node', root: '/opt/rummage', environment: { RUMMAGE_PORT: '4000' } };
const AWKWARD = {
  node: '/opt/my node/bin/node',
  root: '/home/ann/100% "mine" & <yours> $HOME',
  environment: { RUMMAGE_DATA: '/media/ann/a "b" \\ 5% $x' },
};

/** A machine on which every program of the system does as it is told, except those named; @returns what was run */
function machine(platform: string, failing: RegExp = /^$/): { machine: Machine; ran: string[] } {
  const ran: string[] = [];
  const run = async (command: string, args: readonly string[]) => {
    const line = [command, ...args].join(' ');
    ran.push(line);
    if (failing.test(line)) throw Object.assign(new Error('exit code 1'), { stderr: 'No such thing.\nMore.' });
    return line.includes('is-active') ? 'active\n' : 'state = running';
  };
  return { machine: { platform, home: temporaryFolder(), configHome: undefined, uid: 501, run }, ran };
}

describe('systemdUnit', () => {
  it('says what to start, where, and with which settings', () => {
    expect(systemdUnit(START)).toBe(
      [
        '[Unit]',
        'Description=Rummage: find your own photos by what they show',
        'StartLimitIntervalSec=300',
        'StartLimitBurst=5',
        '',
        '[Service]',
        'WorkingDirectory=/opt/rummage',
        'ExecStart="/usr/bin/node" "/opt/rummage/scripts/start.mjs"',
        'Environment="RUMMAGE_PORT=4000"',
        'Restart=on-failure',
        'RestartSec=10',
        'Nice=10',
        '',
        '[Install]',
        'WantedBy=default.target',
        '',
      ].join('\n'),
    );
  });

  it('quotes what has a meaning for systemd', () => {
    const unit = systemdUnit(AWKWARD);

    expect(unit).toContain('WorkingDirectory=/home/ann/100%% "mine" & <yours> $HOME\n');
    expect(unit).toContain(
      'ExecStart="/opt/my node/bin/node" "/home/ann/100%% \\"mine\\" & <yours> $$HOME/scripts/start.mjs"\n',
    );
    expect(unit).toContain('Environment="RUMMAGE_DATA=/media/ann/a \\"b\\" \\\\ 5%% $x"\n');
  });

  it('is understood by systemd where there is one', (context) => {
    const root = join(temporaryFolder(), 'a "b" 5% $HOME & c');
    mkdirSync(root);
    const file = join(temporaryFolder(), 'rummage.service');
    writeFileSync(file, systemdUnit({ ...AWKWARD, node: process.execPath, root }));

    const { error, status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' });
    if (error !== undefined) return context.skip('only systemd can say');

    // What it does not understand it tells and ignores; of other units it may tell, too.
    expect(stderr.split('\n').filter((line) => line.includes('rummage'))).toEqual([]);
    expect(status).toBe(0);
  });
});

describe('launchdPlist', () => {
  it('is well-formed, whatever the paths hold', () => {
    const plist = launchdPlist('org.rummage.Rummage', AWKWARD, '/Users/ann/Library/Logs/Rummage.log');

    expect(plist).toContain('<string>/home/ann/100% "mine" &amp; &lt;yours&gt; $HOME/scripts/start.mjs</string>');
    expect(plist).toContain('    <key>RUMMAGE_DATA</key>\n    <string>/media/ann/a "b" \\ 5% $x</string>');
    expect(plist).toContain('  <key>RunAtLoad</key>\n  <true/>');
    expect(plist.match(/<dict>/g)?.length).toBe(plist.match(/<\/dict>/g)?.length);
    expect(launchdPlist('l', { ...START, environment: {} }, '/log')).not.toContain('EnvironmentVariables');
  });
});

describe('installService', () => {
  it('writes systemd’s unit, enables it, and starts it', async () => {
    const { machine: linux, ran } = machine('linux');

    const { file, isNew } = await installService(linux, START);

    expect(file).toBe(join(linux.home, '.config/systemd/user/rummage.service'));
    expect(readFileSync(file, 'utf8')).toBe(systemdUnit(START));
    expect(isNew).toBe(true);
    expect(ran.slice(1)).toEqual(['systemctl --user daemon-reload', 'systemctl --user enable --now rummage.service']);
  });

  it('done again leaves the file as it is; with other settings it restarts', async () => {
    const { machine: linux, ran } = machine('linux');
    const { file } = await installService(linux, START);
    const before = statSync(file).mtimeMs;

    expect(await installService(linux, START)).toEqual({ file, isNew: false });
    expect(statSync(file).mtimeMs).toBe(before);
    expect(ran.join()).not.toContain('restart');

    await installService(linux, AWKWARD);
    expect(ran.at(-1)).toBe('systemctl --user restart rummage.service');
    expect(readdirSync(join(file, '..'))).toEqual(['rummage.service']);
  });

  it('goes where the person keeps settings', async () => {
    const { machine: linux } = machine('linux');
    const configHome = temporaryFolder();

    expect((await installService({ ...linux, configHome }, START)).file).toContain(configHome);
  });

  it('writes launchd’s agent and loads it, once', async () => {
    const { machine: mac, ran } = machine('darwin', /print/);

    const { file } = await installService(mac, START);

    expect(file).toBe(join(mac.home, 'Library/LaunchAgents/org.rummage.Rummage.plist'));
    expect(ran.at(-1)).toBe(`launchctl bootstrap gui/501 ${file}`);
    const again = machine('darwin');
    await installService({ ...again.machine, home: mac.home }, START);
    expect(again.ran).toEqual(['launchctl print gui/501/org.rummage.Rummage']);
  });

  it('says plainly where it cannot be had, and writes nothing', async () => {
    const without = machine('linux', /show/).machine;
    await expect(installService(without, START)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('no systemd'),
      hint: expect.stringContaining('npm start'),
    });
    expect(readdirSync(without.home)).toEqual([]);

    await expect(installService(machine('win32').machine, START)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('passes on in one line what the system says', async () => {
    await expect(installService(machine('linux', /enable/).machine, START)).rejects.toMatchObject({
      message: '`systemctl --user enable --now rummage.service` failed: No such thing.',
    });
  });
});

describe('removeService', () => {
  it('stops it and takes its file away, and has nothing to do a second time', async () => {
    const { machine: linux, ran } = machine('linux');
    const { file } = await installService(linux, START);

    expect(await removeService(linux)).toBe(true);
    expect(existsSync(file)).toBe(false);
    expect(ran.slice(-2)).toEqual(['systemctl --user disable --now rummage.service', 'systemctl --user daemon-reload']);
    expect(await removeService(linux)).toBe(false);
  });
});

describe('serviceStatus', () => {
  it('tells installed from running', async () => {
    const { machine: linux } = machine('linux');
    expect(await serviceStatus(linux)).toMatchObject({ installed: false, running: true });
    await installService(linux, START);
    expect(await serviceStatus(linux)).toMatchObject({ installed: true, running: true });
    const stopped = { ...linux, run: machine('linux', /is-active/).machine.run };
    expect(await serviceStatus(stopped)).toMatchObject({ installed: true, running: false });
  });
});

describe('thisMachine', () => {
  it('runs real programs', async () => {
    const folder = temporaryFolder();
    const program = join(folder, 'program');
    writeFileSync(program, '#!/bin/sh\necho "$1"\n');
    chmodSync(program, 0o755);

    expect(await thisMachine('/home/ann', undefined).run(program, ['a b'])).toBe('a b\n');
  });
});

describe('loginEnvironment', () => {
  it('carries over the settings of the environment, but never a password', () => {
    const env = {
      RUMMAGE_DATA: '/data',
      RUMMAGE_PORT: '',
      RUMMAGE_PASSWORD: 'secret',
      XDG_CONFIG_HOME: '/c',
      HOME: '/h',
    };

    expect(loginEnvironment(env)).toEqual({ configHome: '/c', settings: { RUMMAGE_DATA: '/data' } });
  });
});
