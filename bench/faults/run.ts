import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#lib/paths';
import type { Acknowledged, Saying } from './said';

type Environment = Readonly<Record<string, string>>;

/** Complaints of the indexers are of interest when something went wrong. */
const OUTPUT = process.env.RUMMAGE_FAULT_LOG === undefined ? 'ignore' : 'inherit';

/** What every process of these runs is told. */
export function environment(data: string, more: Environment = {}): NodeJS.ProcessEnv {
  return { ...process.env, RUMMAGE_DATA: data, RUMMAGE_ROOTS: join(data, '..'), RUMMAGE_INDEX: 'hnsw', ...more };
}

/** An indexer that goes on until it is killed, in a group of its own with everything it starts. */
export function startIndexer(data: string, env: Environment = {}): ChildProcess {
  return spawn(process.execPath, ['scripts/indexer.mjs'], {
    cwd: projectRoot(),
    env: environment(data, env),
    stdio: ['ignore', 'ignore', OUTPUT],
    detached: true,
  });
}

/** Indexes until everything is done. @throws Error when it does not end well */
export async function indexToTheEnd(data: string, env: Environment = {}): Promise<void> {
  const command = join(projectRoot(), 'scripts', 'rummage.mjs');
  const run = spawn(process.execPath, [command, 'index', '--once'], {
    env: environment(data, env),
    stdio: ['ignore', 'ignore', OUTPUT],
  });
  const [code] = (await once(run, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`An indexer run to its end exited with ${code}; RUMMAGE_FAULT_LOG=1 shows why.`);
}

/** Ends a process at a named point, the n-th time it comes there. */
export function killedAt(point: string, nth: number): Environment {
  const preload = pathToFileURL(join(projectRoot(), 'bench', 'faults', 'kill-points.mjs')).href;
  return { NODE_OPTIONS: `--import ${preload}`, RUMMAGE_FAULT_AT: `${point}:${nth}` };
}

/** Resolves when a process has ended; @returns false when it has not after `patienceMs` milliseconds */
export async function ended(child: ChildProcess, patienceMs: number): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return true;
  const overdue = new AbortController();
  const timer = setTimeout(() => overdue.abort(), patienceMs);
  try {
    await once(child, 'exit', { signal: overdue.signal });
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Ends a process and all it started, without a word. */
export async function killGroup(child: ChildProcess): Promise<void> {
  try {
    process.kill(-(child.pid as number), 'SIGKILL');
  } catch {
    // It has ended, and all it had started.
  }
  await ended(child, 60_000);
}

/** Somebody who goes on saying things, each noted as it is begun and as it is acknowledged. */
export function startPerson(data: string, seed: number, folder: string, said: Acknowledged, env: Environment = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/faults/person.ts', String(seed), folder], {
    cwd: projectRoot(),
    env: environment(data, env),
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  let acknowledged = 0;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const { will, did } = JSON.parse(line) as { will?: Saying; did?: boolean };
    if (will !== undefined) said.begin(will);
    if (did === true) said.complete();
    if (did === true) acknowledged++;
  });
  const closed = once(lines, 'close');
  return {
    kill: async () => {
      await killGroup(child);
      await closed;
    },
    /** How many things were acknowledged. */
    acknowledged: () => acknowledged,
  };
}
