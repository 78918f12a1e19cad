import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../paths';
import { temporaryFolder } from '../testing/folder';
import { acquireProcessLock, isProcessLocked } from './process-lock';

const lockFile = () => join(temporaryFolder(), 'indexer.lock');

/** Another process that holds the lock by the time this resolves. */
async function startHolder(file: string): Promise<ChildProcess> {
  const script = join(projectRoot(), 'lib', 'testing', 'hold-lock.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

describe('acquireProcessLock', () => {
  it('excludes a second handle, even of the same process, until it is released', () => {
    const file = lockFile();
    const lock = acquireProcessLock(file, 'The indexer', 0);

    expect(() => acquireProcessLock(file, 'The indexer', 0)).toThrow(expect.objectContaining({ code: 'locked' }));

    lock.release();
    acquireProcessLock(file, 'The indexer', 0).release();
  });

  it('names the process that holds it, and what to do', async () => {
    const file = lockFile();
    const { pid } = await startHolder(file);

    expect(() => acquireProcessLock(file, 'The indexer', 0)).toThrow(
      expect.objectContaining({
        message: `The indexer is already running for this data folder (process ${pid}).`,
        hint: expect.stringContaining('RUMMAGE_DATA'),
      }),
    );
  });

  it('is free again as soon as its holder was killed', async () => {
    const file = lockFile();
    const holder = await startHolder(file);

    holder.kill('SIGKILL');
    await once(holder, 'close');

    acquireProcessLock(file, 'The indexer', 0).release();
  });

  it('waits for a holder that lets go in time', async () => {
    const file = lockFile();
    const holder = await startHolder(file);

    holder.kill('SIGKILL');
    acquireProcessLock(file, 'The indexer', 10_000).release();
  });
});

describe('isProcessLocked', () => {
  it('is false where nobody ever held the lock, and makes no file', () => {
    const file = lockFile();

    expect(isProcessLocked(file)).toBe(false);
    expect(isProcessLocked(file)).toBe(false);
  });

  it('follows the lock, and takes nothing itself', () => {
    const file = lockFile();
    const lock = acquireProcessLock(file, 'The indexer', 0);
    expect(isProcessLocked(file)).toBe(true);

    lock.release();
    expect(isProcessLocked(file)).toBe(false);
    acquireProcessLock(file, 'The indexer', 0).release();
  });
});
