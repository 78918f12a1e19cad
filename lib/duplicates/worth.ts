/** What tells which of several like photos is kept rather. */
export interface Worth {
  readonly id: number;
  readonly pixels: number;
  /** Whether the camera's raw file is there, too. */
  readonly hasRaw: boolean;
  /** Of the file that shows it. */
  readonly bytes: number;
  /** Milliseconds since 1970; null while unknown. */
  readonly takenAt: number | null;
}

/**
 * Compares by what would be lost, the better first: pixels; the raw file; bytes, of which a picture saved anew has fewer, and
 * a blurred one of a burst, too; then the earlier one.
 */
export function byWorth(a: Worth, b: Worth): number {
  return (
    b.pixels - a.pixels ||
    Number(b.hasRaw) - Number(a.hasRaw) ||
    b.bytes - a.bytes ||
    (a.takenAt ?? Infinity) - (b.takenAt ?? Infinity) ||
    a.id - b.id
  );
}
