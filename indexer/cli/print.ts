/** What was asked for. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What is said beside the answer, so that a pipe carries the answer alone. */
export function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** `1 photo`, `2 photos`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
