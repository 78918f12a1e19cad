import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { Encoder } from '#lib/encoder/encoder';
import type { Model } from '#lib/encoder/model';
import { openModel } from '#lib/encoder/model';
import { dot } from '#lib/encoder/normalise';
import { toPixelValues } from '#lib/encoder/pixels';
import { decodeUpload } from '#lib/encoder/upload';
import { projectRoot } from '#lib/paths';
import { compose, type EmbeddedPart, meanRow, setApart, spreadOf } from '#lib/search/compose';
import { type Background, measureBackground, standardScore } from '#lib/tags/background';
import { scoreLabels } from '#lib/tags/zero-shot';
import { TEST_MODELS } from '#lib/testing/model';

const SHARED = join(projectRoot(), '..', 'shared');
const CAPTIONED = join(SHARED, 'eval', 'captioned-80');

interface Photo {
  readonly vector: Float32Array;
  readonly background: Background;
  /** Of the vocabulary, the same for every photo. */
  readonly textMean: Float32Array;
  /** Of its left two thirds alone, as an uploaded or cropped image is. */
  readonly region: Float32Array;
  readonly captions: readonly Float32Array[];
}

/** The score of every photo for a composed query. */
type Scheme = (parts: readonly EmbeddedPart[], photos: readonly Photo[]) => number[];

/** The ways parts could be made comparable. */
const SCHEMES: Readonly<Record<string, Scheme>> = {
  cosines: (parts, photos) =>
    photos.map(({ vector }) => sum(parts.map((part) => part.weight * dot(part.vector, vector)))),
  'in library deviations': (parts, photos) => {
    const composed = compose(
      parts,
      parts.map((part) => spreadOf(cosinesOf(part, photos))),
    );
    return photos.map(({ vector }) => (composed === null ? 0 : dot(composed.vector, vector)));
  },
  'beside images less what texts have in common, in library deviations': (parts, photos) => {
    const apart = setApart(parts, photos[0]?.textMean ?? null);
    const composed = compose(
      apart,
      apart.map((part) => spreadOf(cosinesOf(part, photos))),
    );
    return photos.map(({ vector }) => (composed === null ? 0 : dot(composed.vector, vector)));
  },
  'texts by background, images in library deviations': (parts, photos) => {
    const spreads = parts.map((part) => spreadOf(cosinesOf(part, photos)));
    return photos.map(({ vector, background }) =>
      sum(
        parts.map(({ isText, weight, vector: query }, i) => {
          const cosine = dot(query, vector);
          const { mean, deviation } = spreads[i] ?? { mean: 0, deviation: 1 };
          return weight * (isText ? standardScore(cosine, background) : (cosine - mean) / deviation);
        }),
      ),
    );
  },
};

/** `npm run bench -- compose [model…]`: how texts and images together are best made comparable, on captioned photos. */
export async function main(models: readonly string[]): Promise<void> {
  if (!existsSync(CAPTIONED)) {
    console.log(JSON.stringify({ bench: 'compose', skipped: 'there is no ../shared/eval/captioned-80' }));
    return;
  }

  for (const name of models.length > 0 ? models : ['clip-pocket-384', 'clip-pocket-384-gap']) {
    const model = await openModel(join(SHARED, 'models', name), TEST_MODELS);
    const encoder = new Encoder(model, { imageThreads: 2, textThreads: 1 });
    const photos = await readPhotos(model, encoder).finally(() => encoder.close());
    for (const [scheme, score] of Object.entries(SCHEMES)) {
      console.log(JSON.stringify({ bench: 'compose', model: name, scheme, ...measure(score, photos) }));
    }
  }
}

function measure(scheme: Scheme, photos: readonly Photo[]) {
  const captions = photos.flatMap((photo, place) => photo.captions.map((vector) => ({ photo, place, vector })));
  const rank = (parts: readonly EmbeddedPart[], place: number) => rankOf(scheme(parts, photos), place);
  const other = (place: number, step: number) => (place + step) % photos.length;

  const both = captions.map(({ place, vector }, i) => {
    const seen = other(place, 7 + (i % 5));
    const parts = [text(vector, 1), image(photos[seen]?.region, 1)];
    return { said: rank(parts, place), seen: rank(parts, seen) };
  });
  const same = captions.map(({ photo, place, vector }) => rank([text(vector, 1), image(photo.region, 1)], place));
  const without = captions.map(({ place, vector }) => {
    const rival = best(scheme([text(vector, 1)], photos), place);
    const parts = [text(vector, 1), text(photos[rival]?.captions[0], -1)];
    return { kept: rank(parts, place), gone: rank(parts, rival) };
  });
  return {
    // A photo's words and part of another photo: each is among the first five, and both are.
    saidInFive: share(both, ({ said }) => said <= 5),
    seenInFive: share(both, ({ seen }) => seen <= 5),
    bothInFive: share(both, ({ said, seen }) => said <= 5 && seen <= 5),
    // A photo's words and part of itself: it is first.
    sameFirst: share(same, (place) => place === 1),
    // Its words less the words of the best other photo: it is among the first five, and the other in the lower half.
    keptInFive: share(without, ({ kept }) => kept <= 5),
    pushedAway: share(without, ({ gone }) => gone > photos.length / 2),
    keptAndPushed: share(without, ({ kept, gone }) => kept <= 5 && gone > photos.length / 2),
  };
}

async function readPhotos({ pixels }: Model, encoder: Encoder): Promise<Photo[]> {
  const labels = await encoder.labels();
  const textMean = meanRow(labels.vectors, labels.dimensions);
  const photos: Photo[] = [];
  for (const { file, captions } of readCaptions()) {
    const bytes = readFileSync(join(CAPTIONED, 'photos', file));
    const { width, height } = await sharp(bytes).metadata();
    const region = await sharp(bytes)
      .extract({ left: 0, top: 0, width: Math.round((width * 2) / 3), height })
      .toBuffer();
    const embed = async (image: Buffer) => {
      const [vector] = await encoder.images([await toPixelValues(await decodeUpload(image, pixels), pixels)]);
      if (!vector) throw new Error(`${file} has no vector`);
      return vector;
    };
    const vector = await embed(bytes);
    const texts: Float32Array[] = [];
    for (const caption of captions) {
      const query = await encoder.query(caption);
      if (query.vector !== null) texts.push(query.vector);
    }
    const background = measureBackground(scoreLabels(vector, labels), labels.typicalDeviation);
    photos.push({ vector, background, textMean, region: await embed(region), captions: texts });
  }
  return photos;
}

function readCaptions(): { readonly file: string; readonly captions: readonly string[] }[] {
  return JSON.parse(readFileSync(join(CAPTIONED, 'captions.json'), 'utf8')) as ReturnType<typeof readCaptions>;
}

function text(vector: Float32Array | undefined, weight: number): EmbeddedPart {
  return { isText: true, vector: vector ?? new Float32Array(), weight };
}

function image(vector: Float32Array | undefined, weight: number): EmbeddedPart {
  return { isText: false, vector: vector ?? new Float32Array(), weight };
}

function cosinesOf({ vector }: EmbeddedPart, photos: readonly Photo[]): Float32Array {
  return Float32Array.from(photos, (photo) => dot(vector, photo.vector));
}

/** The place of the best photo but one. */
function best(scores: readonly number[], but: number): number {
  return scores.reduce((top, score, i) => (i !== but && (top < 0 || score > (scores[top] ?? 0)) ? i : top), -1);
}

function rankOf(scores: readonly number[], place: number): number {
  return 1 + scores.filter((score) => score > (scores[place] ?? 0)).length;
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return Number((items.filter(holds).length / items.length).toFixed(3));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
