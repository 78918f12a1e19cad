import { expect, it } from 'vitest';
import { factorise, solveFactorised } from './cholesky';

const matrix = [Float64Array.of(4, 2, 0.6), Float64Array.of(2, 5, 1), Float64Array.of(0.6, 1, 3)];

it('solves what it factorised', () => {
  const x = solveFactorised(factorise(matrix), Float64Array.of(1, -2, 3));
  const back = matrix.map((row) => row.reduce((sum, value, i) => sum + value * (x[i] ?? 0), 0));
  [1, -2, 3].forEach((value, i) => expect(back[i]).toBeCloseTo(value, 12));
});

it('refuses a matrix that is not positive definite', () => {
  expect(() => factorise([Float64Array.of(1, 2), Float64Array.of(2, 1)])).toThrow(/positive definite/);
});
