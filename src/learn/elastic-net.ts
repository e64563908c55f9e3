import { addDotProducts } from './dot-products.ts';
import { largestViolation, minimiseL1Quadratic } from './minimise-l1-quadratic.ts';

export interface ElasticNetProblem {
  readonly columns: readonly Float64Array[];
  readonly target: Float64Array;
  /** Strength of the penalty on |w|, above 0. */
  readonly l1: number;
  /** Strength of the penalty on ½ w². */
  readonly l2: number;
  readonly hasIntercept: boolean;
}

export interface ElasticNetOptions {
  readonly maxPasses: number;
  /** Called after each block of rows, and after each pass over the coefficients; it may throw. */
  readonly onRows: (done: number) => Promise<void>;
  readonly onPass: () => Promise<void>;
}

/** Rows that are worked on together: few enough for a block of a column to stay in the processor's first cache. */
const blockRows = 512;
/** Duality gap, as a share of the sum of the squared target, at which the search ends. */
const smallestGap = 1e-14;
/** As a share of the largest covariance, how far an entry of the gradient may then be from where it belongs. */
const smallViolation = 1e-10;
/** As a share of the largest covariance, what rounding leaves of an entry of the gradient: nothing is asked beyond it. */
const rounding = 1e-13;

/**
 * Minimises ½/n |target − columns w − intercept|² + l1 |w|₁ + ½ l2 |w|² (scikit-learn's `ElasticNet` with
 * l1 = alpha · l1_ratio and l2 = alpha · (1 − l1_ratio)) over the products of the columns, until the duality gap is below 1e-14 of
 * the target's squares. Coefficients that the penalty drops are exactly 0. Undefined when `maxPasses` are too few.
 */
export async function solveElasticNet(
  { columns, target, l1, l2, hasIntercept }: ElasticNetProblem,
  { maxPasses, onRows, onPass }: ElasticNetOptions,
): Promise<{ readonly coefficients: Float64Array; readonly intercept: number } | undefined> {
  const width = columns.length;
  const rowCount = target.length;
  const all = [...columns, target];
  const means = all.map((values) => (hasIntercept ? mean(values) : 0));
  const products = await multiplyColumns(all, means, onRows);
  const size = width + 1;
  const matrix = new Float64Array(width * width);
  for (let row = 0; row < width; row++) {
    for (let column = 0; column <= row; column++) {
      const entry = products[row * size + column]!;
      matrix[row * width + column] = entry;
      matrix[column * width + row] = entry;
    }
    matrix[row * width + row]! += rowCount * l2;
  }
  const linear = products.slice(width * size, width * size + width);
  const squares = products[width * size + width]!;
  const weights = new Float64Array(width).fill(rowCount * l1);
  const largest = linear.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  const totals = { linear, squares, l1: rowCount * l1, l2: rowCount * l2 };
  const { point, isReached } = await minimiseL1Quadratic(
    { matrix, linear, weights },
    new Float64Array(width),
    {
      maxPasses,
      isEnough: (w, residual) => {
        const violation = largestViolation(w, residual, weights);
        if (violation <= rounding * largest) return true;
        return (
          violation <= smallViolation * largest && dualityGap(w, residual, totals) <= smallestGap * squares
        );
      },
      onPass,
    },
  );
  if (!isReached) return undefined;
  let intercept = means[width]!;
  for (let column = 0; column < width; column++) intercept -= means[column]! * point[column]!;
  return { coefficients: point, intercept };
}

/**
 * Of ½ |r|² + l1 |w|₁ + ½ l2 |w|², with r the rest of the target, at the dual point c r, the largest multiple that is
 * feasible. Written as a sum of terms that are not negative, so that no digits cancel.
 */
function dualityGap(
  w: Float64Array,
  residual: Float64Array,
  { linear, squares, l1, l2 }: { linear: Float64Array; squares: number; l1: number; l2: number },
): number {
  let rest = squares;
  let coefficientSquares = 0;
  let largest = 0;
  for (let index = 0; index < w.length; index++) {
    const entry = w[index]!;
    // residual + l2 w is the product of the column with r.
    rest -= entry * (linear[index]! + residual[index]! + l2 * entry);
    coefficientSquares += entry * entry;
    largest = Math.max(largest, Math.abs(residual[index]!));
  }
  const share = largest > l1 ? l1 / largest : 1;
  let gap = 0.5 * (1 - share) * (1 - share) * (Math.max(0, rest) + l2 * coefficientSquares);
  for (let index = 0; index < w.length; index++)
    gap += l1 * Math.abs(w[index]!) - share * w[index]! * residual[index]!;
  return gap;
}

/** Products of all pairs of centred columns, the lower triangle row by row. */
async function multiplyColumns(
  columns: readonly Float64Array[],
  means: readonly number[],
  onRows: (done: number) => Promise<void>,
): Promise<Float64Array> {
  const size = columns.length;
  const rowCount = columns[0]?.length ?? 0;
  const products = new Float64Array(size * size);
  const block = columns.map(() => new Float64Array(Math.min(blockRows, rowCount)));
  // One factor of a product needs no centring when the other has it; columns that are 0 almost everywhere are best left so.
  const isSparse = columns.map(
    (values) => values.reduce((count, value) => count + Number(value !== 0), 0) < rowCount / 8,
  );
  for (let from = 0; from < rowCount; from += blockRows) {
    const to = Math.min(from + blockRows, rowCount);
    for (let column = 0; column < size; column++) {
      const [copy, values, centre] = [block[column]!, columns[column]!, means[column]!];
      for (let row = from; row < to; row++) copy[row - from] = values[row]! - centre;
      const factor = isSparse[column] === true ? values.subarray(from, to) : copy;
      addDotProducts(products, column * size, factor, block, column + 1, 0, to - from);
    }
    await onRows(to);
  }
  return products;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
