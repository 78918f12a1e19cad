import { RummageError } from './errors';

/** What lists can be written out as. */
export type ExportFormat = 'csv' | 'json';

/** `csv` unless told; @throws RummageError `bad-request` */
export function parseExportFormat(format: string | null): ExportFormat {
  if (format === null || format === 'csv' || format === 'json') return format ?? 'csv';
  throw new RummageError('bad-request', `There is no format “${format}”.`, { hint: 'Ask for csv or json.' });
}

/**
 * A line of a table, without its end, as RFC 4180 has it. Text that a spreadsheet would take for a formula is not: an
 * apostrophe goes before it. Numbers have at most four decimals.
 */
export function csvLine(values: readonly (string | number | boolean | null)[]): string {
  return values.map(field).join(',');
}

function field(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(Number(value.toFixed(4)));
  const text = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
