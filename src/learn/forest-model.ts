import { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import type { LoadEstimator, ModelShape } from './estimator.ts';
import type { Matrix } from './matrix.ts';

/** A tree in preorder: the left child of a node is the next node. Arrays have one entry a node. */
const treeSchema = z.object({
  /** Encoded column that is asked; -1 for a leaf. */
  columns: z.array(z.int().min(-1)),
  /** Rows with a smaller value go left, others right; in a leaf the class index, or the value. */
  values: z.array(z.number()),
  /** The right child; 0 for a leaf. */
  right: z.array(z.int().min(0)),
});
export type Tree = z.infer<typeof treeSchema>;

/** Trees whose answers are averaged: votes for classes, values for regression. */
export const forestModelSchema = z.object({
  trees: z.array(treeSchema).min(1),
  /** Share of each encoded column in what the splits gain; all 0 when no tree splits. */
  importance: z.array(z.number().min(0)),
});
export type ForestModel = z.infer<typeof forestModelSchema>;

/** Reads a saved forest. */
export const loadForestModel: LoadEstimator = (saved, shape) => {
  const model = forestModelSchema.parse(saved);
  if (model.importance.length !== shape.columnCount || !model.trees.every((tree) => isSound(tree, shape))) {
    throw new RetrainError('MODEL_UNREADABLE', 'The trees of the model do not fit its features and classes.');
  }
  const { trees, importance } = model;
  if (shape.task === 'regression')
    return { importance, predict: (matrix) => ({ kind: 'values', values: meanOf(trees, matrix) }) };
  return {
    importance,
    predict: (matrix) => ({ kind: 'classes', ...votesOf(trees, matrix, shape.classCount) }),
  };
};

/** Children come after their parents, so that every walk ends; columns and classes exist. */
function isSound({ columns, values, right }: Tree, { columnCount, classCount, task }: ModelShape): boolean {
  const size = columns.length;
  if (size === 0 || values.length !== size || right.length !== size) return false;
  return columns.every((column, node) => {
    const value = values[node]!;
    if (column === -1)
      return task === 'regression' || (Number.isInteger(value) && value >= 0 && value < classCount);
    return column < columnCount && right[node]! > node + 1 && right[node]! < size;
  });
}

/** The leaf of a tree that a row ends in. */
export function findLeaf({ columns, values, right }: Tree, matrix: Matrix, row: number): number {
  let node = 0;
  for (let column = columns[node]!; column !== -1; column = columns[node]!) {
    node = matrix.columns[column]![row]! < values[node]! ? node + 1 : right[node]!;
  }
  return node;
}

function meanOf(trees: readonly Tree[], matrix: Matrix): Float64Array {
  return Float64Array.from({ length: matrix.rowCount }, (_, row) => {
    let sum = 0;
    // Divided before adding: the sum of many large values would overflow.
    for (const tree of trees) sum += tree.values[findLeaf(tree, matrix, row)]! / trees.length;
    return sum;
  });
}

/** The share of the trees that vote for each class; the first class wins a tie. */
function votesOf(trees: readonly Tree[], matrix: Matrix, classCount: number) {
  const labels = new Int32Array(matrix.rowCount);
  const probabilities = new Float64Array(matrix.rowCount * classCount);
  const votes = new Int32Array(classCount);
  for (let row = 0; row < matrix.rowCount; row++) {
    votes.fill(0);
    for (const tree of trees) votes[tree.values[findLeaf(tree, matrix, row)]!]! += 1;
    for (let index = 0; index < classCount; index++) {
      probabilities[row * classCount + index] = votes[index]! / trees.length;
      if (votes[index]! > votes[labels[row]!]!) labels[row] = index;
    }
  }
  return { labels, probabilities };
}
