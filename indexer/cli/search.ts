import { closeSearch } from '#lib/search/client';
import { parseComposedQuery } from '#lib/search/parse';
import { searchPhotos } from '#lib/search/service';
import { EXIT } from './exit-codes';
import { type AnswerOptions, printAnswer } from './print-answer';

interface SearchOptions extends AnswerOptions {
  /** The whole ranking, not only what matches. */
  readonly all?: boolean;
}

/** `rummage search`: @returns the exit code @throws RummageError */
export async function search(words: string, options: SearchOptions): Promise<number> {
  const query = parseComposedQuery({ q: words, limit: options.limit, show: options.all ? 'all' : 'matches' });

  try {
    printAnswer(await searchPhotos(query), options);
  } finally {
    await closeSearch();
  }
  return EXIT.ok;
}
