import { photosWithoutPlaceholder, putPlaceholder } from '#lib/store/placeholders';
import { placeholderOf } from '#lib/thumbnails/placeholder';
import { type FillParts, ThumbnailFill } from './thumbnail-fill';

/** Gives a placeholder to photos that were indexed before there were placeholders. */
export class PlaceholderFill extends ThumbnailFill {
  constructor(parts: FillParts) {
    const { db } = parts;
    super(parts, {
      waiting: (afterId, limit) => photosWithoutPlaceholder(db, afterId, limit),
      take: ({ id }, thumbnail) => putPlaceholder(db, id, placeholderOf(thumbnail)),
      onFault: 'Photos indexed before have no placeholders but their colours until the next start.',
    });
  }
}
