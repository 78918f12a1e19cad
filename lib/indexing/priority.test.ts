import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { projectRoot } from '../paths';

const PROGRAM = `
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { lowerPriority } from ${JSON.stringify(pathToFileURL(join(projectRoot(), 'lib/indexing/priority.ts')).href)};
await readFile(process.execPath); // so that the thread pool is there
lowerPriority();
const threads = process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [process.pid];
const child = execFileSync(process.execPath, ['-p', 'os.getPriority()']);
console.log(JSON.stringify({ threads: threads.map((id) => getPriority(id)), child: Number(child) }));
`;

it('makes way with every thread and every process started afterwards', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', PROGRAM],
    { cwd: projectRoot() },
  );

  const { threads, child } = JSON.parse(stdout) as { threads: number[]; child: number };
  expect(threads.length).toBeGreaterThan(0);
  expect(Math.min(...threads, child)).toBeGreaterThanOrEqual(10);
});
