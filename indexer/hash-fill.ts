import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { perceptualHash } from '#lib/duplicates/perceptual-hash';
import { relateAnew } from '#lib/duplicates/relate';
import { log } from '#lib/log';
import { type Database, transact } from '#lib/store/database';
import { photosWithoutHash, putHash } from '#lib/store/look-alikes';
import { thumbnailFile } from '#lib/thumbnails/thumbnails';

export interface HashFillParts {
  readonly db: Database;
  /** Absolute path of the thumbnails folder. */
  readonly thumbnails: string;
  /** Awaited before each photo: resolves when work may go on, or the signal aborted. */
  readonly mayGoOn: () => Promise<void>;
  /** Whether nothing waits to be indexed. */
  readonly isIdle: () => boolean;
  readonly signal: AbortSignal;
}

/** Photos looked up at once. */
const PAGE = 100;

/**
 * Gives a hash to photos that were indexed before there were hashes, from their thumbnails, whenever nothing else is to be
 * done. What is done is stored photo by photo; a photo whose thumbnail was cleared away is passed over until the next run.
 */
export class HashFill {
  readonly #parts: HashFillParts;
  #afterId = 0;
  #isDone = false;
  #underWay: Promise<void> | null = null;

  constructor(parts: HashFillParts) {
    this.#parts = parts;
  }

  /** Goes on where it stopped; to be called when there is nothing left to index. */
  look(): void {
    if (this.#isDone || this.#underWay !== null) return;
    this.#underWay = this.#fill()
      .catch((error: unknown) =>
        log.error({ err: error }, 'Look-alikes are not being looked for until the next start.'),
      )
      .finally(() => (this.#underWay = null));
  }

  /** Resolves once nothing is under way. */
  async ended(): Promise<void> {
    await this.#underWay;
  }

  async #fill(): Promise<void> {
    const { db, signal, isIdle, mayGoOn } = this.#parts;
    for (;;) {
      const page = photosWithoutHash(db, this.#afterId, PAGE);
      for (const photo of page) {
        await mayGoOn();
        if (signal.aborted || !isIdle()) return;
        await this.#hash(photo);
        this.#afterId = photo.id;
      }
      if (page.length < PAGE) break;
    }
    this.#isDone = true;
  }

  async #hash({ id, contentId }: { readonly id: number; readonly contentId: string }): Promise<void> {
    const { db, thumbnails } = this.#parts;
    const hash = await hashOfThumbnail(thumbnailFile(thumbnails, 320, contentId));
    if (hash === undefined) return;

    transact(db, () => {
      // It may have been edited meanwhile: then its hash is made with its vector.
      if (!photosWithoutHash(db, id - 1, 1).some((photo) => photo.id === id && photo.contentId === contentId)) return;
      putHash(db, id, hash);
      relateAnew(db, id);
    });
  }
}

/** Undefined when there is no thumbnail to be read. */
async function hashOfThumbnail(file: string): Promise<string | null | undefined> {
  try {
    const { data, info } = await sharp(await readFile(file))
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return perceptualHash({ data, width: info.width, height: info.height });
  } catch (error) {
    log.debug({ err: error }, 'A thumbnail could not be read for its hash.');
    return undefined;
  }
}
