import { resolve } from 'node:path';
import { libraryDatabase, libraryPaths } from '#lib/library';
import { compareOnQuery, type ComparisonQuery, parseComparison } from '#lib/models/compare-service';
import { compareCosts } from '#lib/models/cost';
import { measureRecall, type RecallReport } from '#lib/models/recall';
import type { ModelComparison } from '#lib/nouns';
import { closeSearch } from '#lib/search/client';
import { EXIT } from './exit-codes';
import { referenceMeant } from './model-reference';
import { print, remark } from './print';
import { describeReport } from './print-comparison';

/** How often it is told how far measuring has come. */
const TELL_EVERY_MS = 5_000;

export interface CompareOptions {
  /** Words to search with both. */
  readonly query?: string;
  /** A file of captioned photos to measure recall on. */
  readonly captions?: string;
  /** Photos to show for the query. */
  readonly limit: string;
  readonly json?: boolean;
}

/**
 * `rummage models compare`: what two models cost and, if asked, what they find.
 *
 * @param a a reference, or the path of a model folder
 * @param from absolute path of the folder relative paths are meant from
 * @returns the exit code
 * @throws RummageError
 */
export async function compareModels(a: string, b: string, options: CompareOptions, from: string): Promise<number> {
  const [first, second] = [referenceMeant(a, undefined, from), referenceMeant(b, undefined, from)] as const;
  const asked = options.query === undefined ? null : parseAsked(options.query, first, second, options.limit);

  const recall =
    options.captions === undefined ? null : await measure(resolve(from, options.captions), [first, second]);
  const cost = await compareCosts(first, second, libraryDatabase(), libraryPaths());
  const query = asked && (await ask(asked));

  const report = { cost, query, recall };
  print(options.json ? JSON.stringify(report, null, 2) : describeReport(report));
  return EXIT.ok;
}

function parseAsked(words: string, a: string, b: string, limit: string): ComparisonQuery {
  return parseComparison(new URLSearchParams({ q: words, a, b, limit }));
}

async function ask(query: ComparisonQuery): Promise<ModelComparison> {
  try {
    return await compareOnQuery(query);
  } finally {
    await closeSearch();
  }
}

function measure(captions: string, references: readonly string[]): Promise<RecallReport> {
  let toldAt = performance.now();
  return measureRecall(captions, references, libraryPaths(), ({ reference, done, total }) => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    remark(`${reference}: ${done} of ${total} photos and captions`);
  });
}
