import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openPhoto } from '#lib/decode/open-photo';
import { Encoder } from '#lib/encoder/encoder';
import { openModel } from '#lib/encoder/model';
import { dot } from '#lib/encoder/normalise';
import { embedCaptioned } from '#lib/models/captioned-vectors';
import type { CropBox } from '#lib/nouns';
import { Calibration } from '#lib/search/calibrate';
import { TEST_MODELS } from '#lib/testing/model';
import { gridThumbnailAnew } from '#lib/thumbnails/thumbnails';
import { heatIn, Locator, type Seen } from '#lib/where/locator';
import { CAPTIONED, embedSamples, modelsToMeasure } from './captioned';

/** Photos looked through. */
const DEPTHS = [10, 20, 40, 80];
/** The smallest object whose own box is asked for, as a share of its photo. */
const SMALLEST = 0.01;
/** How much two boxes must have in common, of what they cover together, to be the same place. */
const SAME_PLACE = 0.3;

const QUADRANTS: readonly CropBox[] = [0, 0.5].flatMap((y) => [0, 0.5].map((x) => ({ x, y, width: 0.5, height: 0.5 })));

type Box = readonly [x: number, y: number, width: number, height: number];
type Objects = Readonly<Record<string, readonly Box[]>>;

interface Photo {
  readonly vector: Float32Array;
  readonly seen: Seen;
  readonly objects: Objects;
}

interface Query {
  readonly category: string;
  readonly place: CropBox;
  /** Photos, by place, that have such an object there. */
  readonly truth: ReadonlySet<number>;
}

/**
 * `npm run bench -- place [model folder…]`: what looking for words at a place brings. Of queries for a category of COCO in a
 * quadrant where some photo has the middle of such an object, and in the very box of an object: how often a photo that has
 * it there is first, and among the first five, by words alone and when the best photos are looked through; and what a photo costs.
 */
export async function main(models: readonly string[]): Promise<void> {
  for (const path of modelsToMeasure('place', models)) await measure(path);
}

async function measure(path: string): Promise<void> {
  const encoder = new Encoder(await openModel(path, TEST_MODELS), { imageThreads: 2, textThreads: 1 });
  try {
    const calibration = new Calibration(await encoder.labels(), await embedSamples(encoder));
    const { photos, msPerPhoto } = await look(encoder);
    const vectors = await embedCategories(encoder, photos);
    for (const [asked, queries] of [
      ['quadrant', quadrantQueries(photos)],
      ['box', boxQueries(photos)],
    ] as const) {
      const known = queries.filter(({ category }) => vectors.has(category));
      for (const depth of [0, ...DEPTHS]) {
        const ranked = known.map((query) =>
          rank(photos, query, vectors.get(query.category) ?? null, calibration, depth),
        );
        const by = depth === 0 ? 'words alone' : `place, of the best ${depth}`;
        const line = { bench: 'place', model: basename(path), asked, by, queries: known.length };
        console.log(JSON.stringify({ ...line, ...figures(ranked, known) }));
      }
    }
    console.log(JSON.stringify({ bench: 'place', model: basename(path), source: photos[0]?.seen.source, msPerPhoto }));
  } finally {
    await encoder.close();
  }
}

/** Every photo as the app looks at it. */
async function look(encoder: Encoder): Promise<{ photos: Photo[]; msPerPhoto: number }> {
  const objects = JSON.parse(readFileSync(join(CAPTIONED, 'objects.json'), 'utf8')) as Record<string, Objects>;
  const files = Object.keys(objects).map((file) => ({ path: join(CAPTIONED, 'photos', file), captions: [] }));
  const embedded = await embedCaptioned(encoder, files, () => undefined);
  const locator = new Locator(encoder);
  const photos: Photo[] = [];
  const times: number[] = [];
  for (const { path, vector } of embedded) {
    const bytes = await gridThumbnailAnew(await openPhoto(readFileSync(path)), 320);
    const begin = performance.now();
    const seen = await locator.see({ name: path, bytes });
    times.push(performance.now() - begin);
    if (vector) photos.push({ vector, seen, objects: objects[basename(path)] ?? {} });
  }
  return { photos, msPerPhoto: Number((times.sort((a, b) => a - b)[times.length >> 1] as number).toFixed(1)) };
}

async function embedCategories(encoder: Encoder, photos: readonly Photo[]): Promise<Map<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>();
  for (const category of categoriesOf(photos)) {
    const { vector } = await encoder.query(category);
    if (vector) vectors.set(category, vector);
  }
  return vectors;
}

function categoriesOf(photos: readonly Photo[]): string[] {
  return [...new Set(photos.flatMap(({ objects }) => Object.keys(objects)))].sort();
}

function quadrantQueries(photos: readonly Photo[]): Query[] {
  return categoriesOf(photos)
    .flatMap((category) => QUADRANTS.map((place) => ({ category, place })))
    .map(({ category, place }) => ({
      category,
      place,
      truth: having(photos, category, (box) => hasMiddleIn(box, place)),
    }))
    .filter(({ truth }) => truth.size > 0);
}

/** One query for the largest object of each category in each photo. */
function boxQueries(photos: readonly Photo[]): Query[] {
  return photos.flatMap(({ objects }) =>
    Object.entries(objects).flatMap(([category, boxes]): Query[] => {
      const [largest] = boxes.toSorted((a, b) => b[2] * b[3] - a[2] * a[3]);
      if (largest === undefined || largest[2] * largest[3] < SMALLEST) return [];
      const [x, y, width, height] = largest;
      const truth = having(photos, category, (box) => overlap(box, largest) >= SAME_PLACE);
      return [{ category, place: { x, y, width, height }, truth }];
    }),
  );
}

function having(photos: readonly Photo[], category: string, is: (box: Box) => boolean): ReadonlySet<number> {
  return new Set(photos.flatMap(({ objects }, i) => (objects[category]?.some(is) ? [i] : [])));
}

/** Photos, best first: by words, the best `depth` of them by how hot the place is. */
function rank(
  photos: readonly Photo[],
  { place }: Query,
  vector: Float32Array | null,
  calibration: Calibration,
  depth: number,
): number[] {
  if (vector === null) return [];
  const byWords = photos
    .map((photo, i) => ({ i, cosine: dot(photo.vector, vector) }))
    .sort((a, b) => b.cosine - a.cosine)
    .map(({ i }) => i);
  const words = calibration.apart(vector);
  const best = byWords
    .slice(0, depth)
    .map((i) => ({ i, heat: heatIn((photos[i] as Photo).seen, place, words, calibration) }));
  return [...best.sort((a, b) => b.heat - a.heat).map(({ i }) => i), ...byWords.slice(depth)];
}

function figures(ranked: readonly (readonly number[])[], queries: readonly Query[]) {
  const places = ranked.map((order, q) => order.findIndex((i) => queries[q]?.truth.has(i)));
  const share = (is: (place: number) => boolean) => Number((places.filter(is).length / places.length).toFixed(3));
  return { first: share((place) => place === 0), firstFive: share((place) => place >= 0 && place < 5) };
}

function hasMiddleIn([x, y, width, height]: Box, place: CropBox): boolean {
  const [right, down] = [x + width / 2 - place.x, y + height / 2 - place.y];
  return right >= 0 && right < place.width && down >= 0 && down < place.height;
}

/** What two boxes have in common, of what they cover together. */
function overlap(a: Box, b: Box): number {
  const width = Math.max(0, Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]));
  const height = Math.max(0, Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]));
  return (width * height) / (a[2] * a[3] + b[2] * b[3] - width * height);
}
