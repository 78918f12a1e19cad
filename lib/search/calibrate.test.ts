import { describe, expect, it } from 'vitest';
import { randomVector, seededRandom } from '../testing/vectors';
import { Calibration, CUTOFF, type Explained, judgeAgainst } from './calibrate';

const known: Explained = { direction: Float32Array.of(1, 0), length: 0.95, coverage: 1 };
const obscure: Explained = { ...known, length: 0.5, coverage: 0.4 };

describe('judgeAgainst', () => {
  it('keeps the best photo and those half as good, and says which is more certain', () => {
    const judge = judgeAgainst(known, 6, CUTOFF.photos);

    expect([6, 3.1, 2.9].map((score) => judge(score).match)).toEqual([true, true, false]);
    expect(judge(6).probability).toBeGreaterThan(judge(3.1).probability);
  });

  it('matches nothing when the best photo is no better than chance', () => {
    expect(judgeAgainst(known, 2, CUTOFF.photos)(2)).toMatchObject({ match: false });
  });

  it('asks more of a query that everyday words do not explain', () => {
    expect(judgeAgainst(known, 4, CUTOFF.photos)(4).match).toBe(true);
    expect(judgeAgainst(obscure, 4, CUTOFF.photos)(4).match).toBe(false);
  });

  it('asks more of the best of many photos than of the best of few', () => {
    expect(judgeAgainst(known, 3, 31)(3).match).toBe(true);
    expect(judgeAgainst(known, 3, 100_000)(3).match).toBe(false);
  });

  it('lets all photos match that are all alike', () => {
    const judge = judgeAgainst(known, 6.5, 1_000);

    expect([6.5, 6, 5.5, 5, 4.5].every((score) => judge(score).match)).toBe(true);
  });

  it('has a probability of one half where a match begins', () => {
    expect(judgeAgainst(known, 8, CUTOFF.photos)(4).probability).toBeCloseTo(0.5);
  });
});

describe('Calibration', () => {
  const random = seededRandom(7);
  const dimensions = 32;
  const words = Array.from({ length: 20 }, () => randomVector(random, dimensions));
  const photos = Array.from({ length: 31 }, () => randomVector(random, dimensions));
  const shift = (vector: Float32Array, by: Float32Array) => {
    const moved = vector.map((value, i) => value + 3 * (by[i] as number));
    const length = Math.hypot(...moved);
    return moved.map((value) => value / length);
  };
  const calibrate = (rows: readonly Float32Array[], background: readonly Float32Array[]) => {
    const vectors = Float32Array.from(rows.flatMap((row) => [...row]));
    return new Calibration({ dimensions, vectors }, background);
  };

  it('gives nearly the same scores when each tower has a constant of its own added', () => {
    const [ofTexts, ofPhotos] = [randomVector(random, dimensions), randomVector(random, dimensions)];
    const plain = calibrate(words, photos);
    const moved = calibrate(
      words.map((word) => shift(word, ofTexts)),
      photos.map((photo) => shift(photo, ofPhotos)),
    );

    const [word, photo] = [words[3] as Float32Array, photos[5] as Float32Array];
    const expected = plain.score(plain.explain(word), photo);
    const found = moved.score(moved.explain(shift(word, ofTexts)), shift(photo, ofPhotos));
    expect(Math.abs(found - expected)).toBeLessThan(0.5);
  });

  it('explains a word of the vocabulary almost whole', () => {
    const { coverage, length } = calibrate(words, photos).explain(words[0] as Float32Array);

    expect(coverage).toBeGreaterThan(0.95);
    expect(length).toBeGreaterThan(0.85);
  });

  it('explains a photo by the words it is made of, and says how much of it that is', () => {
    const calibration = calibrate(words, photos);
    // A photo that lies, seen from the middle of all photos, half-way between two words.
    const [a, b] = words.slice(0, 2).map((word) => calibration.apart(word)) as [Float32Array, Float32Array];
    const made = a.map((_, i) => (calibration.photoMean[i] as number) + (a[i] as number) + (b[i] as number));

    const { weights, share } = calibration.inWords(made);
    expect([...weights].filter((weight) => weight > 0).length).toBeLessThanOrEqual(6);
    expect(Math.min(weights[0] as number, weights[1] as number)).toBeGreaterThan(Math.max(...weights.subarray(2)));
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThanOrEqual(1);
  });

  it('explains nothing of a photo no word is near', () => {
    const flat = { dimensions: 4, vectors: Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0) };
    const calibration = new Calibration(flat, [Float32Array.of(0, 0, 1, 0), Float32Array.of(0, 0, 0, 1)]);

    const { weights, share } = calibration.inWords(Float32Array.of(0, 0, 1, 0));
    expect([...weights]).toEqual([0, 0]);
    expect(share).toBe(0);
  });

  it('has no NaN for a photo that is nothing but what photos have in common', () => {
    const calibration = calibrate(words, [
      photos[0] as Float32Array,
      photos[0] as Float32Array,
      photos[1] as Float32Array,
    ]);

    expect(calibration.score(calibration.explain(words[0] as Float32Array), photos[0] as Float32Array)).not.toBeNaN();
  });
});
