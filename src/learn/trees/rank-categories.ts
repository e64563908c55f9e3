import type { Outcome } from '../estimator.ts';
import type { Matrix } from '../matrix.ts';

/** As many rows of the overall mean are added to those of each category, so that a rare one is not at an end by chance. */
const priorRows = 10;

/**
 * For each column of categories the rank of each code, such that the mean of the target rises with the rank: a split of ranks is
 * then the best split of the categories (Fisher 1958; for two classes and for values). Null for other columns, and with more
 * classes, which have no such order: there the codes stand by frequency. Equal means are ranked by code.
 */
export function rankCategories(
  { columns }: Matrix,
  categorical: readonly boolean[],
  outcome: Outcome,
): readonly (Int32Array | null)[] {
  if (outcome.kind === 'classes' && outcome.classCount !== 2) return columns.map(() => null);
  const target = outcome.kind === 'classes' ? outcome.labels : outcome.values;
  const mean = meanOf(target);
  return columns.map((codes, column) => (categorical[column] === true ? rank(codes, target, mean) : null));
}

function meanOf(target: Int32Array | Float64Array): number {
  let sum = 0;
  for (const value of target) sum += value / target.length;
  return sum;
}

function rank(codes: Float64Array, target: Int32Array | Float64Array, mean: number): Int32Array {
  let count = 0;
  // A comparison with NaN is false.
  for (const code of codes) if (code >= count) count = code + 1;
  const sums = new Float64Array(count);
  const rows = new Float64Array(count);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (Number.isNaN(code)) continue;
    sums[code]! += target[row]! - mean;
    rows[code]! += 1;
  }
  const score = sums.map((sum, code) => sum / (rows[code]! + priorRows));
  const order = Array.from(score.keys()).sort((a, b) => score[a]! - score[b]! || a - b);
  const ranks = new Int32Array(count);
  for (const [place, code] of order.entries()) ranks[code] = place;
  return ranks;
}

/** The column with its codes replaced by their ranks; a code that was never seen is missing. The column itself without ranks. */
export function recodeColumn(values: Float64Array, ranks: ArrayLike<number> | null): Float64Array {
  if (ranks === null) return values;
  return values.map((code) => ranks[code] ?? Number.NaN);
}
