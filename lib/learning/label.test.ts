import { expect, it } from 'vitest';
import { dot } from '../encoder/normalise';
import { TAGGING } from '../tags/decide-tags';
import { vector } from '../testing/vectors';
import { learnLabel, type ShownPhoto } from './label';

const SPREAD = 0.1;
const DOG = vector(1, 0, 0, 0);
/** Photos that show two things each. */
const SOFA = vector(0.6, 0.8, 0, 0);
const SNOW = vector(0.6, 0, 0.8, 0);

const evidenceOf = (photo: Float32Array, direction = DOG, bias = 0) => dot(direction, photo) / SPREAD + bias - 4;
const shown = (photo: Float32Array, accepted: boolean): ShownPhoto => {
  return { photo, evidence: evidenceOf(photo), accepted };
};
const after = (photo: Float32Array, judged: readonly ShownPhoto[]) => {
  const { direction, bias } = learnLabel(DOG, SPREAD, judged);
  return evidenceOf(photo, direction, bias) - evidenceOf(photo);
};

it('moves a label towards what it is true of, and away from what it is not', () => {
  const judged = [shown(SOFA, false), shown(SOFA, false), shown(SNOW, true), shown(SNOW, true)];

  expect(after(SNOW, judged)).toBeGreaterThan(0.5);
  expect(after(SOFA, judged)).toBeLessThan(-0.5);
});

it('is learned faster from more, and hardly at all from photos that were decided rightly', () => {
  const wrong = [shown(SOFA, false), shown(SOFA, false), shown(SNOW, true), shown(SNOW, true)];
  const sure = { photo: SNOW, evidence: TAGGING.midpoint + 6, accepted: true };
  const sureNot = { photo: SOFA, evidence: TAGGING.midpoint - 6, accepted: false };

  expect(after(SOFA, [...wrong, ...wrong])).toBeLessThan(after(SOFA, wrong));
  expect(Math.abs(learnLabel(DOG, SPREAD, [sure, sure, sureNot, sureNot]).bias)).toBeLessThan(0.01);
});
