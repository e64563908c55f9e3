import type { Config, MetricRule, Task } from '../contract/config.ts';
import { metricDirections, metricsOfTask, primaryMetric, type MetricName } from '../contract/metric-names.ts';
import { RetrainError } from '../contract/retrain-error.ts';
import type { MetricValues } from '../contract/run-files.ts';
import { nearestName } from '../contract/nearest-name.ts';

/** What a rule looks at, in the order in which reasons are given. */
export const ruleKinds = [
  'threshold',
  'max_regression',
  'min_relative_change',
  'min_absolute_change',
] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** One thing to check, with its direction known. */
export interface GateRule {
  readonly kind: RuleKind;
  readonly metric: string;
  readonly greaterIsBetter: boolean;
  readonly limit: number;
  /** True for the rule that applies when the configuration has none. */
  readonly isDefault: boolean;
}

/** The default policy lets the primary metric lose this much: of itself when it is a score, of the champion's value when it is an error. */
const DEFAULT_TOLERANCE = 0.02;

export interface PolicyInput {
  readonly task: Task;
  readonly policy: Config['gate'];
  readonly metrics: MetricValues;
  /** The champion's metrics, empty when it has none. */
  readonly championMetrics: MetricValues;
}

/**
 * The rules of the configuration with their directions, in its order; the default policy when it has none.
 *
 * Errors: `GATE_POLICY_INVALID` with every problem: a metric that this run does not have, a metric of one's own without a direction, a
 * direction that contradicts a known one, a rule that checks nothing.
 */
export function resolvePolicy(input: PolicyInput): readonly GateRule[] {
  const entries = Object.entries(input.policy.metrics);
  if (entries.length === 0) return [defaultRule(input.task)];
  const problems: string[] = [];
  const rules = entries.flatMap(([metric, rule]) => {
    const greaterIsBetter = resolveDirection(metric, rule, input, problems);
    const checks = ruleKinds.flatMap((kind) => {
      const limit = rule[kind];
      return limit === undefined ? [] : [{ kind, metric, greaterIsBetter, limit, isDefault: false }];
    });
    if (checks.length === 0) {
      problems.push(
        `${path(metric)} checks nothing: write one of ${ruleKinds.join(', ')} below it, or remove it.`,
      );
    }
    return checks;
  });
  if (problems.length > 0) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    const names = knownNames(input).map(shorten).join(', ');
    throw new RetrainError(
      'GATE_POLICY_INVALID',
      `gate.metrics has ${count}. This run has the metrics ${names}.`,
      { problems },
    );
  }
  return rules;
}

/** The direction of a metric in the closed table, or undefined for a metric of the user's own. */
export function knownDirection(metric: string): 'greater' | 'smaller' | undefined {
  // Own keys only: a metric may be called `constructor`.
  return Object.hasOwn(metricDirections, metric) ? metricDirections[metric as MetricName] : undefined;
}

function defaultRule(task: Task): GateRule {
  const metric = primaryMetric[task];
  // Scores run from 0 to 1 and can lose an amount; an error has the unit of the target and can only lose a share.
  return metricDirections[metric] === 'greater'
    ? { kind: 'max_regression', metric, greaterIsBetter: true, limit: DEFAULT_TOLERANCE, isDefault: true }
    : {
        kind: 'min_relative_change',
        metric,
        greaterIsBetter: false,
        limit: -DEFAULT_TOLERANCE,
        isDefault: true,
      };
}

function resolveDirection(metric: string, rule: MetricRule, input: PolicyInput, problems: string[]): boolean {
  const known = knownDirection(metric);
  const names = knownNames(input);
  if (!names.includes(metric)) {
    const near = nearestName(metric, names);
    const what =
      known === undefined ? 'is no metric of this run' : `is a metric of another task than ${input.task}`;
    problems.push(`${path(metric)} ${what}${near === undefined ? '.' : `: did you mean ${shorten(near)}?`}`);
  } else if (known === undefined && rule.greater_is_better === undefined) {
    problems.push(
      `${path(metric)} is a metric of your own: write greater_is_better: true below it, or false when smaller is better.`,
    );
  } else if (known !== undefined && rule.greater_is_better === (known === 'smaller')) {
    problems.push(
      `${path(metric)}.greater_is_better contradicts what is known: ${known} is better for ${metric}. Remove the line.`,
    );
  }
  return known === undefined ? (rule.greater_is_better ?? true) : known === 'greater';
}

/** The task's own metrics, whether or not they could be computed, and those that the candidate or the champion has besides. */
function knownNames({ task, metrics, championMetrics }: PolicyInput): string[] {
  return [
    ...new Set<string>([...metricsOfTask[task], ...Object.keys(metrics), ...Object.keys(championMetrics)]),
  ];
}

function path(metric: string): string {
  return `gate.metrics.${shorten(metric)}`;
}

function shorten(name: string): string {
  return name.slice(0, 64);
}
