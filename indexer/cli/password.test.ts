import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { isPassword } from '#lib/access/password';
import { projectRoot } from '#lib/paths';

const run = (typed: string) =>
  spawnSync(process.execPath, ['scripts/rummage.mjs', 'password'], {
    cwd: projectRoot(),
    input: typed,
    encoding: 'utf8',
  });

it('prints the hash of what was typed, and nothing else on standard output', async () => {
  const { status, stdout, stderr } = run('three words or more\n');

  expect(status).toBe(0);
  expect(await isPassword('three words or more', stdout.trim())).toBe(true);
  expect(stdout + stderr).not.toContain('three words');
});

it('refuses one that is too short', () => {
  expect(run('short\n')).toMatchObject({ status: 2, stdout: '' });
});
