import SQLite from 'better-sqlite3';
import { expect, it, onTestFinished, vi } from 'vitest';
import { toldHindrance } from '#lib/status/hindrance';
import { openTestLibrary } from '#lib/testing/library';
import { throughHindrances } from './hindered';

const SOON = { timeout: 10_000 };
const never = new AbortController().signal;
const busy = () => Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });

it('does the work again once nothing keeps it from writing, and tells of it meanwhile', async () => {
  const { paths } = openTestLibrary();
  const holder = new SQLite(paths.database);
  onTestFinished(() => void holder.close());
  holder.exec('BEGIN IMMEDIATE');
  const work = vi.fn().mockRejectedValueOnce(busy()).mockResolvedValueOnce('done');

  const working = throughHindrances(paths, { isPatient: true, signal: never }, work);
  await vi.waitFor(async () => expect((await toldHindrance(paths))?.reason).toMatch(/Another program/), SOON);
  expect(work).toHaveBeenCalledTimes(1);
  holder.exec('ROLLBACK');

  expect(await working).toBe('done');
  expect(await toldHindrance(paths)).toBeNull();
});

it('stops waiting when it is told to, and then says nothing more', async () => {
  const { paths } = openTestLibrary();
  const stop = new AbortController();

  const working = throughHindrances(paths, { isPatient: true, signal: stop.signal }, () => Promise.reject(busy()));
  await vi.waitFor(async () => expect(await toldHindrance(paths)).not.toBeNull(), SOON);
  stop.abort();

  expect(await working).toBeNull();
  expect(await toldHindrance(paths)).toBeNull();
});

it('fails in words when it is not to wait, and with anything else as it came', async () => {
  const { paths } = openTestLibrary();
  const at = (error: unknown, isPatient: boolean) =>
    throughHindrances(paths, { isPatient, signal: never }, () => Promise.reject(error));

  await expect(at(busy(), false)).rejects.toMatchObject({ code: 'unavailable', hint: expect.stringMatching(/finish/) });
  await expect(at(new Error('a fault'), true)).rejects.toThrow('a fault');
});
