import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './paths';

const START = join(projectRoot(), 'lib', 'worker-start.mjs');
const PARENT = 'lib/testing/process-parent.ts';

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a process that was started', () => {
  it('ends with the one that started it, even when that one is killed', async () => {
    const parent = spawn(process.execPath, [START, PARENT], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number.parseInt(line.toString(), 10);
    expect(isRunning(pid)).toBe(true);

    parent.kill('SIGKILL');

    await expect.poll(() => isRunning(pid), { timeout: 20_000 }).toBe(false);
  });

  it('does not keep the one that started it from ending', async () => {
    const idle = `import(${JSON.stringify(pathToFileURL(join(projectRoot(), PARENT)).href)}).then(({ child }) => { child.unref(); process.stdout.unref?.(); });`;
    const parent = spawn(process.execPath, ['--import', 'tsx', '--eval', idle], {
      stdio: 'ignore',
      cwd: projectRoot(),
    });

    const [code] = (await once(parent, 'exit')) as [number];

    expect(code).toBe(0);
  });
});
