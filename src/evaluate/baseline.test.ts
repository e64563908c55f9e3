import { describe, expect, it } from 'vitest';
import { RetrainError } from '../contract/retrain-error.ts';
import { baselineMetrics } from './baseline.ts';

describe('baselineMetrics', () => {
  it('predicts the most frequent class, the lower index among equals', () => {
    const of = (trainingActual: readonly number[]) =>
      baselineMetrics({
        task: 'multiclass',
        classes: ['a', 'b', 'c'],
        trainingActual: Int32Array.from(trainingActual),
        actual: Int32Array.of(0, 1, 1, 2),
      });
    expect(of([2, 1, 2, 1])['accuracy']).toBe(0.5);
    expect(of([2, 2, 1])['accuracy']).toBe(0.25);
    expect(of([0, 1, 2])['roc_auc_ovr']).toBe(0.5);
  });

  it('predicts the mean', () => {
    const metrics = baselineMetrics({
      task: 'regression',
      classes: [],
      trainingActual: Float64Array.of(1, 3),
      actual: Float64Array.of(1, 2, 3),
    });
    expect(metrics).toMatchObject({ mae: 2 / 3, r2: 0 });
  });

  it('calls missing training rows a bug', () => {
    const act = () =>
      baselineMetrics({
        task: 'regression',
        classes: [],
        trainingActual: new Float64Array(),
        actual: Float64Array.of(1),
      });
    expect(act).toThrow(RetrainError);
  });
});
