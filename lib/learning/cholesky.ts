/**
 * The lower factor L of a symmetric positive definite matrix: L · Lᵀ. @throws Error when it is not positive definite
 */
export function factorise(matrix: readonly Float64Array[]): Float64Array[] {
  const factor: Float64Array[] = [];
  for (const [i, row] of matrix.entries()) {
    const made = new Float64Array(i + 1);
    for (let j = 0; j <= i; j++) {
      const other = j === i ? made : (factor[j] as Float64Array);
      let rest = row[j] as number;
      for (let k = 0; k < j; k++) rest -= (made[k] as number) * (other[k] as number);
      if (j < i) made[j] = rest / (other[j] as number);
      else if (rest > 0) made[j] = Math.sqrt(rest);
      else throw new Error(`expected a positive definite matrix, found a pivot of ${rest}`);
    }
    factor.push(made);
  }
  return factor;
}

/** Solves L · Lᵀ · x = b. @param factor as {@link factorise} made it */
export function solveFactorised(factor: readonly Float64Array[], b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (const [i, row] of factor.entries()) {
    let rest = x[i] as number;
    for (let k = 0; k < i; k++) rest -= (row[k] as number) * (x[k] as number);
    x[i] = rest / (row[i] as number);
  }
  for (let i = factor.length - 1; i >= 0; i--) {
    const row = factor[i] as Float64Array;
    const solved = (x[i] as number) / (row[i] as number);
    x[i] = solved;
    for (let k = 0; k < i; k++) x[k] = (x[k] as number) - (row[k] as number) * solved;
  }
  return x;
}
