import type { Outcome } from './estimator.ts';
import { findLeaf, type Tree } from './forest-model.ts';
import type { Matrix } from './matrix.ts';

/** Σ, Σ² and number of the values, or the number of rows of each class. */
type Tally = Float64Array;

/**
 * Share of each column in the impurity that the splits of the trees remove, over all rows of the matrix: Gini impurity
 * for classes, variance for values (mean decrease in impurity; Breiman, Friedman, Olshen and Stone 1984, section 5.3).
 * All 0 when no split removes any.
 */
export function forestImportance(trees: readonly Tree[], matrix: Matrix, outcome: Outcome): number[] {
  const importance = new Array<number>(matrix.columns.length).fill(0);
  const slots = outcome.kind === 'classes' ? outcome.classCount : 3;
  const impurity = outcome.kind === 'classes' ? giniTimesRows : squaresAroundMean;
  // The mean is taken off first: the difference of two large sums of squares would lose its digits.
  const values = outcome.kind === 'classes' ? null : centred(outcome.values);
  for (const tree of trees) {
    const tallies: Tally[] = tree.columns.map(() => new Float64Array(slots));
    for (let row = 0; row < matrix.rowCount; row++) {
      const tally = tallies[findLeaf(tree, matrix, row)]!;
      if (outcome.kind === 'classes') {
        tally[outcome.labels[row]!]! += 1;
      } else {
        const value = values![row]!;
        tally[0]! += value;
        tally[1]! += value * value;
        tally[2]! += 1;
      }
    }
    // Children come after their parents: from the last node on, both are complete when their parent's turn comes.
    for (let node = tree.columns.length - 1; node >= 0; node--) {
      const column = tree.columns[node]!;
      if (column === -1) continue;
      const left = tallies[node + 1]!;
      const right = tallies[tree.right[node]!]!;
      const both = tallies[node]!;
      for (let slot = 0; slot < slots; slot++) both[slot] = left[slot]! + right[slot]!;
      importance[column]! += Math.max(0, impurity(both) - impurity(left) - impurity(right));
    }
  }
  const total = importance.reduce((sum, value) => sum + value, 0);
  return importance.map((value) => (total > 0 ? value / total : 0));
}

function giniTimesRows(counts: Tally): number {
  let rows = 0;
  let squares = 0;
  for (const count of counts) {
    rows += count;
    squares += count * count;
  }
  return rows === 0 ? 0 : rows - squares / rows;
}

function squaresAroundMean([sum = 0, squares = 0, rows = 0]: Tally): number {
  return rows === 0 ? 0 : squares - (sum * sum) / rows;
}

/** Values less their mean, in units of the largest, which keeps their squares in range. */
function centred(values: Float64Array): Float64Array {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const units = values.map((value) => value / largest);
  const mean = units.reduce((sum, value) => sum + value, 0) / units.length;
  return units.map((value) => value - mean);
}
