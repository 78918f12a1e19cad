import type { AskAnswer, SeenAnswer, TagReason } from '../nouns';
import { searchWorker } from '../search/client';
import type { AskedLabels } from './ask';

/** How likely each of some labels is of a photo. @throws RummageError `not-found`, or `conflict` while it has no vector */
export function askAboutPhoto(asked: AskedLabels): Promise<AskAnswer> {
  return searchWorker().call('ask', asked);
}

/** What the model was asked before it gave a photo a tag. @throws RummageError `not-found`, `conflict` */
export function whyPhotoHasTag(photoId: number, label: string): Promise<TagReason> {
  return searchWorker().call('whyTag', { photoId, label });
}

/** What the model sees in a photo. @throws RummageError `not-found`, or `conflict` while that cannot be told */
export function seenInPhoto(photoId: number): Promise<SeenAnswer> {
  return searchWorker().call('seen', { photoId });
}
