import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RetrainError } from '../contract/retrain-error.ts';
import type { EvaluationInput } from './evaluation-input.ts';
import { computeMetrics } from './metrics.ts';

function binary(
  actual: readonly number[],
  positiveShares: readonly number[] | null,
  labels?: readonly number[],
): EvaluationInput {
  return {
    task: 'binary',
    classes: ['no', 'yes'],
    actual: Int32Array.from(actual),
    predictions: {
      kind: 'classes',
      labels: Int32Array.from(labels ?? positiveShares!.map((p) => (p >= 0.5 ? 1 : 0))),
      probabilities:
        positiveShares === null ? null : Float64Array.from(positiveShares.flatMap((p) => [1 - p, p])),
    },
  };
}

function withProbabilities(labels: readonly number[], rows: readonly (readonly number[])[]): EvaluationInput {
  return {
    task: 'binary',
    classes: ['no', 'yes'],
    actual: Int32Array.from(labels, () => 0),
    predictions: {
      kind: 'classes',
      labels: Int32Array.from(labels),
      probabilities: Float64Array.from(rows.flat()),
    },
  };
}

function regression(actual: readonly number[], values: readonly number[]): EvaluationInput {
  return {
    task: 'regression',
    classes: [],
    actual: Float64Array.from(actual),
    predictions: { kind: 'values', values: Float64Array.from(values) },
  };
}

function thrownBy(act: () => unknown): RetrainError {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof RetrainError) return thrown;
  }
  throw new Error('a RetrainError was expected');
}

describe('computeMetrics', () => {
  it('says why a metric is undefined, and never puts 0 for it', () => {
    const { metrics, undefinedReasons } = computeMetrics(binary([0, 0, 0], [0.1, 0.2, 0.3]));
    expect(metrics).toMatchObject({
      accuracy: 1,
      precision: null,
      recall: null,
      f1: null,
      roc_auc: null,
      average_precision: null,
    });
    expect(undefinedReasons).toEqual({
      precision: 'The model predicts the positive class for no row of the holdout.',
      recall: 'No row of the holdout is of the positive class.',
      f1: 'The positive class is neither in the holdout nor predicted.',
      roc_auc: 'The holdout has rows of one class only.',
      average_precision: 'No row of the holdout is of the positive class.',
    });
  });

  it('knows an F1 of 0 from an undefined one', () => {
    const { metrics } = computeMetrics(binary([1, 0], [0.1, 0.2]));
    expect(metrics).toMatchObject({ precision: null, recall: 0, f1: 0 });
  });

  it('has no value for anything when the holdout is empty', () => {
    for (const input of [
      binary([], []),
      regression([], []),
      { ...binary([], []), task: 'multiclass' as const, classes: ['a', 'b'] },
    ]) {
      const { metrics, undefinedReasons } = computeMetrics(input);
      expect(new Set(Object.values(metrics))).toEqual(new Set([null]));
      expect(new Set(Object.values(undefinedReasons))).toEqual(new Set(['The holdout has no rows.']));
    }
  });

  it('counts a row of an unknown class as wrong and leaves metrics on probabilities undefined', () => {
    const { metrics, undefinedReasons } = computeMetrics(binary([1, 0, -1], [0.9, 0.1, 0.8]));
    expect(metrics).toMatchObject({
      accuracy: 2 / 3,
      balanced_accuracy: 2 / 3,
      precision: 0.5,
      recall: 1,
      roc_auc: null,
      log_loss: null,
      brier: null,
    });
    expect(undefinedReasons['log_loss']).toBe(
      'The holdout has 1 row of a class that the model does not know.',
    );
  });

  it('refuses predictions that are none, with all faults at once and no value', () => {
    const input = withProbabilities(
      [0, 5, 1, 0],
      [
        [0.9, 0.1],
        [Number.NaN, 0.5],
        [0.5, 1.5],
        [0.7, 0.3],
      ],
    );
    const error = thrownBy(() => computeMetrics(input));
    expect(error.code).toBe('TRAIN_FAILED');
    expect(error.problems).toEqual([
      "in 1 of 4 holdout rows, first in row 2, the predicted class is none of the model's 2 classes",
      'in 1 of 4 holdout rows, first in row 2, a probability is not a finite number',
      'in 1 of 4 holdout rows, first in row 3, a probability is not between 0 and 1',
    ]);
    expect(thrownBy(() => computeMetrics(regression([1, 2], [1, Number.POSITIVE_INFINITY]))).message).toBe(
      "The model's predictions cannot be scored: in 1 of 2 holdout rows, first in row 2, the predicted value is not a finite number.",
    );
    const scores = withProbabilities(
      [0, 1],
      [
        [0.5, 0.1],
        [0.4, 0.6],
      ],
    );
    expect(thrownBy(() => computeMetrics(scores)).problems).toEqual([
      'in 1 of 2 holdout rows, first in row 1, the probabilities do not sum to 1',
    ]);
  });

  it.each([
    ['lengths', binary([0, 1, 1], [0.1, 0.2])],
    ['task and predictions', { ...binary([0], [0.1]), task: 'regression' as const }],
    ['predictions and task', { ...regression([1], [1]), task: 'binary' as const }],
    ['class count', { ...binary([0], [0.1]), classes: ['a', 'b', 'c'] }],
    ['class index', binary([2], [0.1])],
    ['actual value', regression([Number.NaN], [1])],
    ['kind of actual', { ...regression([1], [1]), actual: Int32Array.of(1) }],
  ])('calls arrays that do not fit together a bug: %s', (_, input) => {
    expect(thrownBy(() => computeMetrics(input)).code).toBe('INTERNAL');
  });

  it('gives no number where the numbers overflow', () => {
    const { metrics, undefinedReasons } = computeMetrics(regression([1e308, -1e308], [-1e308, 1e308]));
    expect(metrics).toEqual({ mae: null, rmse: null, r2: null, mape: null });
    expect(undefinedReasons['mae']).toBe('The numbers are too large for this metric to be computed.');
  });

  const row = fc.record({
    actual: fc.constantFrom(0, 1),
    share: fc.constantFrom(0, 0.1, 0.25, 0.5, 0.5000001, 0.9, 1),
  });

  it('has for ROC AUC the share of pairs that are in the right order', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 40 }), (rows) => {
        const positives = rows.filter(({ actual }) => actual === 1);
        const negatives = rows.filter(({ actual }) => actual === 0);
        fc.pre(positives.length > 0 && negatives.length > 0);
        let wins = 0;
        for (const { share: up } of positives)
          for (const { share: down } of negatives) wins += up > down ? 1 : up === down ? 0.5 : 0;
        const { metrics } = computeMetrics(
          binary(
            rows.map((one) => one.actual),
            rows.map((one) => one.share),
          ),
        );
        expect(metrics['roc_auc']).toBe(wins / (positives.length * negatives.length));
      }),
    );
  });

  it('does not depend on the order of the rows beyond the last digit', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const of = (ordered: readonly { actual: number; share: number }[]) =>
          computeMetrics(
            binary(
              ordered.map((one) => one.actual),
              ordered.map((one) => one.share),
            ),
          ).metrics;
        const forwards = of(rows);
        const backwards = of([...rows].reverse());
        for (const [name, value] of Object.entries(forwards)) {
          if (value === null) expect(backwards[name]).toBeNull();
          else expect(backwards[name]).toBeCloseTo(value, 13);
        }
      }),
    );
  });

  it('does not change its input', () => {
    const input = binary([0, 1, 1], [0.4, 0.3, 0.9]);
    const before = structuredClone(input);
    computeMetrics(input);
    expect(input).toEqual(before);
  });
});
