import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process of a tree. */
export interface TreeProcess {
  readonly pid: number;
  /** The file it was started with, without `.ts`: `decode-worker`. */
  readonly name: string;
  /** Bytes of memory it holds. */
  readonly rss: number;
  /** Milliseconds of processor time it used; null where the system does not say. */
  readonly cpuMs: number | null;
}

/** Clock ticks of /proc are 10 ms on every Linux there is. */
const TICK_MS = 10;

/** A process and everything it started, directly or not. */
export function processTree(root: number): TreeProcess[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((row) => /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(row))
    .filter((row) => row !== null)
    .map(([, pid, parent, kib, args = '']) => ({ pid: Number(pid), parent: Number(parent), kib: Number(kib), args }));

  const found = new Set([root]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const { pid, parent } of rows) if (found.has(parent)) found.add(pid);
  }
  return rows
    .filter(({ pid }) => found.has(pid))
    .map(({ pid, kib, args }) => ({ pid, name: nameOf(args), rss: kib * 1024, cpuMs: cpuOf(pid) }));
}

function nameOf(args: string): string {
  return /([\w-]+)\.ts\b/.exec(args)?.[1] ?? args.split(' ')[0]?.split('/').at(-1) ?? '';
}

function cpuOf(pid: number): number | null {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = rest.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    // No /proc, or the process has just ended.
    return null;
  }
}
