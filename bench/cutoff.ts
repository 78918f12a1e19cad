import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { embedQuery } from '#lib/encoder/embed-query';
import { loadImageEncoder } from '#lib/encoder/image-encoder';
import { type Model, openModel } from '#lib/encoder/model';
import { dot } from '#lib/encoder/normalise';
import { toPixelValues } from '#lib/encoder/pixels';
import { loadTextEncoder } from '#lib/encoder/text-encoder';
import { decodeUpload } from '#lib/encoder/upload';
import { sampleFolder } from '#lib/paths';
import { Calibration, CUTOFF, judgeAgainst } from '#lib/search/calibrate';
import { loadLabels } from '#lib/tags/zero-shot';
import { TEST_MODELS } from '#lib/testing/model';
import { CAPTIONED, modelsToMeasure } from './captioned';
import { outOfSample } from './cutoff-folds';

export interface Query {
  readonly vector: Float32Array;
  /** Photos, by place, it is true of. */
  readonly truth: ReadonlySet<number>;
}

/** The photos and the queries as one model sees them. */
export interface Captioned {
  readonly model: string;
  readonly calibration: Calibration;
  readonly photos: readonly Float32Array[];
  readonly captions: readonly Query[];
  readonly absent: readonly Query[];
  readonly categories: readonly Query[];
}

/** Which photos, by place, are said to match. */
type Rule = (query: Float32Array, photos: readonly number[]) => ReadonlySet<number>;

/**
 * `npm run bench -- cutoff [model…]`: absent concepts answered with nothing, captions that keep their photo, and F1 of
 * COCO's category names, for the product's rule and for one cosine threshold fitted to each figure. Folds are the photos
 * with even and odd places; the threshold judged on one is fitted on the other. Last, the rule with every setting fitted
 * on one fold, for all models together, and judged on the other.
 */
export async function main(models: readonly string[]): Promise<void> {
  const folders = modelsToMeasure('cutoff', models);
  if (folders.length === 0) return;

  const seen = await inTurn(folders.map((path) => () => embedAll(path)));
  for (const captioned of seen) measure(captioned);
  for (const line of outOfSample(seen)) console.log(JSON.stringify({ bench: 'cutoff', ...line }));
}

async function embedAll(path: string): Promise<Captioned> {
  const model = await openModel(path, TEST_MODELS);
  const captioned = readJson<{ file: string; captions: string[] }[]>('captions.json');
  const objects = readJson<Record<string, object>>('objects.json');
  const photos = await embedPhotos(
    model,
    join(CAPTIONED, 'photos'),
    captioned.map(({ file }) => file),
  );
  const background = await embedPhotos(model, sampleFolder(), readdirSync(sampleFolder()).filter(isPhoto));

  const text = await loadTextEncoder(model, 1);
  const calibration = new Calibration(await loadLabels(text), background);
  const embed = async (words: string, truth: readonly number[]): Promise<Query> => {
    const { vector } = await embedQuery(text, words, model.queryTemplates);
    return { vector: vector ?? new Float32Array(model.identity.dimensions), truth: new Set(truth) };
  };
  const captions = await inTurn(
    captioned.flatMap(({ captions: all }, i) => all.map((words) => () => embed(words, [i]))),
  );
  const absent = await inTurn(readJson<string[]>('absent.json').map((words) => () => embed(words, [])));
  const names = [...new Set(Object.values(objects).flatMap((boxes) => Object.keys(boxes)))].sort();
  const holding = (name: string) => captioned.flatMap(({ file }, i) => (name in (objects[file] ?? {}) ? [i] : []));
  const categories = await inTurn(names.map((name) => () => embed(name, holding(name))));
  await text.dispose();
  return { model: basename(path), calibration, photos, captions, absent, categories };
}

function measure({ model, calibration, photos, captions, absent, categories }: Captioned): void {
  const everything = photos.map((_, i) => i);
  const folds = [0, 1].map((rest) => everything.filter((i) => i % 2 === rest));
  const cosine =
    (threshold: number): Rule =>
    (query, among) =>
      new Set(among.filter((i) => dot(photos[i] as Float32Array, query) >= threshold));
  const rule =
    (gated: boolean): Rule =>
    (query, among) => {
      const explained = calibration.explain(query);
      const scores = among.map((i) => calibration.score(explained, photos[i] as Float32Array));
      const best = Math.max(...scores);
      const judge = judgeAgainst(explained, best, among.length);
      const keeps = gated
        ? (score: number) => judge(score).match
        : (score: number) => score >= CUTOFF.shareOfBest * best;
      return new Set(among.filter((_, place) => keeps(scores[place] as number)));
    };

  const first = captions.filter(({ vector, truth }) => {
    const cosines = photos.map((photo) => dot(photo, vector));
    return truth.has(cosines.indexOf(Math.max(...cosines)));
  });
  const figures = (judged: Rule) => ({
    absentNothing: share(absent, ({ vector }) => judged(vector, everything).size === 0),
    captionsKept: share(first, ({ vector, truth }) => judged(vector, everything).has([...truth][0] as number)),
    f1: f1Of(judged, categories, everything),
    f1Folds: folds.map((fold) => f1Of(judged, categories, fold)),
  });

  const thresholds = Array.from({ length: 401 }, (_, i) => i / 800);
  const bestOn = (fold: readonly number[]) => best(thresholds, (t) => f1Of(cosine(t), categories, fold));
  const forAbsent = thresholds.find((t) => answeredNothing(absent, cosine(t), everything) >= 0.9) as number;
  console.log(
    JSON.stringify({
      bench: 'cutoff',
      model,
      captionsFirst: first.length,
      rule: figures(rule(true)),
      ruleWithoutNothingMatches: {
        f1: f1Of(rule(false), categories, everything),
        f1Folds: folds.map((fold) => f1Of(rule(false), categories, fold)),
      },
      cosineForAbsent: { threshold: forAbsent, ...figures(cosine(forAbsent)) },
      cosineForF1: {
        f1: f1Of(cosine(bestOn(everything)), categories, everything),
        f1Folds: [
          f1Of(cosine(bestOn(folds[1] ?? [])), categories, folds[0] ?? []),
          f1Of(cosine(bestOn(folds[0] ?? [])), categories, folds[1] ?? []),
        ],
      },
    }),
  );
}

function answeredNothing(queries: readonly Query[], rule: Rule, photos: readonly number[]): number {
  return share(queries, ({ vector }) => rule(vector, photos).size === 0);
}

/** Mean over the queries that are true of any of these photos. */
function f1Of(rule: Rule, queries: readonly Query[], photos: readonly number[]): number {
  const values = queries.flatMap(({ vector, truth }) => {
    const present = photos.filter((i) => truth.has(i)).length;
    if (present === 0) return [];
    const found = [...rule(vector, photos)];
    return [(2 * found.filter((i) => truth.has(i)).length) / (found.length + present)];
  });
  return round(values.reduce((sum, value) => sum + value, 0) / values.length);
}

async function embedPhotos(model: Model, folder: string, files: readonly string[]): Promise<Float32Array[]> {
  const encoder = await loadImageEncoder(model, 2);
  const vectors: Float32Array[] = [];
  for (const file of files) {
    const image = await decodeUpload(readFileSync(join(folder, file)), model.pixels);
    const [vector] = await encoder.encode([await toPixelValues(image, model.pixels)]);
    if (vector) vectors.push(vector);
  }
  await encoder.dispose();
  return vectors;
}

async function inTurn<Result>(tasks: readonly (() => Promise<Result>)[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const task of tasks) results.push(await task());
  return results;
}

function best(values: readonly number[], of: (value: number) => number): number {
  return values.reduce((a, b) => (of(b) > of(a) ? b : a));
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return round(items.filter(holds).length / items.length);
}

const readJson = <Content>(file: string) => JSON.parse(readFileSync(join(CAPTIONED, file), 'utf8')) as Content;
const isPhoto = (name: string) => name.endsWith('.jpg');
const round = (value: number) => Number(value.toFixed(3));
