import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { RgbImage } from '#lib/encoder/pixels';
import { log } from '#lib/log';
import type { Database } from '#lib/store/database';
import { thumbnailFile } from '#lib/thumbnails/thumbnails';

export interface FillParts {
  readonly db: Database;
  /** Absolute path of the thumbnails folder. */
  readonly thumbnails: string;
  /** Awaited before each photo: resolves when work may go on, or the signal aborted. */
  readonly mayGoOn: () => Promise<void>;
  /** Whether nothing waits to be indexed. */
  readonly isIdle: () => boolean;
  readonly signal: AbortSignal;
}

export interface WaitingPhoto {
  readonly id: number;
  readonly contentId: string;
}

/** What is made up for. */
export interface Filling {
  /** Photos that have none yet, after one of them, by number. */
  readonly waiting: (afterId: number, limit: number) => readonly WaitingPhoto[];
  readonly take: (photo: WaitingPhoto, thumbnail: RgbImage) => void;
  /** Said when it cannot go on. */
  readonly onFault: string;
}

/** Photos looked up at once. */
const PAGE = 100;

/**
 * Gives photos that were indexed before it was made what is made of a picture, from their thumbnails, whenever nothing else is
 * to be done. What is done is stored photo by photo; a photo whose thumbnail was cleared away is passed over until the next run.
 */
export class ThumbnailFill {
  readonly #parts: FillParts;
  readonly #filling: Filling;
  #afterId = 0;
  #isDone = false;
  #underWay: Promise<void> | null = null;

  constructor(parts: FillParts, filling: Filling) {
    this.#parts = parts;
    this.#filling = filling;
  }

  /** Goes on where it stopped; to be called when there is nothing left to index. */
  look(): void {
    if (this.#isDone || this.#underWay !== null) return;
    this.#underWay = this.#fill()
      .catch((error: unknown) => log.error({ err: error }, this.#filling.onFault))
      .finally(() => (this.#underWay = null));
  }

  /** Resolves once nothing is under way. */
  async ended(): Promise<void> {
    await this.#underWay;
  }

  async #fill(): Promise<void> {
    const { signal, isIdle, mayGoOn } = this.#parts;
    for (;;) {
      const page = this.#filling.waiting(this.#afterId, PAGE);
      for (const photo of page) {
        await mayGoOn();
        if (signal.aborted || !isIdle()) return;
        await this.#fillOne(photo);
        this.#afterId = photo.id;
      }
      if (page.length < PAGE) break;
    }
    this.#isDone = true;
  }

  async #fillOne(photo: WaitingPhoto): Promise<void> {
    const thumbnail = await readThumbnail(thumbnailFile(this.#parts.thumbnails, 320, photo.contentId));
    if (thumbnail === null) return;

    // It may have been edited meanwhile: then it has been given what it lacked with its vector.
    const [still] = this.#filling.waiting(photo.id - 1, 1);
    if (still?.id === photo.id && still.contentId === photo.contentId) this.#filling.take(photo, thumbnail);
  }
}

/** Null when there is none to be read. */
async function readThumbnail(file: string): Promise<RgbImage | null> {
  try {
    const { data, info } = await sharp(await readFile(file))
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch (error) {
    log.debug({ err: error }, 'A thumbnail could not be read.');
    return null;
  }
}
