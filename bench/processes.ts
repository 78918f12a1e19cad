import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { loadConfig } from '#lib/config';
import { chooseModel } from '#lib/models/choice';
import { dataPaths, projectRoot } from '#lib/paths';
import { readActiveModel } from '#lib/store/active-model';
import { openDatabase } from '#lib/store/database';
import { countPhotos } from '#lib/store/photos';

/** Starts a real indexer on a data folder. */
export function startIndexer(
  data: string,
  folders: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, ['scripts/indexer.mjs', ...folders], {
    cwd: projectRoot(),
    env: { ...process.env, RUMMAGE_DATA: data, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Starts the real web server on a data folder; the app must have been built. */
export function startWeb(data: string, port: number, env: Readonly<Record<string, string>> = {}): ChildProcess {
  const next = join(projectRoot(), 'node_modules', 'next', 'dist', 'bin', 'next');
  return spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: projectRoot(),
    env: { ...process.env, RUMMAGE_DATA: data, RUMMAGE_PORT: String(port), NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Waits until the web server answers. @throws Error after `patienceMs` milliseconds */
export async function untilAnswering(base: string, patienceMs = 60_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await fetch(`${base}/api/status`).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error(`${base} did not answer within ${patienceMs} ms`);
    await wait(100);
  }
}

/** Ends a process at once, as a crash would, and waits until it is gone. */
export async function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** Waits until a model answers searches. @throws Error after `patienceMs` milliseconds */
export async function untilActive(data: string, reference: string, patienceMs = 600_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  const db = openDatabase(dataPaths(data), 'computed');
  try {
    while (readActiveModel(db)?.model.reference !== reference) {
      if (Date.now() > deadline) throw new Error(`${reference} was not active after ${patienceMs} ms`);
      await wait(20);
    }
  } finally {
    db.close();
  }
}

/** Chooses another model, as `rummage models use` does. */
export function choose(data: string, reference: string): void {
  const db = openDatabase(dataPaths(data), 'typed');
  try {
    chooseModel(db, loadConfig({ RUMMAGE_DATA: data }), reference);
  } finally {
    db.close();
  }
}

/** Waits until `expected` photos are settled and none waits. @throws Error after `patienceMs` milliseconds */
export async function untilIndexed(data: string, expected: number, patienceMs = 600_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  const db = openDatabase(dataPaths(data), 'computed');
  try {
    for (;;) {
      const { indexed, pending, failed } = countPhotos(db);
      if (indexed + failed >= expected && pending === 0) return;
      if (Date.now() > deadline) throw new Error(`expected ${expected} photos, have ${indexed} and ${pending} waiting`);
      await wait(100);
    }
  } finally {
    db.close();
  }
}
