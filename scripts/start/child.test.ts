import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Child } from './child';
import { temporaryFolder } from '#lib/testing/folder';

function script(code: string): string {
  const file = join(temporaryFolder(), 'script.mjs');
  writeFileSync(file, code);
  return file;
}

/** Starts a script as a child and waits for its first line. */
async function start(code: string): Promise<{ child: Child; lines: string[] }> {
  const lines: string[] = [];
  const isUp = new AbortController();
  const onOutput = (line: string) => {
    lines.push(line);
    isUp.abort();
  };
  const child = new Child([script(code)], { onOutput, onError: onOutput });
  await sleep(10_000, undefined, { signal: isUp.signal }).catch(() => undefined);
  return { child, lines };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits a while for a process to end that is not ours to wait for. */
async function hasEnded(pid: number): Promise<boolean> {
  for (let tries = 0; isAlive(pid) && tries < 100; tries++) await sleep(50);
  return !isAlive(pid);
}

describe('Child', () => {
  it('lets a process end in good order when it is stopped', async () => {
    const { child, lines } = await start(
      `process.on('SIGTERM', () => { console.log('bye'); process.exit(0); }); setInterval(() => {}, 1000); console.log('up');`,
    );

    await child.stop();

    expect(lines).toEqual(['up', 'bye']);
    expect(await child.ended).toEqual({ code: 0, signal: null });
  });

  it('ends a process that does not listen, and what it started, at once when told to', async () => {
    const { child, lines } = await start(
      `import { spawn } from 'node:child_process';
       process.on('SIGTERM', () => {});
       const grandchild = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
       setInterval(() => {}, 1000);
       console.log(grandchild.pid);`,
    );

    child.kill();

    expect(await child.ended).toEqual({ code: null, signal: 'SIGKILL' });
    expect(await hasEnded(Number(lines[0]))).toBe(true);
  });

  it('says how a process ended by itself', async () => {
    const { child } = await start(`console.error('no'); process.exitCode = 3;`);

    expect(await child.ended).toEqual({ code: 3, signal: null });
  });

  it('never outlives the process that started it, even when that one is killed', async () => {
    const childScript = script(`setInterval(() => {}, 1000); console.log(process.pid);`);
    const launcher = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        script(
          `import { Child } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'child.ts')).href)};
           const print = (line) => console.log(line);
           new Child([${JSON.stringify(childScript)}], { onOutput: print, onError: print });`,
        ),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [output] = (await once(launcher.stdout, 'data')) as [Buffer];
    const pid = Number(output.toString());
    expect(isAlive(pid)).toBe(true);

    launcher.kill('SIGKILL');

    expect(await hasEnded(pid)).toBe(true);
  });
});
