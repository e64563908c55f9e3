/** What the trees of a forest are grown from. Arrays are read only; they may lie on memory that workers share. */
export interface ForestProblem {
  readonly kind: 'binary' | 'multiclass' | 'values';
  readonly rowCount: number;
  /** Columns of bins. */
  readonly width: number;
  /** 0 for values. */
  readonly classCount: number;
  /** Features drawn at each split; more when none of them can split. */
  readonly tried: number;
  readonly maxDepth: number;
  /** In drawn rows, each counted as often as it was drawn. */
  readonly minSplit: number;
  readonly minLeaf: number;
  readonly isBootstrap: boolean;
  /** `bins[row * width + column]`. */
  readonly bins: Uint8Array;
  /** Class of each row; empty for values. */
  readonly labels: Int32Array;
  /** Value of each row; empty for classes. */
  readonly values: Float64Array;
  /** Bins of each column that are not missing. */
  readonly binCounts: Int32Array;
  /** Weight of the rows of each class. */
  readonly classWeights: Float64Array;
}

/**
 * A tree in preorder: the left child of a node is the next one. `nodes` has two numbers a node. A split has
 * `column | bin << 16 | missingLeft << 24` (a row goes left whose bin is not above, or that lacks the value and may) and
 * its right child; a leaf has -1 and where its answer is: for values an index of `leafShares`; for classes a class, or from
 * `classCount` on a mix, whose classes and shares are those before its `leafEnds`.
 */
export interface GrownTree {
  readonly nodes: Int32Array;
  readonly leafEnds: Int32Array;
  readonly leafClasses: Int32Array;
  readonly leafShares: Float64Array;
  /** What the impurity loses by the splits of each column, times their rows. */
  readonly importance: Float64Array;
}

/** Grows the tree of a random state; the same state gives the same tree. */
export type GrowTree = (state: number) => GrownTree;

/** Fixed point for the values of all rows, such that no sum of them leaves what the packed sums hold. */
export function rootFixedPoint(problem: ForestProblem): { shift: number; scale: number; centre: number } {
  const { values, rowCount } = problem;
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (problem.kind !== 'values') return { shift: 32, scale: 1, centre: 0 };
  return { shift: 32 - Math.clz32(rowCount), ...fixedPoint(rowCount, least, most) };
}

/** Scale and centre of values that are drawn `total` times together. Of sums, 52 bits at most: a double holds them exactly. */
export function fixedPoint(total: number, least: number, most: number): { scale: number; centre: number } {
  const bits = 32 - Math.clz32(total);
  const halfRange = (most - least) / 2;
  const centre = least + halfRange;
  let limit = 1;
  for (let bit = Math.min(62 - bits, 52) - bits; bit > 0; bit--) limit *= 2;
  return { scale: Math.min(limit / halfRange, 1e300), centre };
}
