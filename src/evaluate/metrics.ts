import type { MetricName } from '../contract/metric-names.ts';
import type { MetricValues } from '../contract/run-files.ts';
import { binaryMetrics } from './binary-metrics.ts';
import { checkEvaluationInput, type EvaluationInput } from './evaluation-input.ts';
import type { MetricOutcome } from './metric-outcome.ts';
import { multiclassMetrics } from './multiclass-metrics.ts';
import { regressionMetrics } from './regression-metrics.ts';

export interface ComputedMetrics {
  /** Exactly the metrics of the task, in their order; `null` where one is undefined for this data. */
  readonly metrics: MetricValues;
  /** One sentence for every `null`. */
  readonly undefinedReasons: Record<string, string>;
}

/**
 * The metrics of a model on the holdout, equal to scikit-learn 1.2 where that gives a number with a meaning. What is undefined is
 * `null` with a reason, never 0: precision without predicted positives, AUC with one class, R² without variance, MAPE with an actual 0,
 * anything on probabilities without probabilities or with rows of a class that the model does not know.
 *
 * Errors: `TRAIN_FAILED` for predictions that are not finite, of no class, or no probabilities.
 */
export function computeMetrics(input: EvaluationInput): ComputedMetrics {
  const metrics: MetricValues = {};
  const undefinedReasons: Record<string, string> = {};
  for (const [name, outcome] of Object.entries(outcomes(input))) {
    if (outcome.state === 'undefined') undefinedReasons[name] = outcome.reason;
    metrics[name] = outcome.state === 'defined' ? outcome.value : null;
  }
  return { metrics, undefinedReasons };
}

function outcomes(input: EvaluationInput): Partial<Record<MetricName, MetricOutcome>> {
  const checked = checkEvaluationInput(input);
  if (checked.kind === 'values') return regressionMetrics(checked);
  return input.task === 'binary' ? binaryMetrics(checked) : multiclassMetrics(checked);
}
