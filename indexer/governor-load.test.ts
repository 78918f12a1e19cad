import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { expect, it, onTestFinished } from 'vitest';
import { readCpuTimes, readOwn, shareOfOthers } from './governor-load';

/** Uses 300 ms of processor time, however long that takes on a busy machine, and says so. */
const BURN = `while (process.cpuUsage().user < 300_000); console.log('done');`;

const onLinux = it.runIf(process.platform === 'linux');

onLinux('counts what it has started as its own, while it runs and when it has ended', async () => {
  const before = readOwn() ?? 0;
  const child = spawn(process.execPath, ['-e', `${BURN} setInterval(() => undefined, 1_000)`]);
  onTestFinished(() => void child.kill('SIGKILL'));

  await once(child.stdout, 'data');
  expect((readOwn() ?? 0) - before).toBeGreaterThanOrEqual(280);

  child.kill('SIGKILL');
  await once(child, 'exit');
  expect((readOwn() ?? 0) - before).toBeGreaterThanOrEqual(280);
});

onLinux('counts as busy what anyone uses', () => {
  const before = readCpuTimes();
  const until = process.cpuUsage().user + 300_000;
  while (process.cpuUsage().user < until);

  expect(readCpuTimes().busy - before.busy).toBeGreaterThanOrEqual(280);
});

it('is the share of all processors, never below nothing or above all', () => {
  const times = (busy: number, own: number | null) => ({ busy, own });
  const all = 1_000 * cpus().length;

  expect(shareOfOthers(times(0, 0), times(all / 2, all / 4), 1_000)).toBeCloseTo(0.25);
  expect(shareOfOthers(times(0, null), times(all / 2, null), 1_000)).toBeCloseTo(0.5);
  expect(shareOfOthers(times(0, 0), times(100, 200), 1_000)).toBe(0);
  expect(shareOfOthers(times(0, 0), times(all * 3, 0), 1_000)).toBe(1);
});
