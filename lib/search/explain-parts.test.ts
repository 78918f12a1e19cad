import { describe, expect, it } from 'vitest';
import { dot } from '../encoder/normalise';
import { Calibration } from './calibrate';
import type { EmbeddedPart } from './compose';
import { explainParts, sayWhatIsMeant } from './explain-parts';

/** A vocabulary along the axes, and photos around another middle than the words'. */
const [NORTH, EAST, UP] = [unit(1, 0, 0), unit(0, 1, 0), unit(0, 0, 1)];
const calibration = new Calibration({ dimensions: 3, vectors: Float32Array.from([...NORTH, ...EAST, ...UP]) }, [
  unit(3, 1, 1),
  unit(1, 3, 1),
  unit(1, 1, 3),
]);
const text = (vector: Float32Array, weight = 1): EmbeddedPart => ({ isText: true, vector, weight });
const picture = (vector: Float32Array, weight = 1): EmbeddedPart => ({ isText: false, vector, weight });

function unit(...values: number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}

describe('explainParts', () => {
  it('makes of a text alone what a search for it is judged by, whatever its weight', () => {
    const alone = calibration.explain(NORTH);
    for (const weight of [0.5, 1, 2]) {
      const explained = explainParts(calibration, [text(NORTH, weight)]);
      expect(explained?.length).toBeCloseTo(alone.length);
      expect(explained?.coverage).toBeCloseTo(alone.coverage);
      alone.direction.forEach((value, i) => expect(explained?.direction[i]).toBeCloseTo(value));
    }
  });

  it('leans towards what is asked for, and away from what is pushed away', () => {
    const scoreOf = (parts: EmbeddedPart[], photo: Float32Array) => {
      const explained = explainParts(calibration, parts);
      return explained === null ? NaN : calibration.score(explained, photo);
    };
    const both = [text(NORTH), picture(unit(1, 3, 1))];
    expect(scoreOf(both, unit(2, 2, 1))).toBeGreaterThan(scoreOf(both, unit(1, 1, 3)));
    const less = [text(NORTH), text(EAST, -1)];
    expect(scoreOf(less, unit(3, 1, 1))).toBeGreaterThan(scoreOf(less, unit(2, 2, 1)));
  });

  it('takes a picture for what sets it apart from other photos', () => {
    const explained = explainParts(calibration, [picture(unit(3, 1, 1))]);
    expect(explained).toMatchObject({ coverage: 1 });
    expect(explained?.length).toBeCloseTo(1);
    expect(dot(explained?.direction ?? NORTH, calibration.photoApart(unit(3, 1, 1)))).toBeCloseTo(1);
  });

  it('is nothing where nothing is asked for, or the parts cancel each other out', () => {
    expect(explainParts(calibration, [text(NORTH, -1)])).toBeNull();
    expect(explainParts(calibration, [text(NORTH, 0)])).toBeNull();
    expect(explainParts(calibration, [text(NORTH), text(NORTH, -1)])).toBeNull();
  });
});

it('takes words and parts of pictures for what is meant, and not whole pictures, nor what is pushed away', () => {
  const crop = { x: 0, y: 0, width: 0.5, height: 0.5 };
  expect(sayWhatIsMeant([{ photo: 1, crop: null, weight: 1 }])).toBe(false);
  expect(
    sayWhatIsMeant([
      { photo: 1, crop: null, weight: 1 },
      { text: 'cat', weight: -1 },
    ]),
  ).toBe(false);
  expect(
    sayWhatIsMeant([
      { photo: 1, crop: null, weight: 1 },
      { text: 'cat', weight: 0.5 },
    ]),
  ).toBe(true);
  expect(sayWhatIsMeant([{ image: '0123456789abcdef', crop, weight: 1 }])).toBe(true);
  expect(sayWhatIsMeant([{ text: 'cat', place: crop, weight: 1 }])).toBe(false);
});
