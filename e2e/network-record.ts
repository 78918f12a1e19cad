import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TRAP = fileURLToPath(new URL('network-trap.cjs', import.meta.url));

/** Names the file attempts are written to, for the processes and for the tests. */
export const RECORD_VARIABLE = 'RUMMAGE_NETWORK_TRAP';

/** Someone tried to reach another machine. */
export interface Attempt {
  /** `connect`, `dns.lookup`, `datagram`, `socket` (seen from outside), `browser`. */
  readonly kind: string;
  readonly host: string;
  readonly port: number | string | null;
  /** Who it was. */
  readonly command: string;
  /** Where in the code; empty when it was seen from outside. */
  readonly stack: string;
}

/** The environment of a process that walks into the trap, as do all it starts. @param record absolute path */
export function trapEnvironment(record: string, env: NodeJS.ProcessEnv = process.env): Record<string, string> {
  // NODE_OPTIONS is split at spaces, which a folder's name may have.
  const trap = TRAP.includes(' ') ? JSON.stringify(TRAP) : TRAP;
  const options = [env.NODE_OPTIONS, `--require=${trap}`].filter(Boolean).join(' ');
  return { NODE_OPTIONS: options, [RECORD_VARIABLE]: record };
}

/** Where this run writes what it catches. */
export function recordOfThisRun(): string {
  const record = process.env[RECORD_VARIABLE];
  if (record === undefined) throw new Error(`Expected ${RECORD_VARIABLE}, which e2e/global-setup.ts sets.`);
  return record;
}

/** A process, or a thread of one, that the trap is set in. */
export interface Trapped {
  readonly pid: number;
  /** 0 for the main thread. */
  readonly threadId: number;
  readonly command: string;
}

/** Everything caught so far, oldest first. */
export function readAttempts(record: string): Attempt[] {
  return readLines<Attempt>(record);
}

/** Every process and thread the trap was set in. */
export function readTrapped(record: string): Trapped[] {
  return readLines<Trapped>(`${record}.set`);
}

function readLines<Line>(file: string): Line[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

/** Writes down an attempt that was seen from outside. */
export function noteAttempt(record: string, attempt: Attempt): void {
  writeFileSync(record, `${JSON.stringify(attempt)}\n`, { flag: 'a' });
}

/** @throws Error that names every host and where in the code it was reached for */
export function requireNoAttempts(attempts: readonly Attempt[]): void {
  if (attempts.length === 0) return;

  const said = attempts.map(
    ({ kind, host, port, command, stack }) =>
      `${kind} to ${host}${port === null ? '' : `, port ${port}`}, by ${command}\n${stack}`,
  );
  throw new Error(`Something tried to leave this machine:\n${said.join('\n')}`);
}

/** Whether a host, by name or address, is this machine. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || /^(::ffff:)?127\./.test(bare);
}
