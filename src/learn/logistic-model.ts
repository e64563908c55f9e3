import { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import type { LoadEstimator } from './estimator.ts';
import type { Matrix } from './matrix.ts';

/** What a logistic regression has learned. */
export const logisticModelSchema = z.object({
  /** The classes that had training rows, in ascending order; the others have probability 0. */
  classes: z.array(z.int().min(0)).min(2),
  /** A row for each of `classes`, a column for each encoded column; with two classes a single row, of the second. */
  coefficients: z.array(z.array(z.number())),
  intercepts: z.array(z.number()),
  /** Mean |coefficient| of each encoded column, times its standard deviation in the training rows. */
  importance: z.array(z.number().min(0)),
});
export type LogisticModel = z.infer<typeof logisticModelSchema>;

/** Reads a saved logistic regression. */
export const loadLogisticModel: LoadEstimator = (saved, { columnCount, classCount }) => {
  const model = logisticModelSchema.parse(saved);
  const { classes, coefficients, intercepts, importance } = model;
  const rows = classes.length === 2 ? 1 : classes.length;
  const fits =
    classes.every((label, index) => label < classCount && (index === 0 || label > classes[index - 1]!)) &&
    coefficients.length === rows &&
    intercepts.length === rows &&
    importance.length === columnCount &&
    coefficients.every((row) => row.length === columnCount);
  if (!fits)
    throw new RetrainError(
      'MODEL_UNREADABLE',
      'The coefficients of the model do not fit its features and classes.',
    );
  return { importance, predict: (matrix) => predict(model, matrix, classCount) };
};

function predict(model: LogisticModel, { rowCount, columns }: Matrix, classCount: number) {
  const scores = model.coefficients.map((row, index) => {
    const score = new Float64Array(rowCount).fill(model.intercepts[index]!);
    for (const [column, values] of columns.entries()) {
      const coefficient = row[column]!;
      for (let at = 0; at < rowCount; at++) score[at]! += coefficient * values[at]!;
    }
    return score;
  });
  // The first of two classes has the score 0.
  if (scores.length === 1) scores.unshift(new Float64Array(rowCount));
  const labels = new Int32Array(rowCount);
  const probabilities = new Float64Array(rowCount * classCount);
  for (let row = 0; row < rowCount; row++) {
    let best = 0;
    for (let index = 1; index < scores.length; index++)
      if (scores[index]![row]! > scores[best]![row]!) best = index;
    let sum = 0;
    for (const score of scores) sum += Math.exp(score[row]! - scores[best]![row]!);
    for (const [index, score] of scores.entries()) {
      probabilities[row * classCount + model.classes[index]!] =
        Math.exp(score[row]! - scores[best]![row]!) / sum;
    }
    labels[row] = model.classes[best]!;
  }
  return { kind: 'classes' as const, labels, probabilities };
}
