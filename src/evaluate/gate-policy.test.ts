import { describe, expect, it } from 'vitest';
import { configSchema } from '../contract/config.ts';
import { RetrainError } from '../contract/retrain-error.ts';
import type { MetricValues } from '../contract/run-files.ts';
import { resolvePolicy } from './gate-policy.ts';

function resolve(
  metrics: Record<string, unknown>,
  candidate: MetricValues = {},
  championMetrics: MetricValues = {},
) {
  return resolvePolicy({
    task: 'binary',
    policy: configSchema.shape.gate.parse({ metrics }),
    metrics: candidate,
    championMetrics,
  });
}

function problemsOf(metrics: Record<string, unknown>, candidate: MetricValues = {}): RetrainError {
  try {
    resolve(metrics, candidate);
  } catch (thrown) {
    if (thrown instanceof RetrainError) return thrown;
  }
  throw new Error('a RetrainError was expected');
}

describe('resolvePolicy', () => {
  it('names every problem, the metrics there are, and the nearest name', () => {
    const error = problemsOf(
      {
        roc_acu: { threshold: 0.8 },
        rmse: { threshold: 3, greater_is_better: false },
        profit: { threshold: 1 },
        log_loss: { threshold: 0.5, greater_is_better: true },
        accuracy: {},
      },
      { profit: 3 },
    );
    expect(error.code).toBe('GATE_POLICY_INVALID');
    expect(error.message).toBe(
      'gate.metrics has 5 problems. This run has the metrics accuracy, balanced_accuracy, precision, recall, f1, roc_auc, average_precision, log_loss, brier, profit.',
    );
    expect(error.problems).toHaveLength(5);
    expect(error.problems[0]).toBe('gate.metrics.roc_acu is no metric of this run: did you mean roc_auc?');
    expect(error.problems[1]).toMatch(/^gate\.metrics\.rmse is a metric of another task than binary/);
    expect(error.problems[2]).toBe(
      'gate.metrics.profit is a metric of your own: write greater_is_better: true below it, or false when smaller is better.',
    );
    expect(error.problems[3]).toBe(
      'gate.metrics.log_loss.greater_is_better contradicts what is known: smaller is better for log_loss. Remove the line.',
    );
    expect(error.problems[4]).toBe(
      'gate.metrics.accuracy checks nothing: write one of threshold, max_regression, min_relative_change, min_absolute_change below it, or remove it.',
    );
  });

  it('takes a metric of one’s own with its direction, also when only the champion has it', () => {
    const rule = { cost: { threshold: 5, greater_is_better: false } };
    const wanted = [
      { kind: 'threshold', metric: 'cost', greaterIsBetter: false, limit: 5, isDefault: false },
    ];
    expect(resolve(rule, { cost: 4 })).toEqual(wanted);
    expect(resolve(rule, {}, { cost: 4 })).toEqual(wanted);
    expect(problemsOf(rule).problems).toHaveLength(1);
  });

  it('takes a known direction that is written out, and a metric of the task that could not be computed', () => {
    expect(resolve({ log_loss: { threshold: 5, greater_is_better: false } })).toMatchObject([
      { greaterIsBetter: false },
    ]);
    expect(resolve({ roc_auc: { threshold: 5, greater_is_better: true } }, { roc_auc: null })).toMatchObject([
      { greaterIsBetter: true },
    ]);
  });

  it('takes names that every object has for what they are: unknown', () => {
    expect(problemsOf({ constructor: { threshold: 1 }, toString: { threshold: 1 } }).problems).toHaveLength(
      2,
    );
    expect(
      resolve({ constructor: { threshold: 1, greater_is_better: true } }, { constructor: 1 }),
    ).toHaveLength(1);
  });
});
