import { csvLine } from '../csv';

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

/** A table with a heading. */
export function toCsv(photos: readonly ExportedPhoto[]): string {
  const rows = photos.map((photo) => csvLine(COLUMNS.map((column) => photo[column])));
  return [COLUMNS.join(','), ...rows, ''].join('\r\n');
}
