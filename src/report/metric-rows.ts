import { metricDirections, metricsOfTask } from '../contract/metric-names.ts';
import type { DecisionFile, MetricsFile, MetricValues } from '../contract/run-files.ts';

/** One metric: candidate, champion and the model that ignores its input. */
export interface MetricRow {
  readonly name: string;
  readonly candidate: number | null;
  readonly champion: number | null;
  readonly baseline: number | null;
  /** Candidate minus champion, when both are defined. */
  readonly difference: number | null;
  /** `null` when there is no difference to judge, or no direction is known. */
  readonly trend: 'better' | 'worse' | 'same' | null;
  /** Why the candidate's value is missing, when it is. */
  readonly reason: string | null;
}

const knownDirections: ReadonlyMap<string, 'greater' | 'smaller'> = new Map(Object.entries(metricDirections));

/** Whether more of the metric is better: by the closed table, for metrics of the user's own by the evidence; `null` when nobody said. */
export function greaterIsBetter(name: string, decision: DecisionFile | null): boolean | null {
  const known = knownDirections.get(name);
  if (known !== undefined) return known === 'greater';
  return (
    decision?.evidence.find((row) => row.metric === name && row.greater_is_better !== null)
      ?.greater_is_better ?? null
  );
}

function trendOf(difference: number | null, greater: boolean | null): MetricRow['trend'] {
  if (difference === null) return null;
  if (difference === 0) return 'same';
  if (greater === null) return null;
  return difference > 0 === greater ? 'better' : 'worse';
}

/** The champion's figures, when it has any that stand beside the candidate's. */
export function championValues(metrics: MetricsFile): MetricValues | null {
  return metrics.champion.state === 'scored' || metrics.champion.state === 'stored'
    ? metrics.champion.metrics
    : null;
}

/** A row a metric: the task's own in their fixed order, then the user's by name. */
export function metricRows(metrics: MetricsFile, decision: DecisionFile | null): MetricRow[] {
  const champion = championValues(metrics);
  const own: readonly string[] = metricsOfTask[metrics.task];
  const further = Object.keys(metrics.metrics)
    .filter((name) => !own.includes(name))
    .sort((a, b) => (a < b ? -1 : 1));
  return [...own.filter((name) => Object.hasOwn(metrics.metrics, name)), ...further].map((name) => {
    const of = (values: MetricValues | null) =>
      values !== null && Object.hasOwn(values, name) ? (values[name] ?? null) : null;
    const candidate = of(metrics.metrics);
    const before = of(champion);
    const difference = candidate === null || before === null ? null : candidate - before;
    return {
      name,
      candidate,
      champion: before,
      baseline: of(metrics.baseline),
      difference,
      trend: trendOf(difference, greaterIsBetter(name, decision)),
      reason:
        candidate === null && Object.hasOwn(metrics.undefined_reasons, name)
          ? (metrics.undefined_reasons[name] ?? null)
          : null,
    };
  });
}

/** How to read the champion's column, in one sentence; `null` when it needs no word. */
export function championNote(metrics: MetricsFile): string | null {
  switch (metrics.champion.state) {
    case 'none':
      return 'There was no champion to compare with.';
    case 'scored':
      return null;
    case 'stored':
      return 'The champion could not be scored again: its figures come from its own training run, on other rows, and compare only roughly.';
    case 'unusable':
      return `The champion cannot be scored on this holdout: ${metrics.champion.reason}`;
  }
}
