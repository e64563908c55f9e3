import { RetrainError } from '../../contract/retrain-error.ts';
import { breathe } from '../breathe.ts';
import type { FitRequest, FitResult, Outcome } from '../estimator.ts';
import type { ForestModel } from '../random-forest-model.ts';
import { binRows, fitBins } from './bins.ts';
import type { ForestProblem, GrownTree } from './forest-problem.ts';
import { allocateProblem, canShareMemory, mostSharedBytes, sharedBytes } from './grow-wasm-tree.ts';
import { packForest } from './pack-forest.ts';
import { rankCategories, recodeColumn } from './rank-categories.ts';
import { chooseWorkers, startWorkers } from './run-workers.ts';

/** How a forest is to be grown; names are those of scikit-learn. */
export interface ForestSettings {
  readonly treeCount: number;
  /** Infinity for none. */
  readonly maxDepth: number;
  readonly minSplit: number;
  readonly minLeaf: number;
  /** Encoded columns tried at each split. */
  readonly tried: number;
  readonly isBootstrap: boolean;
  readonly isBalanced: boolean;
  readonly seed: number;
}

/** Depths are counted in 32 bits, and no tree gets there. */
const deepest = 0x7fffffff;
/** Beyond this the differences of values, and sums of them, leave the range of a double. */
const widestRange = 1e300;
/** Column numbers in a tree have 16 bits. */
const mostColumns = 65_000;

/** Rows that the edges of bins are taken from: 80 for each of them. */
const sampleRows = 20_000;

/** Grows a forest on bins. Errors: `TRAIN_FAILED`, `CANCELLED`. */
export async function fitForest(request: FitRequest, settings: ForestSettings): Promise<FitResult> {
  const { matrix, categorical, outcome, onProgress, signal } = request;
  checkOutcome(outcome);
  const { treeCount, seed, isBalanced } = settings;
  const dimensions = dimensionsOf(request, settings);
  const workers = fittingWorkers(request, dimensions, treeCount);
  await breathe(signal);
  await using group = startWorkers('forest', workers, signal);
  const ranks = rankCategories(matrix, categorical, outcome);
  const columns = matrix.columns.map((values, column) => recodeColumn(values, ranks[column]!));
  const recoded = { rowCount: matrix.rowCount, columns };
  const isCode = categorical.map((own, column) => own && ranks[column] === null);
  const bins = fitBins(recoded, isCode, { seed, sampleRows });
  await breathe(signal);
  const source = allocate(dimensions, workers);
  const { problem } = source;
  binRows(recoded, bins, problem.bins);
  for (const [column, own] of bins.edges.entries()) problem.binCounts[column] = own.length + 1;
  if (outcome.kind === 'values') {
    problem.values.set(outcome.values);
  } else {
    problem.labels.set(outcome.labels);
    problem.classWeights.set(classWeights(outcome, isBalanced));
  }
  const trees: GrownTree[] = [];
  let grown = 0;
  const taken = workers === 1 ? new Int32Array(1) : new Int32Array(new SharedArrayBuffer(4));
  await group.run({ source, treeCount, seed, taken }, ({ index, tree }) => {
    trees[index] = tree;
    grown++;
    onProgress(grown, treeCount, 'trees');
  });
  const saved: ForestModel = {
    trees: treeCount,
    ranks: ranks.map((own) => (own === null ? null : Array.from(own))),
    importance: meanImportance(trees, matrix.columns.length),
  };
  return { saved, binary: packForest(trees, bins, problem.classCount) };
}

function checkOutcome(outcome: Outcome): void {
  if (outcome.kind !== 'values') return;
  let least = Infinity;
  let most = -Infinity;
  for (const value of outcome.values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (Math.max(-least, most) > widestRange)
    throw new RetrainError(
      'TRAIN_FAILED',
      'random_forest cannot add up target values beyond 1e300: predict the target in a larger unit.',
    );
}

type Dimensions = Omit<ForestProblem, 'bins' | 'labels' | 'values' | 'binCounts' | 'classWeights'>;

function dimensionsOf({ matrix, outcome }: FitRequest, settings: ForestSettings): Dimensions {
  const classCount = outcome.kind === 'values' ? 0 : outcome.classCount;
  return {
    kind: classCount === 0 ? 'values' : classCount === 2 ? 'binary' : 'multiclass',
    rowCount: matrix.rowCount,
    width: matrix.columns.length,
    classCount,
    tried: Math.min(settings.tried, matrix.columns.length),
    maxDepth: Math.min(settings.maxDepth, deepest),
    minSplit: settings.minSplit,
    minLeaf: settings.minLeaf,
    isBootstrap: settings.isBootstrap,
  };
}

/** As many workers as there is work and memory for. */
function fittingWorkers({ workers, matrix }: FitRequest, dimensions: Dimensions, treeCount: number): number {
  if (dimensions.width > mostColumns)
    throw new RetrainError(
      'TRAIN_FAILED',
      `Encoded, the features are ${dimensions.width} columns; random_forest takes at most ${mostColumns}: leave some out (dataset.exclude).`,
    );
  let count = Math.min(chooseWorkers(workers, matrix.rowCount), treeCount);
  while (count > 1 && sharedBytes(dimensions, count) > mostSharedBytes) count--;
  if (sharedBytes(dimensions, count) > mostSharedBytes) throw tooLarge(dimensions);
  return canShareMemory() ? count : 1;
}

function allocate(dimensions: Dimensions, workers: number) {
  if (!canShareMemory()) return { problem: plainProblem(dimensions) };
  try {
    return allocateProblem(dimensions, workers);
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(dimensions, error);
    throw error;
  }
}

function tooLarge({ rowCount, width }: Dimensions, cause?: unknown): RetrainError {
  return new RetrainError(
    'TRAIN_FAILED',
    `random_forest has no memory for ${rowCount} rows of ${width} columns: train on fewer rows, or leave columns out (dataset.exclude).`,
    { cause },
  );
}

/** For where there is no memory to share, or no WebAssembly. */
function plainProblem(dimensions: Dimensions): ForestProblem {
  const { rowCount, width, classCount, kind } = dimensions;
  return {
    ...dimensions,
    bins: new Uint8Array(rowCount * width),
    labels: new Int32Array(kind === 'values' ? 0 : rowCount),
    values: new Float64Array(kind === 'values' ? rowCount : 0),
    binCounts: new Int32Array(width),
    classWeights: new Float64Array(classCount),
  };
}

/** 1 for every class, or such that every class that has rows weighs as much as any other. */
function classWeights(
  { labels, classCount }: Extract<Outcome, { kind: 'classes' }>,
  isBalanced: boolean,
): Float64Array {
  const counts = new Float64Array(classCount);
  for (const label of labels) counts[label]! += 1;
  const present = counts.filter((count) => count > 0).length;
  return counts.map((count) => (isBalanced && count > 0 ? labels.length / (present * count) : 1));
}

/**
 * Mean over the trees of each column's share in what the splits of the tree take from the impurity; trees that do not split
 * count for nothing (as scikit-learn's `feature_importances_`). Summed in the order of the trees.
 */
function meanImportance(trees: readonly GrownTree[], width: number): number[] {
  const sums = new Array<number>(width).fill(0);
  for (const { importance } of trees) {
    const total = importance.reduce((sum, value) => sum + value, 0);
    if (total > 0)
      for (let column = 0; column < width; column++) sums[column]! += importance[column]! / total;
  }
  const whole = sums.reduce((sum, value) => sum + value, 0);
  return sums.map((value) => (whole > 0 ? value / whole : 0));
}
