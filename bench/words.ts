import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Encoder } from '#lib/encoder/encoder';
import { openModel } from '#lib/encoder/model';
import { embedCaptioned } from '#lib/models/captioned-vectors';
import { readCaptions } from '#lib/models/captions';
import { Calibration } from '#lib/search/calibrate';
import { type LabelMatrix, scoreLabels } from '#lib/tags/zero-shot';
import { TEST_MODELS } from '#lib/testing/model';
import { CAPTIONED, embedSamples, modelsToMeasure } from './captioned';
import { JUDGED_LABELS } from './judged-labels';

/** Words that are judged of each photo. */
const FIRST = 5;
const WORTHS = [0.05, 0.1, 0.12, 0.15, 0.18];

interface Photo {
  readonly vector: Float32Array;
  readonly objects: ReadonlySet<string>;
  readonly captions: readonly string[];
}

/**
 * `npm run bench -- words [model folder…]`: how rightly a photo is explained in words. Of the first five words for each
 * photo of captioned-80, the share that names one of its objects or stands in one of its captions: of the words nearest by
 * cosine, and of sparse explanations; with how much of the photo these explain.
 */
export async function main(models: readonly string[]): Promise<void> {
  for (const path of modelsToMeasure('words', models)) await measure(path);
}

async function measure(path: string): Promise<void> {
  const encoder = new Encoder(await openModel(path, TEST_MODELS), { imageThreads: 2, textThreads: 1 });
  try {
    const labels = await encoder.labels();
    const calibration = new Calibration(labels, await embedSamples(encoder));
    const photos = await embedJudged(encoder);
    const print = (what: object, figures: object) =>
      console.log(JSON.stringify({ bench: 'words', model: basename(path), ...what, ...figures }));

    const nearest = (photo: Photo) => heaviest(scoreLabels(photo.vector, labels), -1);
    print({ by: 'cosine' }, judge(photos, labels, nearest));
    for (const worth of WORTHS) {
      const made = new Map(photos.map((photo) => [photo, calibration.inWords(photo.vector, worth)]));
      const named = (photo: Photo) => heaviest(made.get(photo)?.weights ?? new Float32Array(), 0);
      const shares = [...made.values()].map(({ share }) => share);
      print({ by: 'explanation', worth }, { ...judge(photos, labels, named), explained: round(mean(shares)) });
    }
  } finally {
    await encoder.close();
  }
}

async function embedJudged(encoder: Encoder): Promise<Photo[]> {
  const objects = JSON.parse(readFileSync(join(CAPTIONED, 'objects.json'), 'utf8')) as Record<string, object>;
  const { photos } = await readCaptions(join(CAPTIONED, 'captions.json'));
  return (await embedCaptioned(encoder, photos, () => undefined)).flatMap(({ path, captions, vector }) =>
    vector ? [{ vector, captions, objects: new Set(Object.keys(objects[basename(path)] ?? {})) }] : [],
  );
}

/** Places of the first words, the heaviest first, of those above `floor`. */
function heaviest(weights: Float32Array, floor: number): number[] {
  return Array.from(weights, (weight, place) => ({ weight, place }))
    .filter(({ weight }) => weight > floor)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, FIRST)
    .map(({ place }) => place);
}

function judge(photos: readonly Photo[], { labels }: LabelMatrix, wordsOf: (photo: Photo) => readonly number[]) {
  const judged = photos.map((photo) => wordsOf(photo).map((place) => isRight(labels[place]?.label ?? '', photo)));
  const all = judged.flat();
  return {
    words: all.length / photos.length,
    right: round(all.filter(Boolean).length / all.length),
    rightPerPhoto: round(all.filter(Boolean).length / photos.length),
    firstRight: round(judged.filter(([first]) => first).length / photos.length),
  };
}

/** Whether a word names an object of the photo, or stands in one of its captions. */
function isRight(label: string, { objects, captions }: Photo): boolean {
  const names = JUDGED_LABELS.get(label) ?? [label];
  return (
    names.some((name) => objects.has(name)) || captions.some((caption) => singular(caption).includes(singular(label)))
  );
}

/** Its words in the singular, with a space on either side of each. */
function singular(text: string): string {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  const one = (word: string) =>
    word
      .replace(/ies$/, 'y')
      .replace(/(s|x|ch|sh)es$/, '$1')
      .replace(/([^s])s$/, '$1');
  return ` ${words.map(one).join(' ')} `;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
  return Number(value.toFixed(3));
}
