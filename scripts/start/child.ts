import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { projectRoot } from '#lib/paths';

export interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly onOutput: (line: string) => void;
  readonly onError: (line: string) => void;
}

/** How a process ended: its exit code, or the signal that ended it. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** As long as a process may take to end in good order, in milliseconds. */
const GRACE_MS = 10_000;

const LEASH = new URL('../support/leash.mjs', import.meta.url).href;

/** A Node process of ours, on a leash: it ends when this process does. */
export class Child {
  readonly ended: Promise<Ending>;
  readonly #process: ChildProcess;

  /** @param args what `node` is given, relative to the project's root */
  constructor(args: readonly string[], { env, onOutput, onError }: ChildOptions) {
    this.#process = spawn(process.execPath, ['--import', LEASH, ...args], {
      cwd: projectRoot(),
      env: { ...process.env, ...env, RUMMAGE_LAUNCHER: String(process.pid) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A group of its own: Ctrl-C in the terminal then reaches this process only, which stops the others in order.
      detached: process.platform !== 'win32',
    });
    readLines(this.#process.stdout, onOutput);
    readLines(this.#process.stderr, onError);
    this.ended = endingOf(this.#process);
  }

  /** Asks the process to end, and makes it end when it takes too long. */
  async stop(): Promise<void> {
    this.#process.kill('SIGTERM');
    const overdue = setTimeout(() => this.kill(), GRACE_MS);

    await this.ended;
    clearTimeout(overdue);
  }

  /** Ends the process and whatever it started, at once. */
  kill(): void {
    const { pid, exitCode, signalCode } = this.#process;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;

    if (process.platform === 'win32') this.#process.kill('SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  }
}

/** For people: `exit code 1`, `signal SIGKILL`. */
export function describeEnding({ code, signal }: Ending): string {
  return signal === null ? `exit code ${code}` : `signal ${signal}`;
}

function readLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream !== null) createInterface({ input: stream }).on('line', onLine);
}

async function endingOf(child: ChildProcess): Promise<Ending> {
  // `close`, not `exit`: by then its last lines have been read.
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal };
}
