import { type Figures, figuresOf, meanFigures } from './figures';

/** A query, and the photos a person expects of it. */
export interface SelfTestQuery {
  readonly query: string;
  readonly photoIds: readonly number[];
}

/** Where one model puts the expected photos. */
export interface ModelRanks {
  readonly reference: string;
  readonly title: string;
  readonly isActive: boolean;
  /** Photos it has vectors of. */
  readonly photos: number;
  /** Query by query, photo by photo, from 1; null where it is not among the first {@link RANKED}. Empty when there is a problem. */
  readonly ranks: readonly (readonly (number | null)[])[];
  /** Why it could not be asked. */
  readonly problem: string | null;
}

/** How far down expected photos are looked for. */
export const RANKED = 1_000;

export interface QueryFigures extends Figures {
  readonly query: string;
  readonly ranks: readonly (number | null)[];
}

export interface ModelFigures extends Omit<ModelRanks, 'ranks'> {
  readonly queries: readonly QueryFigures[];
  /** Of all queries; null when there is a problem. */
  readonly all: Figures | null;
}

/** What a run stood on beside the models. */
export interface RunSettings {
  /** `RUMMAGE_INDEX` */
  readonly index: string;
  /** Searchable photos. */
  readonly photos: number;
}

export interface SelfTestRun {
  /** Milliseconds since 1970. */
  readonly ranAt: number;
  readonly settings: RunSettings;
  /** The active one leads. */
  readonly models: readonly ModelFigures[];
}

export function toFigures({ ranks, ...model }: ModelRanks, tests: readonly SelfTestQuery[]): ModelFigures {
  const queries = ranks.map((each, i) => ({ query: tests[i]?.query ?? '', ranks: each, ...figuresOf(each) }));
  return { ...model, queries, all: meanFigures(queries) };
}

/** Of all queries a model was asked in a run, or of one; null where it was not. */
export function figuresIn(run: SelfTestRun | null, reference: string, query: string | null): Figures | null {
  const model = run?.models.find((each) => each.reference === reference);
  if (query === null) return model?.all ?? null;
  return model?.queries.find((each) => each.query === query) ?? null;
}
