import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { signalSearch } from '#lib/indexing/search-signal';
import { openDatabase } from '#lib/store/database';
import { changeIndexingSettings } from '#lib/store/indexing-settings';
import { openTestLibrary } from '#lib/testing/library';
import { Governor, type GovernorParts } from './governor';

function govern(parts: Partial<GovernorParts> = {}) {
  const { db, paths } = openTestLibrary();
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  // As in life: what a person says is written by another process.
  const web = openDatabase(paths, 'typed');
  onTestFinished(() => void web.close());
  const { searchSignal } = paths;
  const governor = new Governor({ db, searchSignal, hasWork: () => true, signal: stop.signal, ...parts });
  const say = (change: Parameters<typeof changeIndexingSettings>[1]) => {
    changeIndexingSettings(web, change);
    governor.look();
  };
  return { governor, searchSignal, stop, say };
}

/** Whether it resolves within `ms`. */
const within = (promise: Promise<void>, ms: number): Promise<boolean> =>
  Promise.race([promise.then(() => true), wait(ms, false)]);

it('lets work go on at once while nothing stands against it', async () => {
  const { governor } = govern();

  const started = performance.now();
  for (let i = 0; i < 100; i++) await governor.mayGoOn();
  expect(performance.now() - started).toBeLessThan(100);
  expect(governor).toMatchObject({ hold: null, state: 'indexing' });
});

it('holds work up while paused, and lets it go on within a second of being resumed', async () => {
  const { governor, say } = govern();
  say({ paused: true });
  const goingOn = governor.mayGoOn();
  expect(governor).toMatchObject({ hold: 'paused', state: 'paused' });
  expect(await within(goingOn, 500)).toBe(false);

  say({ paused: false });
  expect(await within(goingOn, 1_000)).toBe(true);
});

it('is paused from the start when it was paused before', () => {
  const { db, paths } = openTestLibrary();
  changeIndexingSettings(db, { paused: true });
  const stop = new AbortController();
  onTestFinished(() => stop.abort());

  const { searchSignal } = paths;
  expect(new Governor({ db, searchSignal, hasWork: () => true, signal: stop.signal }).hold).toBe('paused');
});

it('always resolves when the run is to end', async () => {
  const { governor, say, stop } = govern();
  say({ paused: true });
  const goingOn = governor.mayGoOn();

  stop.abort();
  expect(await within(goingOn, 100)).toBe(true);
  expect(await within(governor.mayGoOn(), 100)).toBe(true);
});

it('holds nothing up while nothing waits', async () => {
  const { governor, say } = govern({ hasWork: () => false });
  say({ paused: true });

  expect(await within(governor.mayGoOn(), 100)).toBe(true);
});

it('works inside the window only', () => {
  let now = new Date('2026-03-10T21:59:30');
  const { governor, say } = govern({ now: () => now });
  say({ window: { from: '22:00', to: '07:00' } });
  expect(governor.state).toBe('outside-window');

  now = new Date('2026-03-10T22:00:00');
  expect(governor.hold).toBeNull();
  now = new Date('2026-03-11T07:00:00');
  expect(governor.hold).toBe('outside-window');

  say({ window: null });
  expect(governor.hold).toBeNull();
});

it('waits for the machine to be seen idle when asked to, and no longer once that is taken back', async () => {
  const { governor, say } = govern({ sampleEveryMs: 20 });
  say({ onlyIdle: true });
  expect(governor).toMatchObject({ hold: 'waiting-for-idle', state: 'waiting-for-idle' });

  say({ onlyIdle: false });
  expect(await within(governor.mayGoOn(), 300)).toBe(true);
});

it('makes way for a search, says so, and works on a quarter of the time while searches go on', async () => {
  const { governor, searchSignal } = govern();
  const searching = setInterval(() => signalSearch(searchSignal), 20);
  onTestFinished(() => clearInterval(searching));
  await wait(50);

  const started = performance.now();
  await governor.mayGoOn();
  const waited = performance.now() - started;
  expect(waited).toBeGreaterThan(200);
  expect(waited).toBeLessThan(600);
  expect(governor.state).toBe('yielding');
  // It has made way: now it works.
  expect(await within(governor.mayGoOn(), 20)).toBe(true);

  clearInterval(searching);
});

it('takes no more than its share of the processors', async () => {
  const { governor, say } = govern();
  say({ cpuShare: 25 });
  const before = process.cpuUsage();
  const started = performance.now();
  while (performance.now() - started < 3_000) {
    await governor.mayGoOn();
    const until = performance.now() + 60;
    while (performance.now() < until);
  }

  const { user, system } = process.cpuUsage(before);
  const share = (user + system) / 1_000 / (performance.now() - started) / availableParallelism();
  expect(share).toBeLessThan(0.4);
});
