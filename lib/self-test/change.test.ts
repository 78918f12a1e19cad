import { expect, it } from 'vitest';
import { changeInPoints } from './change';

it('tells by how many points of a hundred a figure changed', () => {
  expect(changeInPoints(0.5, 0.38)).toBe('+12');
  expect(changeInPoints(0.5, 0.53)).toBe('−3');
  expect(changeInPoints(0.5, 0.501)).toBe('');
  expect(changeInPoints(0.5, undefined)).toBe('');
});
