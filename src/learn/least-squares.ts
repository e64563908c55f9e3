import { applyReflections, reduceToTriangle, type Factors } from './householder.ts';

export interface LeastSquaresProblem {
  readonly columns: readonly Float64Array[];
  readonly target: Float64Array;
  /** Strength of the penalty on the squared coefficients; 0 for none. */
  readonly alpha: number;
  readonly hasIntercept: boolean;
}

export interface LeastSquaresSolution {
  readonly coefficients: Float64Array;
  readonly intercept: number;
}

/** Rows that are folded into the triangle together. */
const blockRows = 1024;

/**
 * Minimises |target - columns w - intercept|² + alpha |w|²; the intercept is not penalised. When columns depend on each
 * other (the indicators of a category always do) and nothing is penalised, this is the minimum with the smallest |w|,
 * as scikit-learn's `LinearRegression` has it.
 *
 * Rows are folded block by block into a triangular factor by Householder reflections (Golub and Van Loan, Matrix
 * Computations, 4th edition, sections 5.2 and 5.5.6): no normal equations, so that no digits are lost by squaring, and no
 * copy of the data. A direction whose part of the triangle is below rows × machine epsilon of the largest counts as dependent.
 * `onRows` is called after each block with the number of rows folded; it may throw.
 */
export async function solveLeastSquares(
  { columns, target, alpha, hasIntercept }: LeastSquaresProblem,
  onRows: (done: number) => Promise<void>,
): Promise<LeastSquaresSolution> {
  const width = columns.length;
  const rowCount = target.length;
  const means = columns.map((values) => (hasIntercept ? mean(values) : 0));
  const targetMean = hasIntercept ? mean(target) : 0;

  // The last column is the target: what the reflections make of it is the right-hand side.
  const triangle = Array.from({ length: width + 1 }, () => new Float64Array(width + 1));
  const root = Math.sqrt(alpha);
  for (let column = 0; column < width; column++) triangle[column]![column] = root;
  const block = triangle.map(() => new Float64Array(Math.min(blockRows, rowCount)));
  for (let from = 0; from < rowCount; from += blockRows) {
    const to = Math.min(from + blockRows, rowCount);
    for (let column = 0; column <= width; column++) {
      const values = column < width ? columns[column]! : target;
      const centre = column < width ? means[column]! : targetMean;
      const copy = block[column]!;
      for (let row = from; row < to; row++) copy[row - from] = values[row]! - centre;
    }
    foldRows(triangle, block, to - from);
    await onRows(to);
  }

  const coefficients = solveTriangle(triangle.slice(0, width), triangle[width]!, Math.max(rowCount, width));
  let intercept = targetMean;
  for (let column = 0; column < width; column++) intercept -= means[column]! * coefficients[column]!;
  return { coefficients, intercept };
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Reflects the rows of the block into the triangle above them; columns[j][i] is row i of column j. */
function foldRows(triangle: readonly Float64Array[], block: readonly Float64Array[], rows: number): void {
  for (let pivot = 0; pivot < triangle.length; pivot++) {
    const reflector = block[pivot]!;
    let squares = 0;
    for (let row = 0; row < rows; row++) squares += reflector[row]! * reflector[row]!;
    if (squares === 0) continue;
    const head = triangle[pivot]![pivot]!;
    const length = Math.sqrt(head * head + squares);
    // The sign that avoids cancellation.
    const image = head > 0 ? -length : length;
    const first = head - image;
    const factor = 2 / (first * first + squares);
    triangle[pivot]![pivot] = image;
    for (let column = pivot + 1; column < triangle.length; column++) {
      const values = block[column]!;
      const top = triangle[column]!;
      let product = first * top[pivot]!;
      for (let row = 0; row < rows; row++) product += reflector[row]! * values[row]!;
      const share = factor * product;
      top[pivot]! -= share * first;
      for (let row = 0; row < rows; row++) values[row]! -= share * reflector[row]!;
    }
  }
}

/** The shortest w among those that minimise |triangle w - right|, by a complete orthogonal decomposition (section 5.5.2). */
function solveTriangle(triangle: readonly Float64Array[], right: Float64Array, size: number): Float64Array {
  const width = triangle.length;
  const solution = new Float64Array(width);
  const factors: Factors = reduceToTriangle(triangle, { pivoting: true });
  const image = right.slice(0, width);
  applyReflections(factors, image, 'forward');
  const diagonal = (index: number) => Math.abs(factors.columns[index]![index]!);
  let rank = 0;
  while (rank < width && diagonal(rank) > size * Number.EPSILON * diagonal(0)) rank += 1;
  if (rank === 0) return solution;

  // The first `rank` rows, transposed, are reduced once more: they are then a lower triangle times an orthogonal matrix.
  const rows = Array.from({ length: rank }, (_, row) =>
    Float64Array.from({ length: width }, (_, column) => (column < row ? 0 : factors.columns[column]![row]!)),
  );
  const transposed = reduceToTriangle(rows, { pivoting: false });
  const shortest = new Float64Array(width);
  for (let row = 0; row < rank; row++) {
    let sum = image[row]!;
    for (let column = 0; column < row; column++) sum -= transposed.columns[row]![column]! * shortest[column]!;
    shortest[row] = sum / transposed.columns[row]![row]!;
  }
  applyReflections(transposed, shortest, 'backward');
  for (let column = 0; column < width; column++) solution[factors.order[column]!] = shortest[column]!;
  return solution;
}
