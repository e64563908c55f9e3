/**
 * Lower triangular L with L Lᵀ = A, row by row in one array of size² (the upper triangle is not touched), in place of A.
 * A must be symmetric and not negative; only its lower triangle is read. A pivot that rounding has brought to zero or below
 * is lifted to a trace of the largest diagonal entry, so that the factor always exists.
 */
export function factorCholesky(matrix: Float64Array, size: number): Float64Array {
  let largest = 0;
  for (let row = 0; row < size; row++) largest = Math.max(largest, matrix[row * size + row]!);
  const floor = largest * 1e-14 || 1;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column]!;
      for (let k = 0; k < column; k++) sum -= matrix[row * size + k]! * matrix[column * size + k]!;
      matrix[row * size + column] =
        row === column ? Math.sqrt(Math.max(sum, floor)) : sum / matrix[column * size + column]!;
    }
  }
  return matrix;
}

/** Solves L Lᵀ x = b for the factor L; b is replaced by x. */
export function solveCholesky(factor: Float64Array, size: number, b: Float64Array): void {
  for (let row = 0; row < size; row++) {
    let sum = b[row]!;
    for (let k = 0; k < row; k++) sum -= factor[row * size + k]! * b[k]!;
    b[row] = sum / factor[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    const value = b[row]! / factor[row * size + row]!;
    b[row] = value;
    for (let k = 0; k < row; k++) b[k]! -= factor[row * size + k]! * value;
  }
}
