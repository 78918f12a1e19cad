import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { dayOf } from '#lib/days';
import { log } from '#lib/log';
import { addFolder } from '#lib/store/folders';
import { openTestLibrary } from '#lib/testing/library';
import { startDailyBackup } from './daily-backup';

function start(...args: Parameters<typeof startDailyBackup>): void {
  const daily = startDailyBackup(...args);
  onTestFinished(() => daily.close());
}

describe('startDailyBackup', () => {
  it('makes the day’s backup at once, in a thread of its own', async () => {
    const { paths, db } = openTestLibrary();
    addFolder(db, '/photos');

    start(paths);

    await expect.poll(() => readdirSync(paths.backups), { timeout: 20_000 }).toEqual([`daily-${dayOf(new Date())}.db`]);
  });

  it('completes the one under way when the indexer ends at once', async () => {
    const { paths, db } = openTestLibrary();
    addFolder(db, '/photos');

    await startDailyBackup(paths).close();

    expect(readdirSync(paths.backups)).toEqual([`daily-${dayOf(new Date())}.db`]);
  });

  it('waits for a new library to have something worth keeping', async () => {
    const { paths, db } = openTestLibrary();
    start(paths, 100);
    await wait(1_500);
    // What it looks at meanwhile has another name.
    expect(readdirSync(paths.backups).filter((name) => name.endsWith('.db'))).toEqual([]);

    addFolder(db, '/photos');

    const made = [`daily-${dayOf(new Date())}.db`];
    await expect.poll(() => readdirSync(paths.backups), { timeout: 20_000 }).toEqual(made);
  });

  it('says once a day that it failed, and goes on', async () => {
    const { paths, db } = openTestLibrary();
    addFolder(db, '/photos');
    rmSync(paths.backups, { recursive: true });
    writeFileSync(paths.backups, 'in the way');
    const warn = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
    onTestFinished(() => warn.mockRestore());

    start(paths, 50);

    await expect.poll(() => warn.mock.calls.length, { timeout: 20_000 }).toBe(1);
    await wait(500);
    expect(warn.mock.calls).toEqual([[expect.stringContaining('the next is tried tomorrow')]]);
  });
});
