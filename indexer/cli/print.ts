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

/** For people: `45 s`, `3 min`, `2 h 5 min`. */
export function describeDuration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;

  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
