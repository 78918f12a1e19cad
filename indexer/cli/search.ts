import { closeSearch } from '#lib/search/client';
import { parseComposedQuery } from '#lib/search/parse';
import { searchPhotos } from '#lib/search/service';
import { EXIT } from './exit-codes';
import { type AnswerOptions, printAnswer } from './print-answer';

/** `rummage search`: @returns the exit code @throws RummageError */
export async function search(words: string, options: AnswerOptions): Promise<number> {
  const query = parseComposedQuery({ q: words, limit: options.limit });

  try {
    printAnswer(await searchPhotos(query), options);
  } finally {
    await closeSearch();
  }
  return EXIT.ok;
}
