/** A photo of an album, as it is written out. */
export interface ExportedPhoto {
  readonly id: number;
  /** Relative to its watched folder. */
  readonly path: string;
  readonly takenAt: string | null;
  /** Whether a person put it in, or the album's rule and what it learned. */
  readonly by: 'hand' | 'rule';
  /** How sure that is, 0 … 1. */
  readonly probability: number | null;
}

const COLUMNS = ['id', 'path', 'takenAt', 'by', 'probability'] as const;

/** A table as RFC 4180 has it. A field that a spreadsheet would take for a formula is not: an apostrophe goes before it. */
export function toCsv(photos: readonly ExportedPhoto[]): string {
  const rows = photos.map((photo) => COLUMNS.map((column) => field(photo[column])).join(','));
  return [COLUMNS.join(','), ...rows, ''].join('\r\n');
}

function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(Number(value.toFixed(4)));
  const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
