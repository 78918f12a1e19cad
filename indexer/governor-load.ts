import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';

/** Milliseconds of processor time since some moment in the past. */
export interface CpuTimes {
  /** Of all processors together, whoever used them. */
  readonly busy: number;
  /** This process and all it has started; null where the system does not tell. */
  readonly own: number | null;
}

/** `USER_HZ`: the unit of `/proc/<pid>/stat`, 100 a second on every Linux there is. */
const MS_PER_TICK = 10;

export function readCpuTimes(): CpuTimes {
  return { busy: readBusy(), own: readOwn() };
}

/**
 * The share of all processors that others took between two readings, in 0 … 1.
 *
 * @param elapsedMs between the two
 */
export function shareOfOthers(before: CpuTimes, after: CpuTimes, elapsedMs: number): number {
  const own = before.own === null || after.own === null ? 0 : after.own - before.own;
  const others = after.busy - before.busy - own;
  return Math.min(1, Math.max(0, others / (elapsedMs * availableParallelism())));
}

/** Processor time of this process and all it has started, in milliseconds; null where the system does not tell. */
export function readOwn(): number | null {
  return process.platform === 'linux' ? treeMs(process.pid) : null;
}

function readBusy(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
}

/** A process with those it has started that still run; those that have ended are counted in their parent's. */
function treeMs(pid: number): number {
  const children = childrenOf(pid);
  return children.reduce((sum, child) => sum + treeMs(child), ownMs(pid));
}

function ownMs(pid: number): number {
  const stat = readProc(`${pid}/stat`);
  // The name of the program, in brackets, may hold spaces; utime, stime, cutime and cstime are the fields 14 to 17.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * MS_PER_TICK;
}

/** Listed with the thread that started them. */
function childrenOf(pid: number): number[] {
  return threadsOf(pid).flatMap((thread) =>
    readProc(`${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    // It has ended since its parent was read.
    return [];
  }
}

function readProc(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, 'utf8');
  } catch {
    // It has ended since its parent was read.
    return '';
  }
}
