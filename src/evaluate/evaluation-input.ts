import type { Task } from '../contract/config.ts';
import { RetrainError } from '../contract/retrain-error.ts';
import type { Predictions } from '../learn/model.ts';

/** What a model said of the holdout, beside what is true. */
export interface EvaluationInput {
  readonly task: Task;
  /** The model's classes; in a binary task the positive one is `classes[1]`. Empty for regression. */
  readonly classes: readonly string[];
  /** Per row the class index (Int32Array; -1 is a class that the model does not know) or the value (Float64Array). */
  readonly actual: Int32Array | Float64Array;
  readonly predictions: Predictions;
}

/** The input with its parts known to fit together: equal lengths, indices in range, finite numbers. */
export type CheckedInput =
  | {
      readonly kind: 'classes';
      readonly classCount: number;
      readonly actual: Int32Array;
      readonly labels: Int32Array;
      readonly probabilities: Float64Array | null;
    }
  | { readonly kind: 'values'; readonly actual: Float64Array; readonly values: Float64Array };

export type CheckedClasses = Extract<CheckedInput, { kind: 'classes' }>;
export type CheckedValues = Extract<CheckedInput, { kind: 'values' }>;

/** Averages of many trees can miss 0 and 1 by their last digits. */
const PROBABILITY_SLACK = 1e-9;
/** Programs that print probabilities round them; log loss divides by the sum anyway, as scikit-learn does. */
const ROW_SUM_SLACK = 1e-3;

function mismatch(what: string): RetrainError {
  return new RetrainError('INTERNAL', `The evaluation was given parts that do not fit together: ${what}.`);
}

/**
 * Checks the predictions of a model before anything is computed from them.
 *
 * Errors: `TRAIN_FAILED` when the model predicted something that is no prediction (not finite, no such class, no
 * probability), with one problem a kind of fault; `INTERNAL` when the caller mixed up arrays.
 */
export function checkEvaluationInput(input: EvaluationInput): CheckedInput {
  const { task, classes, actual, predictions } = input;
  if (task === 'regression') {
    if (predictions.kind !== 'values') throw mismatch('a regression task with predicted classes');
    if (!(actual instanceof Float64Array)) throw mismatch('a regression task without actual values');
    if (predictions.values.length !== actual.length) throw mismatch('as many predictions as rows are needed');
    if (!actual.every((value) => Number.isFinite(value))) throw mismatch('an actual value is not finite');
    rejectFaults(actual.length, [
      [(row) => !Number.isFinite(predictions.values[row]), 'the predicted value is not a finite number'],
    ]);
    return { kind: 'values', actual, values: predictions.values };
  }
  if (predictions.kind !== 'classes') throw mismatch(`a ${task} task with predicted values`);
  if (!(actual instanceof Int32Array)) throw mismatch(`a ${task} task without actual class indices`);
  const { labels, probabilities } = predictions;
  const classCount = classes.length;
  if (task === 'binary' ? classCount !== 2 : classCount < 2)
    throw mismatch(`a ${task} task with ${classCount} classes`);
  if (labels.length !== actual.length) throw mismatch('as many predictions as rows are needed');
  if (probabilities !== null && probabilities.length !== actual.length * classCount) {
    throw mismatch('one probability a row and class is needed');
  }
  if (!actual.every((index) => index >= -1 && index < classCount))
    throw mismatch('an actual class index is out of range');
  rejectFaults(actual.length, [
    [
      (row) => labels[row]! < 0 || labels[row]! >= classCount,
      `the predicted class is none of the model's ${classCount} classes`,
    ],
    ...(probabilities === null ? [] : probabilityFaults(probabilities, classCount)),
  ]);
  return { kind: 'classes', classCount, actual, labels, probabilities };
}

type Fault = readonly [isFaulty: (row: number) => boolean, what: string];

function probabilityFaults(probabilities: Float64Array, classCount: number): Fault[] {
  const someOf = (row: number, test: (p: number) => boolean) => {
    for (let k = 0; k < classCount; k += 1) if (test(probabilities[row * classCount + k]!)) return true;
    return false;
  };
  const isNotFinite = (p: number) => !Number.isFinite(p);
  const isOutside = (p: number) => p < -PROBABILITY_SLACK || p > 1 + PROBABILITY_SLACK;
  const sumIsOff = (row: number) => {
    let sum = 0;
    for (let k = 0; k < classCount; k += 1) sum += probabilities[row * classCount + k]!;
    return Math.abs(sum - 1) > ROW_SUM_SLACK;
  };
  return [
    [(row) => someOf(row, isNotFinite), 'a probability is not a finite number'],
    [(row) => someOf(row, isOutside), 'a probability is not between 0 and 1'],
    [
      (row) => !someOf(row, (p) => isNotFinite(p) || isOutside(p)) && sumIsOff(row),
      'the probabilities do not sum to 1',
    ],
  ];
}

function rejectFaults(rowCount: number, faults: readonly Fault[]): void {
  const problems = faults.flatMap(([isFaulty, what]) => {
    let count = 0;
    let first = -1;
    for (let row = 0; row < rowCount; row += 1) {
      if (!isFaulty(row)) continue;
      if (count === 0) first = row;
      count += 1;
    }
    return count === 0 ? [] : [`in ${count} of ${rowCount} holdout rows, first in row ${first + 1}, ${what}`];
  });
  if (problems.length === 0) return;
  throw new RetrainError(
    'TRAIN_FAILED',
    `The model's predictions cannot be scored: ${problems.join('; ')}.`,
    { problems },
  );
}
