import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openPhoto } from '#lib/decode/open-photo';
import { decodeOpen } from '#lib/encoder/decode-image';
import { Encoder } from '#lib/encoder/encoder';
import { openModel } from '#lib/encoder/model';
import { dot } from '#lib/encoder/normalise';
import { toModelPixels } from '#lib/encoder/pixels';
import { type Judged, learnProbe, type Prior, probeScorer } from '#lib/learning/probe';
import { sampleFolder } from '#lib/paths';
import { Calibration, CUTOFF } from '#lib/search/calibrate';
import { TEST_MODELS } from '#lib/testing/model';
import { seededRandom } from '#lib/testing/vectors';
import { CAPTIONED, modelsToMeasure } from './captioned';
import { timeLearning } from './learn-time';

/** Categories of fewer photos leave too few to judge by. */
const LEAST_PHOTOS = 6;
const SEEDS = 20;
const JUDGEMENTS = [
  [1, 1],
  [2, 2],
  [3, 3],
  [4, 4],
] as const;

interface Category {
  readonly name: string;
  /** Whether each photo shows it. */
  readonly truth: readonly boolean[];
  readonly prior: Prior;
  /** Each photo's score by the words alone. */
  readonly scores: readonly number[];
}

interface Seen {
  readonly model: string;
  readonly calibration: Calibration;
  readonly photos: readonly Float32Array[];
  readonly categories: readonly Category[];
}

/** Mean over seeds, of one category. */
interface Row {
  readonly name: string;
  readonly zeroShot: number;
  readonly gain: number;
  readonly f1: number;
  readonly f1Words: number;
}

/**
 * `npm run bench -- learn [model folder…]`: average precision of what an album has learned from a few photos of a COCO
 * category picked at random, 20 times, on the photos not judged, against its words alone on the same photos; and F1 of what it
 * holds. Then what learning and filling one album costs among 100 000 photos.
 */
export async function main(models: readonly string[]): Promise<void> {
  const folders = modelsToMeasure('learn', models);
  if (folders.length === 0) return;

  for (const path of folders) measure(await embedAll(path));
  console.log(JSON.stringify({ bench: 'learn', ...(await timeLearning()) }));
}

function measure(seen: Seen): void {
  for (const [accepted, rejected] of JUDGEMENTS) {
    const rows = seen.categories.flatMap((category, i) => learnCategory(seen, category, i, accepted, rejected));
    const worst = rows.reduce((a, b) => (b.gain < a.gain ? b : a));
    console.log(
      JSON.stringify({
        bench: 'learn',
        model: seen.model,
        judgements: `${accepted} + ${rejected}`,
        categories: rows.length,
        zeroShot: mean(rows.map(({ zeroShot }) => zeroShot)),
        gain: mean(rows.map(({ gain }) => gain)),
        worst: `${worst.name} ${worst.gain.toFixed(3)}`,
        f1Words: mean(rows.map(({ f1Words }) => f1Words)),
        f1: mean(rows.map(({ f1 }) => f1)),
      }),
    );
  }
}

/** Nothing for a category that would have fewer than two photos left. */
function learnCategory(seen: Seen, category: Category, index: number, accepted: number, rejected: number): Row[] {
  const { calibration, photos } = seen;
  const { truth, prior, scores, name } = category;
  const places = photos.map((_, i) => i);
  const present = places.filter((i) => truth[i]);
  if (present.length < accepted + 2) return [];

  const runs = Array.from({ length: SEEDS }, (_, seed) => {
    const random = seededRandom(1000 * seed + index);
    const judged = [
      ...pick(present, accepted, random),
      ...pick(
        places.filter((i) => !truth[i]),
        rejected,
        random,
      ),
    ];
    const rest = places.filter((i) => !judged.includes(i));
    const learned = oddsAfter(
      calibration,
      prior,
      judged.map((i) => ({ photoId: i, embedding: photos[i] as Float32Array, accepted: truth[i] === true })),
    );
    const probabilities = photos.map(learned);
    const before = averagePrecision(rest, scores, truth);
    return {
      zeroShot: before,
      gain: averagePrecision(rest, probabilities, truth) - before,
      f1Words: f1(rest, (i) => (scores[i] as number) >= prior.threshold, truth),
      f1: f1(rest, (i) => (probabilities[i] as number) >= 0.5, truth),
    };
  });
  const over = (of: (run: (typeof runs)[number]) => number) => runs.reduce((sum, run) => sum + of(run), 0) / SEEDS;
  return [
    {
      name,
      zeroShot: over((run) => run.zeroShot),
      gain: over((run) => run.gain),
      f1Words: over((run) => run.f1Words),
      f1: over((run) => run.f1),
    },
  ];
}

function oddsAfter(calibration: Calibration, prior: Prior, judged: readonly Judged[]) {
  const probe = learnProbe(calibration, prior, judged);
  const probability = probeScorer(calibration, probe);
  return (photo: Float32Array) => probability(dot(probe.direction, photo), dot(calibration.photoMean, photo));
}

/** Over some places, by their scores. */
export function averagePrecision(
  among: readonly number[],
  scores: readonly number[],
  truth: readonly boolean[],
): number {
  const ranked = among.toSorted((a, b) => (scores[b] as number) - (scores[a] as number));
  let [found, sum] = [0, 0];
  for (const [place, i] of ranked.entries()) {
    if (!truth[i]) continue;
    found++;
    sum += found / (place + 1);
  }
  return sum / found;
}

function f1(among: readonly number[], holds: (i: number) => boolean, truth: readonly boolean[]): number {
  const held = among.filter(holds);
  const right = held.filter((i) => truth[i]).length;
  return (2 * right) / (held.length + among.filter((i) => truth[i]).length);
}

async function embedAll(path: string): Promise<Seen> {
  const encoder = new Encoder(await openModel(path, TEST_MODELS), { imageThreads: 2, textThreads: 1 });
  try {
    const samples = readdirSync(sampleFolder()).filter((name) => name.endsWith('.jpg'));
    const background = await embedEach(
      encoder,
      samples.map((name) => join(sampleFolder(), name)),
    );
    const calibration = new Calibration(await encoder.labels(), background);
    const objects = JSON.parse(readFileSync(join(CAPTIONED, 'objects.json'), 'utf8')) as Record<string, object>;
    const files = Object.keys(objects).sort();
    const photos = await embedEach(
      encoder,
      files.map((file) => join(CAPTIONED, 'photos', file)),
    );

    const categories: Category[] = [];
    for (const name of [...new Set(Object.values(objects).flatMap((boxes) => Object.keys(boxes)))].sort()) {
      const truth = files.map((file) => name in (objects[file] ?? {}));
      const { vector } = await encoder.query(name);
      if (vector === null || truth.filter(Boolean).length < LEAST_PHOTOS) continue;
      const explained = calibration.explain(vector);
      const scores = photos.map((photo) => calibration.score(explained, photo));
      const threshold = CUTOFF.shareOfBest * Math.max(...scores);
      categories.push({ name, truth, scores, prior: { direction: explained.direction, threshold } });
    }
    return { model: basename(path), calibration, photos, categories };
  } finally {
    await encoder.close();
  }
}

async function embedEach(encoder: Encoder, files: readonly string[]): Promise<Float32Array[]> {
  const { pixels } = encoder.model;
  const vectors: Float32Array[] = [];
  for (const file of files) {
    const image = await decodeOpen(await openPhoto(readFileSync(file)), pixels);
    const [vector] = await encoder.images([await toModelPixels(image, pixels)]);
    if (!vector) throw new Error(`${file} has no vector`);
    vectors.push(vector);
  }
  return vectors;
}

/** So many different ones, at random. */
export function pick(from: readonly number[], count: number, random: () => number): number[] {
  const left = [...from];
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)[0] as number);
}

/** With three decimals. */
export function mean(values: readonly number[]): number {
  return Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3));
}
