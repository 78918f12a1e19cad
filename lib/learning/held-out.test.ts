import { expect, it } from 'vitest';
import { Calibration } from '../search/calibrate';
import { randomVector, seededRandom, vector } from '../testing/vectors';
import { foretell } from './held-out';
import type { Judged } from './probe';

const random = seededRandom(4);
const vectors = Float32Array.from(Array.from({ length: 8 }).flatMap(() => [...randomVector(random, 32)]));
const background = Array.from({ length: 30 }, () => randomVector(random, 32));
const calibration = new Calibration({ dimensions: 32, vectors }, background);
const centre = randomVector(random, 32);
const near = () => vector(...centre.map((value) => value + 0.25 * (random() - 0.5)));

it('says how many of the photos it was not told of it would put in, and how many of them rightly', () => {
  const judged: Judged[] = Array.from({ length: 24 }, (_, photoId) => ({
    photoId,
    embedding: photoId % 2 ? near() : randomVector(random, 32),
    accepted: photoId % 2 === 1,
  }));
  const { wouldHold, rightly } = foretell(calibration, null, judged, 0.5);
  expect(wouldHold).toBeGreaterThanOrEqual(10);
  expect(rightly / wouldHold).toBeGreaterThan(0.8);
});

it('foretells nothing of judgements that teach nothing', () => {
  expect(foretell(calibration, null, [], 0.5)).toEqual({ wouldHold: 0, rightly: 0 });
});
