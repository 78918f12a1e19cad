import { availableParallelism } from 'node:os';
import { Encoder } from '../encoder/encoder';
import { type Model, openModel } from '../encoder/model';
import { dot } from '../encoder/normalise';
import type { Dtype } from '../encoder/reference';
import { RummageError } from '../errors';
import type { DataPaths } from '../paths';
import { embedCaptioned } from './captioned-vectors';
import { type CaptionedPhoto, readCaptions } from './captions';
import { rankOf, recallAt, type RecallFigures } from './recall-at';
import { titleOf } from './title';

export interface ModelRecall extends RecallFigures {
  readonly reference: string;
  readonly title: string;
  readonly dtype: Dtype;
}

export interface RecallReport {
  /** What was measured on. */
  readonly photos: number;
  readonly captions: number;
  /** Photos the captions file names that are not there, and those that cannot be read; both are left out. */
  readonly missing: number;
  readonly unreadable: number;
  readonly models: readonly ModelRecall[];
}

export interface RecallProgress {
  readonly reference: string;
  /** Photos and captions embedded, of `total`. */
  readonly done: number;
  readonly total: number;
}

interface Ranked {
  readonly photos: number;
  readonly ranks: readonly number[];
}

/**
 * Measures how well models find captioned photos: every caption is a query, and the place of its own photo among all is
 * counted. Photos go the way they go when they are indexed, captions the way queries go. Needs no library.
 *
 * @param captionsFile see {@link readCaptions}
 * @throws RummageError when the captions file or one of the models cannot be used
 */
export async function measureRecall(
  captionsFile: string,
  references: readonly string[],
  paths: DataPaths,
  onProgress: (progress: RecallProgress) => void = () => undefined,
): Promise<RecallReport> {
  const opened = await Promise.all(references.map((reference) => openModel(reference, paths)));
  const { photos, missing } = await readCaptions(captionsFile);

  const models: ModelRecall[] = [];
  let ranked: Ranked = { photos: 0, ranks: [] };
  // One after the other: each has the machine, and its memory, to itself.
  for (const model of opened) {
    ranked = await rankCaptions(model, photos, onProgress);
    const title = titleOf(model.name, model.dtype);
    models.push({ reference: model.reference, title, dtype: model.dtype, ...recallAt(ranked.ranks) });
  }
  const unreadable = photos.length - ranked.photos;
  return { photos: ranked.photos, captions: ranked.ranks.length, missing, unreadable, models };
}

async function rankCaptions(
  model: Model,
  captioned: readonly CaptionedPhoto[],
  onProgress: (progress: RecallProgress) => void,
): Promise<Ranked> {
  const total = captioned.reduce((sum, { captions }) => sum + 1 + captions.length, 0);
  let done = 0;
  const advance = (by: number) => onProgress({ reference: model.reference, done: (done += by), total });

  const encoder = new Encoder(model, { imageThreads: availableParallelism(), textThreads: 1 });
  try {
    const photos = await embedCaptioned(encoder, captioned, advance);
    if (photos.length === 0) throw nothingReadable();

    const ranks: number[] = [];
    for (const [own, { captions }] of photos.entries()) {
      for (const caption of captions) {
        const { vector } = await encoder.query(caption);
        const similarities = photos.map((photo) => (vector && photo.vector ? dot(vector, photo.vector) : NaN));
        ranks.push(rankOf(own, similarities));
        advance(1);
      }
    }
    return { photos: photos.length, ranks };
  } finally {
    await encoder.close();
  }
}

function nothingReadable(): RummageError {
  return new RummageError('bad-request', 'None of the photos the captions file names can be read.', {
    hint: 'Check that they are images, and not damaged.',
  });
}
