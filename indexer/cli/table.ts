/**
 * Lines of equal columns, two spaces apart.
 *
 * @param align one letter a column: `l` to the left, `r` to the right; the last one goes for those that follow
 */
export function formatTable(rows: readonly (readonly string[])[], align: string): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => lengthOf(row[i] ?? ''))));

  return rows
    .map((row) =>
      row
        .map((cell, i) => pad(cell, widths[i] ?? 0, align[i] ?? align.at(-1)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pad(cell: string, width: number, side: string | undefined): string {
  const space = ' '.repeat(Math.max(0, width - lengthOf(cell)));
  return side === 'r' ? space + cell : cell + space;
}

/** Characters as people count them: an accent or a flag is part of one. */
function lengthOf(text: string): number {
  return [...new Intl.Segmenter().segment(text)].length;
}
