import type { Task } from '../contract/config.ts';
import { primaryMetric } from '../contract/metric-names.ts';
import type { Evidence, MetricValues } from '../contract/run-files.ts';
import { formatPair } from './format-number.ts';
import { knownDirection, type GateRule } from './gate-policy.ts';
import { metricLabel } from '../contract/metric-label.ts';
import { readMetric } from './metric-reading.ts';

export interface BaselineContext {
  readonly task: Task;
  readonly rules: readonly GateRule[];
  readonly metrics: MetricValues;
  readonly baseline: MetricValues;
  /** True when nothing else stands between the candidate and promotion: the row then decides. Otherwise it informs. */
  readonly isDecisive: boolean;
}

/**
 * Whether the candidate is better than a model that ignores its input, on the task's primary metric. A candidate that has no such
 * figure (a program that reports accuracy only) is judged on the first metric of the rules that both have.
 */
export function checkBaseline({ task, rules, metrics, baseline, isDecisive }: BaselineContext): Evidence {
  const primary = primaryMetric[task];
  const metric =
    [primary, ...rules.map((rule) => rule.metric)].find(
      (name) =>
        knownDirection(name) !== undefined &&
        readMetric(metrics, name).state !== 'missing' &&
        readMetric(baseline, name).state === 'number',
    ) ?? primary;
  const label = metricLabel(metric);
  const greaterIsBetter = knownDirection(metric) === 'greater';
  const candidate = readMetric(metrics, metric);
  const trivial = readMetric(baseline, metric);
  const common = {
    rule: 'baseline',
    metric,
    candidate: candidate.state === 'number' ? candidate.value : null,
    champion: null,
    limit: trivial.state === 'number' ? trivial.value : null,
    greater_is_better: greaterIsBetter,
  };
  if (candidate.state === 'not-finite') {
    const sentence = `${label} of the candidate is not a finite number, so the candidate cannot be compared with a model that ignores its input.`;
    return { ...common, outcome: isDecisive ? 'fail' : 'info', reason: 'not_finite', sentence };
  }
  if (candidate.state === 'missing' || trivial.state !== 'number') {
    const sentence = `${label} is not known, so the candidate cannot be compared with a model that ignores its input.`;
    return { ...common, outcome: isDecisive ? 'undecided' : 'info', reason: 'metric_missing', sentence };
  }
  const isBetter = greaterIsBetter ? candidate.value > trivial.value : candidate.value < trivial.value;
  const [shown, limit] = formatPair(candidate.value, trivial.value);
  return {
    ...common,
    outcome: isDecisive ? (isBetter ? 'pass' : 'fail') : 'info',
    reason: isBetter ? 'ok' : 'trivial_baseline',
    sentence: isBetter
      ? `${label} is ${shown}, better than the ${limit} of a model that ignores its input.`
      : `${label} is ${shown}, not better than the ${limit} of a model that ignores its input.`,
  };
}
