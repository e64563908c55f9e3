import { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import type { LoadEstimator } from './estimator.ts';
import type { Matrix } from './matrix.ts';
import type { Predictions } from './model.ts';
import { addTrees, unpackTrees, type PackedTrees } from './trees/boosting/packed-trees.ts';

/** What gradient boosting has learned, beside the trees in `model.bin`. */
export const boostedModelSchema = z.object({
  /** How scores become predictions. */
  link: z.enum(['identity', 'log', 'logistic', 'softmax']),
  /** The classes that had training rows, ascending; the others have probability 0. Empty for values. */
  classes: z.array(z.int().min(0)),
  /** Score of each output before the first tree: one, or with `softmax` one a class. */
  baselines: z.array(z.number()).min(1),
  /** What scores are multiplied by. */
  unit: z.number().positive(),
  /** Share of each encoded column in what the splits gain; all 0 when no tree splits. */
  importance: z.array(z.number().min(0)),
});
export type BoostedModel = z.infer<typeof boostedModelSchema>;

/** Reads a saved gradient boosting. */
export const loadBoostedModel: LoadEstimator = (saved, { task, columnCount, classCount }, binary) => {
  const model = boostedModelSchema.parse(saved);
  const { link, classes, baselines, importance } = model;
  if (binary === null) throw new RetrainError('MODEL_UNREADABLE', 'The model file names no trees.');
  const trees = unpackTrees(binary, columnCount);
  const isRegression = link === 'identity' || link === 'log';
  const fits =
    isRegression === (task === 'regression') &&
    classes.every((label, index) => label < classCount && (index === 0 || label > classes[index - 1]!)) &&
    classes.length === { identity: 0, log: 0, logistic: 2, softmax: baselines.length }[link] &&
    (link === 'softmax' ? baselines.length >= 2 : baselines.length === 1) &&
    trees.roots.length % baselines.length === 0 &&
    importance.length === columnCount;
  if (!fits)
    throw new RetrainError('MODEL_UNREADABLE', 'The trees of the model do not fit its features and classes.');
  return {
    importance,
    predict: (matrix) =>
      isRegression ? predictValues(model, trees, matrix) : predictClasses(model, trees, matrix, classCount),
  };
};

/** Largest magnitude of a score that e^score is taken of: beyond it is no finite number. */
const largestScore = 700;

function predictValues(
  { link, baselines, unit }: BoostedModel,
  trees: PackedTrees,
  matrix: Matrix,
): Predictions {
  const values = new Float64Array(matrix.rowCount);
  eachRow(matrix, (cells, row) => {
    const score = addTrees(trees, cells, baselines[0]!, 0, 1);
    values[row] = unit * (link === 'log' ? Math.exp(Math.min(largestScore, score)) : score);
  });
  return { kind: 'values', values };
}

function predictClasses(
  { link, classes, baselines }: BoostedModel,
  trees: PackedTrees,
  matrix: Matrix,
  classCount: number,
): Predictions {
  const labels = new Int32Array(matrix.rowCount);
  const probabilities = new Float64Array(matrix.rowCount * classCount);
  const scores = new Float64Array(classes.length);
  eachRow(matrix, (cells, row) => {
    for (const [output, baseline] of baselines.entries())
      scores[output] = addTrees(trees, cells, baseline, output, baselines.length);
    // One score of two classes is that of the second, where the first has 0.
    if (link === 'logistic') {
      scores[1] = scores[0]!;
      scores[0] = 0;
    }
    let best = 0;
    for (let index = 1; index < scores.length; index++) if (scores[index]! > scores[best]!) best = index;
    const most = scores[best]!;
    let sum = 0;
    for (const score of scores) sum += Math.exp(score - most);
    for (let index = 0; index < scores.length; index++)
      probabilities[row * classCount + classes[index]!] = Math.exp(scores[index]! - most) / sum;
    labels[row] = classes[best]!;
  });
  return { kind: 'classes', labels, probabilities };
}

/** Trees ask for a few cells each, all over the columns: so a row's cells are brought together first. */
function eachRow({ rowCount, columns }: Matrix, visit: (cells: Float64Array, row: number) => void): void {
  const cells = new Float64Array(columns.length);
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < cells.length; column++) cells[column] = columns[column]![row]!;
    visit(cells, row);
  }
}
