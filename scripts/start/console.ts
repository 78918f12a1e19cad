import { readableLine } from './log-lines';

/** What the person at the terminal should read. */
export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

export function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Passes a process's log on in readable lines. */
export function relay(source: string): (line: string) => void {
  return (line) => complain(readableLine(source, line));
}
