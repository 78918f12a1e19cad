/** Pino's names for its levels; what is merely informative needs no name. */
const LEVELS: Readonly<Record<number, string>> = {
  10: 'trace: ',
  20: 'debug: ',
  40: 'warning: ',
  50: 'error: ',
  60: 'fatal: ',
};

/** From this level on, Rummage itself did something wrong. */
const FAULT_OF_OURS = 50;

/** Keys that every line has, and that say nothing to a person at a terminal. */
const SILENT = new Set(['level', 'time', 'msg', 'pid', 'hostname', 'err', 'error']);

/**
 * Turns one line of a process's log into one a person reads: `indexer  warning: cannot read it (path=a.jpg)`. A line that
 * is not a log entry is passed on as it is.
 */
export function readableLine(source: string, line: string): string {
  const entry = parse(line);
  const text = entry === null ? line : describe(entry);
  return `${source.padEnd(8)} ${text}`;
}

function parse(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{"level":')) return null;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    // Cut off, because its process was killed while it wrote.
    return null;
  }
}

function describe(entry: Record<string, unknown>): string {
  const level = LEVELS[Number(entry.level)] ?? '';
  const fault = entry.err ?? entry.error;
  const message = [entry.msg, faultMessage(fault, Number(entry.level) >= FAULT_OF_OURS)].filter(
    (part) => part !== undefined && part !== '',
  );
  const details = Object.entries(entry)
    .filter(([key]) => !SILENT.has(key))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);

  const said = level + [...new Set(message)].join(': ');
  return details.length > 0 ? `${said} (${details.join(', ')})` : said;
}

/** A stack only helps where the fault is ours; a warning is about a drive, a file or a disk. */
function faultMessage(fault: unknown, withStack: boolean): string | undefined {
  if (typeof fault === 'string') return fault;
  if (typeof fault !== 'object' || fault === null) return undefined;

  const { message, stack } = fault as { message?: string; stack?: string };
  return withStack ? (stack ?? message) : message;
}
