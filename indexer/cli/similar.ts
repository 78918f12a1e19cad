import { libraryDatabase } from '#lib/library';
import { closeSearch } from '#lib/search/client';
import { parsePage } from '#lib/search/parse';
import { similarPhotos } from '#lib/search/service';
import { EXIT } from './exit-codes';
import { findPhotoMeant } from './photo-files';
import { type AnswerOptions, printAnswer } from './print-answer';

/**
 * `rummage similar`
 *
 * @param photo its id, or the path of its file
 * @param from absolute path of the folder a relative path is meant from
 * @returns the exit code
 * @throws RummageError
 */
export async function similar(photo: string, from: string, options: AnswerOptions): Promise<number> {
  const page = parsePage(new URLSearchParams({ limit: options.limit }));
  const photoId = findPhotoMeant(libraryDatabase(), photo, from);

  try {
    printAnswer(await similarPhotos(photoId, page), options);
  } finally {
    await closeSearch();
  }
  return EXIT.ok;
}
