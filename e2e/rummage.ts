import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Status } from '#lib/nouns';
import { projectRoot, sampleFolder } from '#lib/paths';
import { TEMPLATE_VARIABLE } from './global-setup';
import { readAttempts, recordOfThisRun, requireNoAttempts } from './network-record';
import { watchSockets } from './socket-watch';

/** A real Rummage, both processes, on a data folder and a photo folder of its own. */
export interface RunningRummage {
  /** `http://127.0.0.1:…` */
  readonly base: string;
  /** The watched folder, empty at first unless photos were asked for. */
  readonly photos: string;
  readonly data: string;
  /** Everything `npm start` printed so far. */
  readonly output: () => string;
  /** Stops it as Ctrl-C does; @returns the exit code */
  readonly stop: () => Promise<number | null>;
  /** Stops it, removes its folders, and fails if it has tried to reach another machine. */
  readonly remove: () => Promise<void>;
}

export interface StartOptions {
  /** Base names of sample photos the watched folder holds from the start. */
  readonly photos?: readonly string[];
  /** Starts without any folder, so that the sample library opens. */
  readonly sample?: boolean;
  /** Starts without a data folder, as for the first time: otherwise the model was looked into before. */
  readonly isFirst?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Two starts fit in the time a hook has. */
const START_PATIENCE_MS = 90_000;

/**
 * Starts `npm start` as a person does, on a free port, and waits for the address it prints. With several started at once on a
 * busy machine, one in some twenty prints nothing at all, for reasons not found yet: that one is told of, and started again.
 */
export async function startRummage(options: StartOptions = {}): Promise<RunningRummage> {
  try {
    return await startOnce(options);
  } catch (error) {
    if (!(error instanceof SilentStart)) throw error;
    console.warn(`${error.message} It is started again.`);
    return startOnce(options);
  }
}

/** No address was printed in all the time a start has, and nothing of what went wrong. */
class SilentStart extends Error {}

async function startOnce({
  photos = [],
  sample = false,
  isFirst = false,
  env = {},
}: StartOptions): Promise<RunningRummage> {
  const folder = await mkdtemp(join(tmpdir(), 'rummage-e2e-'));
  const data = join(folder, 'data');
  const watched = join(folder, 'photos');
  await mkdir(watched);
  const template = process.env[TEMPLATE_VARIABLE];
  if (!isFirst && template !== undefined) await cp(template, data, { recursive: true });
  for (const name of photos) await cp(join(sampleFolder(), name), join(watched, name));

  const record = recordOfThisRun();
  const before = readAttempts(record).length;
  const port = await freePort();
  const child = spawn(process.execPath, ['scripts/start.mjs', ...(sample ? [] : [watched])], {
    cwd: projectRoot(),
    env: { ...process.env, ...env, RUMMAGE_DATA: data, RUMMAGE_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));

  const unwatch = watchSockets(child.pid ?? 0, record);
  const stop = () => interrupt(child).finally(unwatch);
  const remove = async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
    requireNoAttempts(readAttempts(record).slice(before));
  };
  const running = { base: `http://127.0.0.1:${port}`, photos: watched, data, output: () => output, stop, remove };
  await untilStarted(child, running).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  return running;
}

/** Starts without any folder and waits until the whole sample library can be searched. */
export async function startSampleLibrary(): Promise<RunningRummage> {
  const running = await startRummage({ sample: true });
  await expect
    .poll(async () => (await getJson<Status>(running, '/api/status')).photos.indexed, { timeout: 60_000 })
    .toBe(31);
  return running;
}

/** Nothing that is asked for here takes so long, even on a busy machine, in milliseconds. */
const ANSWER_PATIENCE_MS = 30_000;

/** Fetches JSON from a running Rummage. @throws Error that names what was asked for, when no answer comes */
export async function getJson<Answer>({ base }: RunningRummage, path: string): Promise<Answer> {
  try {
    const response = await fetch(`${base}${path}`, { signal: AbortSignal.timeout(ANSWER_PATIENCE_MS) });
    return (await response.json()) as Answer;
  } catch (cause) {
    throw new Error(`Rummage at ${base} did not answer ${path} within ${ANSWER_PATIENCE_MS / 1_000} s.`, { cause });
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('expected the address of a listening port');
  return address.port;
}

async function interrupt(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill('SIGINT');
    await gone;
  }
  return child.exitCode;
}

async function untilStarted(child: ChildProcess, { base, output }: RunningRummage): Promise<void> {
  const deadline = Date.now() + START_PATIENCE_MS;
  while (!output().includes(base)) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}: ${output()}`);
    if (Date.now() > deadline) {
      const Fault = /^(?:.*still starting.*\n)?$/.test(output()) ? SilentStart : Error;
      const answer = await answerOf(`${base}/api/status`);
      throw new Fault(
        `npm start printed no address in ${START_PATIENCE_MS / 1_000} s: ${output()}; asked itself: ${answer}.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What there is to say of an address that should answer. */
async function answerOf(address: string): Promise<string> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
    return `${response.status} ${(await response.text()).slice(0, 300)}`;
  } catch (error) {
    return String(error);
  }
}
