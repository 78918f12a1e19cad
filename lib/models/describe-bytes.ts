const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** For people: `812 B`, `1.3 kB`, `605 MB`; in steps of 1 000, as disks are sold. */
export function describeBytes(bytes: number): string {
  let value = bytes;
  let step = 0;
  // 999.5 would be printed as 1000.
  while (value >= 999.5 && step < UNITS.length - 1) {
    value /= 1_000;
    step++;
  }
  return `${step > 0 && value < 9.95 ? value.toFixed(1) : value.toFixed(0)} ${UNITS[step]}`;
}
