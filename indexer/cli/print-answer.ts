import { libraryDatabase } from '#lib/library';
import type { SearchAnswer, SearchResult } from '#lib/nouns';
import { countPhotos } from '#lib/store/photos';
import { pathOfPhoto } from './photo-files';
import { print, remark } from './print';

export interface AnswerOptions {
  readonly limit: string;
  readonly json?: boolean;
}

/** Prints the photos found, one a line: similarity, a tab, the path of the file. */
export function printAnswer(answer: SearchAnswer, { json }: AnswerOptions): void {
  if (json) return print(JSON.stringify({ ...answer, results: answer.results.map(withFile) }, null, 2));

  for (const result of answer.results) print(`${similarityOf(result)}\t${withFile(result).file ?? result.path}`);
  if (answer.unknownWords.length > 0) remark(`The model does not know: ${answer.unknownWords.join(', ')}`);
  if (answer.unread !== null) remark(`The model had no room for the end of the query: “${answer.unread}”`);
  const said = howMany(answer);
  if (said !== null) remark(said);
}

/** The API's result and where its file lies: a terminal is the owner's own. */
function withFile(result: SearchResult): SearchResult & { readonly file: string | null } {
  return { ...result, file: pathOfPhoto(libraryDatabase(), result.id) };
}

function similarityOf({ similarity }: SearchResult): string {
  return similarity === null ? '     ' : similarity.toFixed(3);
}

/** Null when the photos shown say it all. */
function howMany({ matches, results }: SearchAnswer): string | null {
  if (countPhotos(libraryDatabase()).indexed === 0) return 'Nothing is indexed yet: `npx rummage index <folder>`.';
  if (matches === null) return results.length === 0 ? 'No photo found.' : null;

  const said = matches === 0 ? 'Nothing matches' : matches === 1 ? '1 photo matches' : `${matches} photos match`;
  if (results.some(({ match }) => match === false)) return `${said}.`;
  if (matches > results.length) return `${said}, of which ${results.length} are shown: \`--limit\` shows more.`;
  return matches === 0 ? `${said}. With \`--all\`, the photos nearest to it are shown.` : `${said}.`;
}
