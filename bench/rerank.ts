import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openPhoto } from '#lib/decode/open-photo';
import { Encoder } from '#lib/encoder/encoder';
import { openModel } from '#lib/encoder/model';
import { addTo, dot, normalise } from '#lib/encoder/normalise';
import { embedCaptioned } from '#lib/models/captioned-vectors';
import { readCaptions } from '#lib/models/captions';
import { Calibration } from '#lib/search/calibrate';
import { TEST_MODELS } from '#lib/testing/model';
import { gridThumbnailAnew } from '#lib/thumbnails/thumbnails';
import { Locator } from '#lib/where/locator';
import { CAPTIONED, embedSamples, modelsToMeasure } from './captioned';

/** Photos ranked again. */
const DEPTHS = [20, 50];
/** Share of the patch similarity in the score. */
const WEIGHTS = [0, 0.1, 0.2, 0.3, 0.5, 0.7, 1];
/** An object whose largest box is smaller than this share of its photo. */
const SMALL = 0.1;

type Score = (query: Float32Array, photo: Photo) => number;

interface Photo {
  readonly vector: Float32Array;
  readonly apart: Float32Array;
  /** Patches, of length 1: as they are, and apart from photos in general. */
  readonly patches: readonly Float32Array[];
  readonly patchesApart: readonly Float32Array[];
}

interface Query {
  readonly vector: Float32Array;
  readonly truth: ReadonlySet<number>;
}

/**
 * `npm run bench -- rerank [model folder…]`: whether PACL's compatibility of patches and text (arXiv 2212.04994: softmax
 * over the patches' cosines, weighted sum, cosine again), blended with the cosine, ranks the best photos better: captions of
 * captioned-80, and categories of COCO whose objects are small. The weight is chosen on one half of the queries and judged on
 * the other.
 */
export async function main(models: readonly string[]): Promise<void> {
  for (const path of modelsToMeasure('rerank', models)) await measure(path);
}

async function measure(path: string): Promise<void> {
  const encoder = new Encoder(await openModel(path, TEST_MODELS), { imageThreads: 2, textThreads: 1 });
  try {
    const calibration = new Calibration(await encoder.labels(), await embedSamples(encoder));
    const { photos, captions, small } = await look(encoder, calibration);
    const bases: Record<string, Score> = {
      cosine: (query, { vector }) => dot(query, vector),
      'cosine, both sides centred': (query, { apart }) => dot(calibration.apart(query), apart),
    };
    const patches: Record<string, Score> = {
      'patches, softmax at 30': (query, photo) => compatibility(query, photo.patches, 30),
      'patches, both sides centred, at 10': (query, photo) =>
        compatibility(calibration.apart(query), photo.patchesApart, 10),
    };
    for (const [asked, queries] of Object.entries({ captions, 'small objects': small })) {
      for (const [by, base] of Object.entries(bases)) {
        const scores = queries.map(({ vector }) => standard(photos.map((photo) => base(vector, photo))));
        const line = { bench: 'rerank', model: basename(path), asked, by };
        console.log(JSON.stringify({ ...line, queries: queries.length, ...figures(queries, scores) }));
        for (const [and, score] of Object.entries(patches)) {
          const others = queries.map(({ vector }) => standard(photos.map((photo) => score(vector, photo))));
          for (const depth of DEPTHS) {
            console.log(JSON.stringify({ ...line, and, depth, ...inFolds(queries, scores, others, depth) }));
          }
        }
      }
    }
  } finally {
    await encoder.close();
  }
}

async function look(encoder: Encoder, calibration: Calibration) {
  const { photos: files } = await readCaptions(join(CAPTIONED, 'captions.json'));
  const locator = new Locator(encoder);
  const photos: Photo[] = [];
  const captions: Query[] = [];
  for (const [i, { path, captions: texts, vector }] of (
    await embedCaptioned(encoder, files, () => undefined)
  ).entries()) {
    if (vector === null) throw new Error(`${basename(path)} has no vector`);
    const { parts } = await locator.see({
      name: path,
      bytes: await gridThumbnailAnew(await openPhoto(readFileSync(path)), 320),
    });
    const patches = parts.map((part) => unit(part.vector));
    const patchesApart = patches.map((patch) => calibration.photoApart(patch));
    photos.push({ vector, apart: calibration.photoApart(vector), patches, patchesApart });
    for (const text of texts) captions.push(...(await queryOf(encoder, text, [i])));
  }

  const objects = JSON.parse(readFileSync(join(CAPTIONED, 'objects.json'), 'utf8')) as Record<
    string,
    Record<string, readonly (readonly [number, number, number, number])[]>
  >;
  const names = [...new Set(Object.values(objects).flatMap((boxes) => Object.keys(boxes)))].sort();
  const small: Query[] = [];
  for (const name of names) {
    const holding = files.flatMap(({ path }, i) => {
      const boxes = objects[basename(path)]?.[name] ?? [];
      return boxes.length > 0 && boxes.every(([, , width, height]) => width * height < SMALL) ? [i] : [];
    });
    if (holding.length > 0) small.push(...(await queryOf(encoder, name, holding)));
  }
  return { photos, captions, small };
}

async function queryOf(encoder: Encoder, words: string, truth: readonly number[]): Promise<Query[]> {
  const { vector } = await encoder.query(words);
  return vector ? [{ vector, truth: new Set(truth) }] : [];
}

function compatibility(query: Float32Array, patches: readonly Float32Array[], sharpness: number): number {
  const cosines = patches.map((patch) => dot(patch, query));
  const most = Math.max(...cosines);
  const sum = new Float32Array(query.length);
  patches.forEach((patch, i) => addTo(sum, patch, Math.exp(sharpness * ((cosines[i] as number) - most))));
  return dot(unit(sum), query);
}

/** The weight that is best on the queries of one fold, judged on those of the other, both ways. */
function inFolds(
  queries: readonly Query[],
  scores: readonly (readonly number[])[],
  others: readonly (readonly number[])[],
  depth: number,
) {
  const blends = WEIGHTS.map((weight) => scores.map((own, q) => blend(own, others[q] ?? [], weight, depth)));
  const folds = [0, 1].map((rest) => {
    const isOwn = (q: number) => q % 2 === rest;
    const of = (blend: readonly (readonly number[])[], isIn: (q: number) => boolean) =>
      figures(
        queries.filter((_, q) => isIn(q)),
        blend.filter((_, q) => isIn(q)),
      ).mAP;
    const best = blends.reduce((a, b, place) => (of(b, isOwn) > of(blends[a] ?? [], isOwn) ? place : a), 0);
    return { best, isJudged: (q: number) => !isOwn(q) };
  });
  const judged = queries.map((_, q) => blends[folds.find(({ isJudged }) => isJudged(q))?.best ?? 0]?.[q] ?? []);
  return { weights: folds.map(({ best }) => WEIGHTS[best]), ...figures(queries, judged) };
}

/** Scores of which the best `depth` are blended, the others standing behind them. */
function blend(own: readonly number[], other: readonly number[], weight: number, depth: number): number[] {
  const least = own.toSorted((a, b) => b - a)[depth - 1] ?? -Infinity;
  return own.map((score, i) => (score < least ? score - 1_000 : (1 - weight) * score + weight * (other[i] ?? 0)));
}

function figures(queries: readonly Query[], scores: readonly (readonly number[])[]) {
  let [first, firstFive, precision] = [0, 0, 0];
  for (const [q, { truth }] of queries.entries()) {
    const ranked = (scores[q] ?? []).map((score, i) => ({ score, i })).sort((a, b) => b.score - a.score);
    const places = ranked.flatMap(({ i }, place) => (truth.has(i) ? [place] : []));
    first += Number(places[0] === 0);
    firstFive += Number((places[0] ?? Infinity) < 5);
    precision += places.reduce((sum, place, found) => sum + (found + 1) / (place + 1), 0) / truth.size;
  }
  const share = (sum: number) => Number((sum / queries.length).toFixed(3));
  return { first: share(first), firstFive: share(firstFive), mAP: share(precision) };
}

/** In deviations above the mean. */
function standard(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
  return values.map((value) => (value - mean) / deviation);
}

function unit(vector: Float32Array): Float32Array {
  const own = vector.slice();
  normalise(own);
  return own;
}
