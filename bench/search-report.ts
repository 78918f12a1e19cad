import type { Config } from '#lib/config';

/**
 * `exact`: every vector as it is, scanned · `flat`: rounded to int8, scanned, the best ranked exactly · `int8`: the same
 * behind sketches, which pass over most of a large library · `hnsw`: hnswlib's graph.
 */
export const ENGINES = ['exact', 'flat', 'int8', 'hnsw'] as const;
export type EngineName = (typeof ENGINES)[number];

export function modeOf(engine: EngineName): Config['index'] {
  return engine === 'hnsw' || engine === 'exact' ? engine : 'auto';
}

interface Times {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** What one engine reached on one library. */
export interface EngineFigures {
  readonly engine: EngineName;
  readonly count: number;
  /** Bytes the process grew by. */
  readonly memory: number;
  readonly snapshotBytes: number;
  /** From opening the database to the first answer, and what only reading the table's file takes. */
  readonly startMs: number;
  readonly readMs: number | null;
  /** Whether that first answer was right. */
  readonly startedRight: boolean;
  readonly text: Times & { readonly recall: number };
  readonly image: Times & { readonly recall: number };
  /** A page of a hundred. */
  readonly page: Times;
  /** The cosines of all vectors. */
  readonly everyCosine: Times;
  readonly filtered: readonly (Times & {
    readonly selectivity: number;
    readonly matches: number;
    readonly recall: number;
    readonly short: number;
  })[];
}

/** The figures of all engines as a table in Markdown. */
export function reportOf(figures: readonly (EngineFigures & { readonly buildSeconds: number })[]): string {
  const head = [
    'vectors',
    'engine',
    'recall@10 text',
    'image',
    'p50 / p99 ms',
    'page p50',
    'build s',
    'RAM MB',
    'file MB',
    'start ms',
    'all cosines ms',
  ];
  const rows = figures.map((row) => [
    row.count.toLocaleString('en'),
    row.engine,
    row.text.recall.toFixed(3),
    row.image.recall.toFixed(3),
    `${ms(row.text.p50)} / ${ms(row.text.p99)}`,
    ms(row.page.p50),
    row.buildSeconds.toFixed(1),
    megabytes(row.memory),
    megabytes(row.snapshotBytes),
    row.readMs === null ? ms(row.startMs) : `${ms(row.startMs)} (${(row.startMs / row.readMs).toFixed(2)} × reading)`,
    ms(row.everyCosine.p50),
  ]);
  const filters = figures[0]?.filtered.map(({ selectivity }) => `${selectivity * 100} %`) ?? [];
  const filterRows = figures.map((row) => [
    row.count.toLocaleString('en'),
    row.engine,
    ...row.filtered.map(
      ({ recall, short, p50 }) => `${recall.toFixed(3)}${short > 0 ? ` (${short} short)` : ''}, ${ms(p50)} ms`,
    ),
  ]);
  return `${markdown(head, rows)}\n\nUnder a filter that leaves this share of the photos, recall@10 and p50:\n\n${markdown(['vectors', 'engine', ...filters], filterRows)}`;
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function ms(value: number): string {
  return value.toFixed(value < 100 ? 1 : 0);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
