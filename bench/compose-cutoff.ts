import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { Encoder } from '#lib/encoder/encoder';
import { openModel } from '#lib/encoder/model';
import { dot } from '#lib/encoder/normalise';
import { toPixelValues } from '#lib/encoder/pixels';
import { decodeUpload } from '#lib/encoder/upload';
import { sampleFolder } from '#lib/paths';
import { Calibration, judgeAgainst } from '#lib/search/calibrate';
import { compose, type EmbeddedPart, meanRow, setApart, spreadOf } from '#lib/search/compose';
import { explainParts } from '#lib/search/explain-parts';
import { regionOf } from '#lib/search/part-vectors';
import { TEST_MODELS } from '#lib/testing/model';
import { CAPTIONED, modelsToMeasure } from './captioned';

/** Share of a photo that an object must take to be searched by. */
const LEAST_CROP = 0.01;
/** Thresholds tried of the cosine with the composed vector. */
const THRESHOLDS = Array.from({ length: 181 }, (_, i) => (i - 60) / 150);

type Objects = Readonly<Record<string, Readonly<Record<string, readonly (readonly number[])[]>>>>;

interface Photo {
  readonly vector: Float32Array;
  readonly captions: readonly Float32Array[];
  /** The largest box of each kind of object in it, as a picture of its own. */
  readonly objects: ReadonlyMap<string, { readonly area: number; readonly vector: Float32Array }>;
}

/** The photos and names as one model sees them. */
interface Seen {
  readonly photos: readonly Photo[];
  readonly names: ReadonlyMap<string, Float32Array>;
  readonly absent: readonly Float32Array[];
  readonly calibration: Calibration;
  readonly textMean: Float32Array;
}

interface Case {
  readonly parts: readonly EmbeddedPart[];
  /** The place of the photo compared with; −1 for none. */
  readonly left: number;
  /** The fold it belongs to, by place. */
  readonly home: number;
  /** Whether it is true of the photo at a place. */
  readonly isTrue: (place: number) => boolean;
}

/** What is said to match, and what does. */
interface Outcome {
  readonly found: number;
  readonly right: number;
  readonly present: number;
}

/**
 * `npm run bench -- compose-cutoff [model…]`: what of composed queries matches, for the product's rule, one threshold of the
 * cosine with the composed vector fitted on the other half of the photos, and no cut at all.
 */
export async function main(models: readonly string[]): Promise<void> {
  for (const path of modelsToMeasure('compose-cutoff', models)) {
    const seen = await look(path);
    const model = basename(path);
    for (const [queries, cases] of Object.entries(casesOf(seen))) {
      console.log(JSON.stringify({ bench: 'compose-cutoff', model, queries, ...measure(seen, cases) }));
    }
    console.log(JSON.stringify({ bench: 'compose-cutoff', model, ...measureNothing(seen) }));
  }
}

function casesOf({ photos, names }: Seen): Record<string, readonly Case[]> {
  const kinds = (place: number) => [...(photos[place]?.objects.keys() ?? [])];
  const has = (place: number, kind: string) => photos[place]?.objects.has(kind) ?? false;
  const shares = (a: number, b: number) => kinds(a).some((kind) => has(b, kind));
  const nameOf = (kind: string) => names.get(kind) ?? new Float32Array();
  const places = photos.map((_, place) => place);
  const pairs = [...names.keys()].flatMap((a, i) => [...names.keys()].map((b, j) => ({ a, b, i, j })));
  const count = (isTrue: Case['isTrue']) => places.filter(isTrue).length;
  const whole = (place: number) => ({ left: place, home: place });

  const objects = places.flatMap((place) =>
    [...(photos[place]?.objects ?? [])].map(([kind, object]) => ({ place, kind, ...object })),
  );
  const mates = (place: number) => places.filter((other) => other !== place && shares(place, other));
  return {
    'a photo and a name of something in it': objects.map(({ place, kind }) => ({
      ...whole(place),
      parts: [image(photos[place]?.vector), text(nameOf(kind))],
      isTrue: (other) => has(other, kind),
    })),
    'a caption and a photo that shares an object': places.flatMap((place) =>
      (photos[place]?.captions ?? []).flatMap((caption, i) => {
        const mate = mates(place)[(place * 7 + i * 3) % Math.max(1, mates(place).length)];
        if (mate === undefined) return [];
        const common = kinds(place).filter((kind) => has(mate, kind));
        const isTrue = (other: number) => common.some((kind) => has(other, kind));
        return [{ left: mate, home: place, parts: [text(caption), image(photos[mate]?.vector)], isTrue }];
      }),
    ),
    'two names': pairs.flatMap(({ a, b, i, j }) => {
      const isTrue = (place: number) => has(place, a) && has(place, b);
      return i < j && count(isTrue) > 1
        ? [{ left: -1, home: i + j, parts: [text(nameOf(a)), text(nameOf(b))], isTrue }]
        : [];
    }),
    'a name less another': pairs.flatMap(({ a, b, i, j }) => {
      const isTrue = (place: number) => has(place, a) && !has(place, b);
      const isMeant = i !== j && (i * 31 + j) % 7 === 0 && count(isTrue) > 0 && count(isTrue) < count((p) => has(p, a));
      return isMeant ? [{ left: -1, home: i + j, parts: [text(nameOf(a)), text(nameOf(b), -1)], isTrue }] : [];
    }),
    'an object cut out of a photo': objects
      .filter(({ area }) => area > LEAST_CROP)
      .map(({ place, kind, vector }) => ({
        ...whole(place),
        parts: [image(vector)],
        isTrue: (other) => has(other, kind),
      })),
    'a whole photo, for what shares an object': places.map((place) => ({
      ...whole(place),
      parts: [image(photos[place]?.vector)],
      isTrue: (other) => shares(place, other),
    })),
    'a photo less a name of something in it': objects.map(({ place, kind }) => ({
      ...whole(place),
      parts: [image(photos[place]?.vector), text(nameOf(kind), -1)],
      isTrue: (other) => shares(place, other) && !has(other, kind),
    })),
  };
}

function measure(seen: Seen, cases: readonly Case[]) {
  const everything = seen.photos.map((_, place) => place);
  const folds = [0, 1].map((rest) => everything.filter((place) => place % 2 === rest));
  const casesOfFold = (rest: number) => cases.filter(({ home }) => home % 2 === rest);
  const all = tally(cases, everything, (one, among) => matching(seen, one, among));
  const nothing = tally(cases, everything, (_, among) => among);

  // The cosines of every case, once: hundreds of thresholds are held against them.
  const inFold = folds.map((fold, rest) =>
    casesOfFold(rest).map((one) => ({ one, cosines: composedCosines(seen, one, without(fold, one)) })),
  );
  const f1At = (rest: number, threshold: number) =>
    f1Of(
      (inFold[rest] ?? []).map(({ one, cosines }) =>
        outcome(
          one,
          [...cosines.keys()],
          [...cosines].flatMap(([place, cosine]) => (cosine >= threshold ? [place] : [])),
        ),
      ),
    );
  const fitted = folds.map((_, rest) => THRESHOLDS.reduce((a, b) => (f1At(rest, b) > f1At(rest, a) ? b : a)));
  const ruleIn = folds.map((fold, rest) =>
    f1Of(tally(casesOfFold(rest), fold, (one, among) => matching(seen, one, among))),
  );
  return {
    cases: cases.length,
    rule: figures(all),
    noCut: figures(nothing),
    ruleF1Folds: ruleIn.map(round),
    cosineF1Folds: folds.map((_, rest) => round(f1At(rest, fitted[1 - rest] ?? 0))),
  };
}

/** Words for what no photo shows, two by two, and captions of one photo, two by two. */
function measureNothing(seen: Seen) {
  const places = seen.photos.map((_, place) => place);
  const isTrue = () => false;
  const found = (parts: readonly EmbeddedPart[]) => matching(seen, { parts, left: -1, home: 0, isTrue }, places);
  const absent = seen.absent.map((vector, i) =>
    found([text(vector), text(seen.absent[(i + 7) % seen.absent.length] ?? vector)]),
  );
  const captions = seen.photos.flatMap(({ captions: all }, place) =>
    all.slice(1).map((caption, i) => ({ place, found: found([text(caption), text(all[i] ?? caption)]) })),
  );
  return {
    twoAbsentAnsweredNothing: share(absent, (photos) => photos.length === 0),
    twoCaptionsKeepTheirPhoto: share(captions, ({ place, found: photos }) => photos.includes(place)),
  };
}

/** What the product says matches. */
function matching({ photos, calibration }: Seen, { parts }: Case, among: readonly number[]): readonly number[] {
  const explained = explainParts(calibration, parts);
  if (explained === null) return among;
  const scores = among.map((place) => calibration.score(explained, vectorAt(photos, place)));
  const judge = judgeAgainst(explained, Math.max(...scores), among.length);
  return among.filter((_, i) => judge(scores[i] as number).match);
}

/** Of each place, with the vector that the product ranks by. */
function composedCosines({ photos, textMean }: Seen, { parts }: Case, among: readonly number[]): Map<number, number> {
  const apart = setApart(parts, textMean);
  const spreads = apart.map(({ vector }) =>
    spreadOf(Float32Array.from(among, (place) => dot(vector, vectorAt(photos, place)))),
  );
  const composed = compose(apart, spreads);
  return new Map(among.map((place) => [place, composed ? dot(composed.vector, vectorAt(photos, place)) : 0]));
}

function tally(
  cases: readonly Case[],
  fold: readonly number[],
  rule: (one: Case, among: readonly number[]) => readonly number[],
): Outcome[] {
  return cases.map((one) => {
    const among = without(fold, one);
    return outcome(one, among, rule(one, among));
  });
}

function outcome({ isTrue }: Case, among: readonly number[], found: readonly number[]): Outcome {
  return { found: found.length, right: found.filter(isTrue).length, present: among.filter(isTrue).length };
}

function without(fold: readonly number[], { left }: Case): number[] {
  return fold.filter((place) => place !== left);
}

/** Means over the cases that are true of any photo. */
function figures(outcomes: readonly Outcome[]) {
  const told = outcomes.filter(({ present }) => present > 0);
  return {
    precision: round(mean(told.map(({ found, right }) => (found > 0 ? right / found : 0)))),
    recall: round(mean(told.map(({ right, present }) => right / present))),
    f1: round(f1Of(outcomes)),
    found: round(mean(told.map(({ found }) => found))),
  };
}

function f1Of(outcomes: readonly Outcome[]): number {
  const told = outcomes.filter(({ present }) => present > 0);
  return mean(told.map(({ found, right, present }) => (2 * right) / (found + present)));
}

async function look(path: string): Promise<Seen> {
  const model = await openModel(path, TEST_MODELS);
  const encoder = new Encoder(model, { imageThreads: 2, textThreads: 1 });
  const embed = async (bytes: Buffer): Promise<Float32Array> => {
    const pixels = await toPixelValues(await decodeUpload(bytes, model.pixels), model.pixels);
    const [vector] = await encoder.images([pixels]);
    if (!vector) throw new Error('a picture has no vector');
    return vector;
  };
  const say = async (words: string) => (await encoder.query(words)).vector ?? new Float32Array();

  try {
    const labels = await encoder.labels();
    const background: Float32Array[] = [];
    for (const file of readdirSync(sampleFolder()).filter((name) => name.endsWith('.jpg'))) {
      background.push(await embed(readFileSync(join(sampleFolder(), file))));
    }
    const objects = readJson<Objects>('objects.json');
    const photos: Photo[] = [];
    for (const { file, captions } of readJson<{ file: string; captions: string[] }[]>('captions.json')) {
      const bytes = readFileSync(join(CAPTIONED, 'photos', file));
      const cut = new Map<string, { area: number; vector: Float32Array }>();
      for (const [kind, boxes] of Object.entries(objects[file] ?? {})) {
        const { area, picture } = await largest(bytes, boxes);
        cut.set(kind, { area, vector: await embed(picture) });
      }
      photos.push({ vector: await embed(bytes), captions: await Promise.all(captions.map(say)), objects: cut });
    }
    const kinds = [...new Set(Object.values(objects).flatMap((boxes) => Object.keys(boxes)))].sort();
    return {
      photos,
      names: new Map(await Promise.all(kinds.map(async (kind) => [kind, await say(kind)] as const))),
      absent: await Promise.all(readJson<string[]>('absent.json').map(say)),
      calibration: new Calibration(labels, background),
      textMean: meanRow(labels.vectors, labels.dimensions),
    };
  } finally {
    await encoder.close();
  }
}

async function largest(bytes: Buffer, boxes: readonly (readonly number[])[]) {
  const areaOf = ([, , width = 0, height = 0]: readonly number[]) => width * height;
  const box = boxes.reduce((a, b) => (areaOf(b) > areaOf(a) ? b : a));
  const [x = 0, y = 0, width = 1, height = 1] = box;
  const region = regionOf({ x, y, width, height }, await sharp(bytes).metadata());
  return { area: areaOf(box), picture: await sharp(bytes).extract(region).png().toBuffer() };
}

const readJson = <Content>(file: string) => JSON.parse(readFileSync(join(CAPTIONED, file), 'utf8')) as Content;
const vectorAt = (photos: readonly Photo[], place: number) => photos[place]?.vector ?? new Float32Array();
const text = (vector: Float32Array, weight = 1): EmbeddedPart => ({ isText: true, vector, weight });
const image = (vector: Float32Array | undefined, weight = 1): EmbeddedPart => ({
  isText: false,
  vector: vector ?? new Float32Array(),
  weight,
});
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = <Item>(items: readonly Item[], holds: (item: Item) => boolean) =>
  round(items.filter(holds).length / items.length);
const round = (value: number) => Number(value.toFixed(3));
