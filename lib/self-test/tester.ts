import { RummageError } from '../errors';
import { titleOf } from '../models/title';
import { readActiveModel } from '../store/active-model';
import { countVectorsByReference, type ModelRow, modelsByReference } from '../store/models';
import { type EngineParts, openEngine } from '../search/engine';
import type { Engines } from '../search/engines';
import type { Searcher } from '../search/searcher';
import { type ModelRanks, RANKED, type SelfTestQuery } from './report';

/** Asks queries of the active model, then of every other that has vectors, each as if it were the active one; in the search worker. */
export class SelfTester {
  readonly #parts: EngineParts;
  readonly #engines: Engines;

  constructor(parts: EngineParts, engines: Engines) {
    this.#parts = parts;
    this.#engines = engines;
  }

  /** @throws RummageError `conflict` before an indexer has run, and what searches throw */
  async test(tests: readonly SelfTestQuery[]): Promise<ModelRanks[]> {
    const { db } = this.#parts;
    const active = readActiveModel(db)?.model;
    if (active === undefined) {
      throw new RummageError('conflict', 'No model has read photos yet.', { hint: 'Index a folder first.' });
    }
    const vectors = countVectorsByReference(db);
    const others = [...vectors.keys()].filter((reference) => reference !== active.reference).toSorted();
    const toRanks = (model: ModelRow, rest: Pick<ModelRanks, 'ranks' | 'problem'>): ModelRanks => ({
      ...{ reference: model.reference, title: titleOf(model.name, model.dtype) },
      ...{ isActive: model === active, photos: vectors.get(model.reference) ?? 0, ...rest },
    });

    const ranks = await this.#engines.answer(({ searcher }) => ranksOf(searcher, tests));
    const tested = [toRanks(active, { ranks, problem: null })];
    // One after the other, so that two more are never in memory.
    for (const reference of others) {
      const model = modelsByReference(db, reference).at(-1);
      if (model !== undefined && vectors.get(reference) !== 0)
        tested.push(toRanks(model, await this.#ask(model, tests)));
    }
    return tested;
  }

  /** A model whose files are gone is told of, and keeps nobody from seeing the others. */
  async #ask(model: ModelRow, tests: readonly SelfTestQuery[]): Promise<Pick<ModelRanks, 'ranks' | 'problem'>> {
    try {
      const engine = await openEngine(model.reference, model.id, this.#parts);
      try {
        return { ranks: await ranksOf(engine.searcher, tests), problem: null };
      } finally {
        await engine.encoder.close();
      }
    } catch (error) {
      if (!(error instanceof RummageError)) throw error;
      return { ranks: [], problem: error.message };
    }
  }
}

async function ranksOf(searcher: Searcher, tests: readonly SelfTestQuery[]): Promise<(number | null)[][]> {
  const all: (number | null)[][] = [];
  for (const { query, photoIds } of tests) {
    const { results } = await searcher.search({ text: query, filters: {}, limit: RANKED, offset: 0 });
    const places = new Map(results.map(({ id }, place) => [id, place + 1]));
    all.push(photoIds.map((id) => places.get(id) ?? null));
  }
  return all;
}
