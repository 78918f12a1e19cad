/** What the publish worker is asked, and what it answers. */
export type PublishCalls = {
  build: { argument: PublishOrder; result: PublishedGraph };
  /** Whether a graph's file is, to the last bit, the one that was published. */
  verify: { argument: Pick<PublishedGraph, 'file' | 'checksum'>; result: boolean };
  writeTable: { argument: TableOrder; result: WrittenTable };
};

/** Which graph to build. */
export interface PublishOrder {
  readonly modelId: number;
  readonly dimensions: number;
  /** The graph to append to; null to build from nothing. */
  readonly base: {
    readonly file: string;
    readonly vectors: number;
    readonly lastSeq: number;
    readonly checksum: string;
  } | null;
}

/** A graph that lies in its place, complete and verified; it counts once its row is stored. */
export interface PublishedGraph {
  readonly file: string;
  readonly vectors: number;
  readonly lastSeq: number;
  readonly checksum: string;
}

/** Which model's vectors to write as a table. */
export interface TableOrder {
  readonly modelId: number;
  readonly dimensions: number;
}

/** A table's file that lies in its place, complete and verified; it counts once its row is stored. */
export interface WrittenTable {
  readonly file: string;
  readonly vectors: number;
  readonly revision: number;
  readonly checksum: string;
}
