import { expect, it } from 'vitest';
import { dot, normalise } from '../encoder/normalise';
import { LibraryIndex } from '../index/library-index';
import { compose, type EmbeddedPart, measureSpread, meanRow, setApart, spreadOf } from './compose';

const unit = (...values: number[]): Float32Array => {
  const vector = Float32Array.from(values);
  normalise(vector);
  return vector;
};
const part = (vector: Float32Array, weight: number, isText = false): EmbeddedPart => ({ vector, weight, isText });

const PHOTOS = [unit(1, 0.1, 0), unit(0.9, 0.5, 0.1), unit(0.2, 1, 0), unit(0, 0.3, 1), unit(0.4, 0.4, 0.8)];
const index = new LibraryIndex(3, 'exact');
PHOTOS.forEach((embedding, i) =>
  index.put({ photoId: i + 1, embedding, seq: i + 1, backgroundMean: 0, backgroundDeviation: 1 }),
);

it('ranks by the weighted sum of standard scores, which the contributions add up to', () => {
  const parts = [part(unit(1, 0, 0), 1.5), part(unit(0, 1, 0.2), -0.5)];
  const spreads = parts.map(({ vector }) => measureSpread(index, vector));
  const composed = compose(parts, spreads);
  const contributions = PHOTOS.map((photo) => composed?.contributionsTo(photo) ?? []);

  PHOTOS.forEach((photo, i) => {
    parts.forEach(({ vector, weight }, j) => {
      const { mean = 0, deviation = 1 } = spreads[j] ?? {};
      expect(contributions[i]?.[j]).toBeCloseTo((weight * (dot(vector, photo) - mean)) / deviation, 5);
    });
  });
  const byCosine = PHOTOS.map((_, i) => i).sort((a, b) => cosine(b) - cosine(a));
  const bySum = PHOTOS.map((_, i) => i).sort((a, b) => sum(b) - sum(a));
  expect(byCosine).toEqual(bySum);

  function cosine(i: number): number {
    return dot(composed?.vector ?? new Float32Array(3), PHOTOS[i] as Float32Array);
  }
  function sum(i: number): number {
    return (contributions[i] ?? []).reduce((total, value) => total + value, 0);
  }
});

it('asks for a single part as it is, and for its opposite with a weight below 0', () => {
  const vector = unit(0.3, 0.4, 0.5);
  const spread = measureSpread(index, vector);
  expect(Array.from(compose([part(vector, 2)], [spread])?.vector ?? [])).toEqual(
    Array.from(vector, (value) => expect.closeTo(value, 6) as unknown),
  );
  expect(dot(compose([part(vector, -0.5)], [spread])?.vector ?? vector, vector)).toBeCloseTo(-1, 6);
});

it('has nothing to ask for when parts cancel each other out', () => {
  const vector = unit(0.3, 0.4, 0.5);
  const spread = measureSpread(index, vector);
  expect(compose([part(vector, 1), part(vector, -1)], [spread, spread])).toBeNull();
});

it('measures on the photos there were, so that later pages are of the same ranking', () => {
  const [vector] = PHOTOS as [Float32Array];
  const cosines = PHOTOS.slice(0, 3).map((photo) => dot(photo, vector));
  const measured = measureSpread(index, vector, 3);
  expect(measured.mean).toBeCloseTo(spreadOf(Float32Array.from(cosines)).mean, 5);
  expect(measureSpread(index, vector).mean).not.toBeCloseTo(measured.mean, 3);
});

it('takes a cosine as it is where no photos tell their spread', () => {
  expect(spreadOf(new Float32Array())).toEqual({ mean: 0, deviation: 1 });
  expect(spreadOf(Float32Array.of(0.5))).toEqual({ mean: 0, deviation: 1 });
  expect(spreadOf(Float32Array.of(0.5, 0.5)).deviation).toBeGreaterThan(0);
});

it('takes from texts what they have in common only beside pictures', () => {
  const text = part(unit(1, 1, 0), 1, true);
  const picture = part(unit(0, 1, 1), 1);
  const common = meanRow(Float32Array.of(1, 0, 0, 0, 1, 0), 3);
  expect(Array.from(common)).toEqual([0.5, 0.5, 0]);

  expect(setApart([text, text], common)).toEqual([text, text]);
  expect(setApart([text, picture], null)).toEqual([text, picture]);
  const [apart, same] = setApart([text, picture], common);
  expect(apart?.vector[0]).toBeCloseTo(Math.SQRT1_2 - 0.5, 6);
  expect(same).toEqual(picture);
});
