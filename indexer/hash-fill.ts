import { perceptualHash } from '#lib/duplicates/perceptual-hash';
import { relateAnew } from '#lib/duplicates/relate';
import { transact } from '#lib/store/database';
import { photosWithoutHash, putHash } from '#lib/store/look-alikes';
import { type FillParts, ThumbnailFill } from './thumbnail-fill';

/** Gives a hash to photos that were indexed before there were hashes. */
export class HashFill extends ThumbnailFill {
  constructor(parts: FillParts) {
    const { db } = parts;
    super(parts, {
      waiting: (afterId, limit) => photosWithoutHash(db, afterId, limit),
      take: ({ id }, thumbnail) => {
        const hash = perceptualHash(thumbnail);
        transact(db, () => {
          putHash(db, id, hash);
          relateAnew(db, id);
        });
      },
      onFault: 'Look-alikes are not being looked for until the next start.',
    });
  }
}
