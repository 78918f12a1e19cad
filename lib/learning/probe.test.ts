import { expect, it } from 'vitest';
import { dot } from '../encoder/normalise';
import { Calibration } from '../search/calibrate';
import { randomVector, seededRandom } from '../testing/vectors';
import { type Judged, learnProbe, type Prior, probeScorer } from './probe';

const DIMENSIONS = 64;
const random = seededRandom(11);
const near = (centre: Float32Array, noise: number): Float32Array => {
  const off = randomVector(random, DIMENSIONS);
  const made = centre.map((value, i) => value + noise * (off[i] ?? 0));
  const length = Math.sqrt(dot(made, made));
  return made.map((value) => value / length);
};

const concepts = Array.from({ length: 12 }, () => randomVector(random, DIMENSIONS));
const labels = concepts.map((_, i) => ({ label: `label ${i}`, group: 'all' }));
const vectors = Float32Array.from(concepts.flatMap((concept) => [...concept]));
const background = Array.from({ length: 40 }, () => randomVector(random, DIMENSIONS));
const calibration = new Calibration(
  { labels, dimensions: DIMENSIONS, vectors, typicalDeviation: 0.1 } as never,
  background,
);
const [dogs, wolves] = concepts as [Float32Array, Float32Array];
const prior: Prior = { direction: calibration.explain(dogs).direction, threshold: 3 };

let made = 0;
const judged = (embedding: Float32Array, accepted: boolean): Judged => ({ photoId: ++made, embedding, accepted });

function probabilityOf(probe: ReturnType<typeof learnProbe>, photo: Float32Array): number {
  return probeScorer(calibration, probe)(dot(probe.direction, photo), dot(calibration.photoMean, photo));
}

it('is what the words say while nothing is judged', () => {
  const probe = learnProbe(calibration, prior, []);
  for (const photo of [near(dogs, 0.5), near(wolves, 0.5)]) {
    const score = calibration.score({ direction: prior.direction, length: 1, coverage: 1 }, photo);
    expect(probabilityOf(probe, photo)).toBeCloseTo(1 / (1 + Math.exp(-1.5 * (score - 3))), 5);
  }
});

it('leaves the words’ order as it is after one judgement of each kind, but for what is needed to belong', () => {
  const words = learnProbe(calibration, prior, []);
  const one = learnProbe(calibration, prior, [judged(near(wolves, 0.5), true), judged(near(dogs, 0.5), false)]);

  expect(one.direction).toEqual(words.direction);
  expect(one.bias).not.toBe(words.bias);
});

it('follows what accepted photos share and no word said', () => {
  const brown = randomVector(random, DIMENSIONS);
  const both = (concept: Float32Array) =>
    near(
      concept.map((value, i) => value + (brown[i] ?? 0)),
      0.6,
    );
  const probe = learnProbe(calibration, prior, [
    ...Array.from({ length: 4 }, () => judged(both(dogs), true)),
    ...Array.from({ length: 4 }, () => judged(near(dogs, 0.8), false)),
  ]);
  const mean = (photos: readonly Float32Array[]) =>
    photos.reduce((sum, photo) => sum + probabilityOf(probe, photo), 0) / photos.length;
  const [inside, outside] = [
    mean(Array.from({ length: 20 }, () => both(dogs))),
    mean(Array.from({ length: 20 }, () => near(dogs, 0.8))),
  ];

  expect(inside).toBeGreaterThan(0.8);
  expect(outside).toBeLessThan(inside - 0.2);
});

it('learns without any words from what accepted photos have in common', () => {
  const probe = learnProbe(calibration, null, [
    ...Array.from({ length: 3 }, () => judged(near(wolves, 0.4), true)),
    ...Array.from({ length: 3 }, () => judged(randomVector(random, DIMENSIONS), false)),
  ]);
  expect(probabilityOf(probe, near(wolves, 0.4))).toBeGreaterThan(0.8);
  expect(probabilityOf(probe, near(dogs, 0.4))).toBeLessThan(0.2);
});

it('takes nothing in from a single photo that is accepted without words', () => {
  const photo = near(wolves, 0.4);
  const probe = learnProbe(calibration, null, [judged(photo, true), judged(near(dogs, 0.4), false)]);
  expect(probabilityOf(probe, near(wolves, 0.4))).toBeLessThan(0.5);
});
