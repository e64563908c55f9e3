import type { Task } from '../contract/config.ts';
import { RetrainError } from '../contract/retrain-error.ts';
import type { MetricValues } from '../contract/run-files.ts';
import type { Predictions } from '../learn/model.ts';
import { CompensatedSum } from './compensated-sum.ts';
import { computeMetrics } from './metrics.ts';

export interface BaselineInput {
  readonly task: Task;
  readonly classes: readonly string[];
  /** Class index or value of each training row; at least one row. */
  readonly trainingActual: Int32Array | Float64Array;
  /** Class index (-1 unknown) or value of each holdout row. */
  readonly actual: Int32Array | Float64Array;
}

/**
 * The metrics, on the holdout, of a model that ignores its input: the shares of the classes in the training rows as probabilities with the
 * most frequent class as label (the lower index among equals), or the mean of the training rows. A model that is not better than
 * this has learned nothing. Equal to scikit-learn's `DummyClassifier(strategy='prior')` and `DummyRegressor(strategy='mean')`.
 */
export function baselineMetrics({ task, classes, trainingActual, actual }: BaselineInput): MetricValues {
  if (trainingActual.length === 0)
    throw new RetrainError('INTERNAL', 'The baseline needs at least one training row.');
  const predictions =
    task === 'regression'
      ? predictMean(trainingActual, actual.length)
      : predictPrior(classes.length, trainingActual, actual.length);
  return computeMetrics({ task, classes, actual, predictions }).metrics;
}

function predictMean(trainingActual: Int32Array | Float64Array, rowCount: number): Predictions {
  const sum = new CompensatedSum();
  for (const value of trainingActual) sum.add(value);
  return { kind: 'values', values: new Float64Array(rowCount).fill(sum.total / trainingActual.length) };
}

function predictPrior(
  classCount: number,
  trainingActual: Int32Array | Float64Array,
  rowCount: number,
): Predictions {
  const counts = new Float64Array(classCount);
  for (const index of trainingActual) counts[index]! += 1;
  const label = counts.reduce((best, count, index) => (count > counts[best]! ? index : best), 0);
  const prior = counts.map((count) => count / trainingActual.length);
  const probabilities = new Float64Array(rowCount * classCount);
  for (let row = 0; row < rowCount; row += 1) probabilities.set(prior, row * classCount);
  return { kind: 'classes', labels: new Int32Array(rowCount).fill(label), probabilities };
}
