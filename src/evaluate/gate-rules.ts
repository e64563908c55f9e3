import type { ChampionMetrics, Evidence, MetricValues } from '../contract/run-files.ts';
import { formatNumber, formatPair, formatPercent } from './format-number.ts';
import type { GateRule } from './gate-policy.ts';
import { metricLabel } from '../contract/metric-label.ts';
import { readMetric } from './metric-reading.ts';

/** What a rule looks at. */
export interface RuleContext {
  readonly metrics: MetricValues;
  readonly undefinedReasons: Readonly<Record<string, string>>;
  readonly champion: ChampionMetrics;
  /** What to do about a champion that cannot be scored. */
  readonly onChampionUnusable: 'hold' | 'fail' | 'promote';
}

/** What a rule came to, before the fields that it shares with every other row. */
interface Finding {
  readonly champion: number | null;
  readonly outcome: Evidence['outcome'];
  readonly reason: string;
  readonly sentence: string;
}

/** One row of evidence for one rule. What the candidate lacks is never made up for by what the champion lacks. */
export function checkRule(rule: GateRule, context: RuleContext): Evidence {
  const candidate = readMetric(context.metrics, rule.metric);
  const value = candidate.state === 'number' ? candidate.value : null;
  const { champion, outcome, reason, sentence } =
    candidate.state === 'missing'
      ? missing(rule, context)
      : candidate.state === 'not-finite'
        ? notFinite(rule)
        : rule.kind === 'threshold'
          ? compareWithThreshold(rule, candidate.value)
          : compareWithChampion(rule, candidate.value, context);
  return {
    rule: rule.kind,
    metric: rule.metric,
    candidate: value,
    champion,
    limit: rule.limit,
    greater_is_better: rule.greaterIsBetter,
    outcome,
    reason,
    sentence,
  };
}

function missing({ metric }: GateRule, { undefinedReasons }: RuleContext): Finding {
  const why = Object.hasOwn(undefinedReasons, metric) ? ` ${undefinedReasons[metric] ?? ''}` : '';
  const sentence = `${metricLabel(metric)} is not known for the candidate, so this rule cannot be decided.${why}`;
  return { champion: null, outcome: 'undecided', reason: 'metric_missing', sentence };
}

function notFinite({ metric }: GateRule): Finding {
  const sentence = `${metricLabel(metric)} of the candidate is not a finite number, so the candidate cannot be trusted.`;
  return { champion: null, outcome: 'fail', reason: 'not_finite', sentence };
}

function compareWithThreshold({ metric, limit, greaterIsBetter }: GateRule, value: number): Finding {
  const isReached = greaterIsBetter ? value >= limit : value <= limit;
  const [shown, wanted] = formatPair(value, limit);
  const relation = greaterIsBetter
    ? isReached
      ? `which reaches the required ${wanted}`
      : `below the required ${wanted}`
    : isReached
      ? `within the allowed ${wanted}`
      : `above the allowed ${wanted}`;
  return {
    champion: null,
    outcome: isReached ? 'pass' : 'fail',
    reason: isReached ? 'ok' : 'below_threshold',
    sentence: `${metricLabel(metric)} is ${shown}, ${relation}.`,
  };
}

function compareWithChampion(rule: GateRule, value: number, context: RuleContext): Finding {
  const { champion } = context;
  const label = metricLabel(rule.metric);
  switch (champion.state) {
    case 'none':
      return {
        champion: null,
        outcome: 'info',
        reason: 'no_champion',
        sentence: `${label} is ${formatNumber(value)}; there is no champion yet to compare it with.`,
      };
    case 'unusable':
      return {
        champion: null,
        outcome: context.onChampionUnusable === 'promote' ? 'info' : 'undecided',
        reason: 'champion_unusable',
        sentence: `${label} is ${formatNumber(value)}; the champion cannot be scored, so there is nothing to compare it with.`,
      };
    case 'scored':
    case 'stored': {
      const reading = readMetric(champion.metrics, rule.metric);
      if (reading.state === 'number') return compareValues(rule, value, reading.value);
      const lack =
        reading.state === 'missing'
          ? 'is not known for the champion'
          : 'of the champion is not a finite number';
      return {
        champion: null,
        outcome: 'undecided',
        reason: reading.state === 'missing' ? 'champion_lacks_metric' : 'not_finite',
        sentence: `${label} ${lack}, so this rule cannot be decided. A threshold alone needs no champion.`,
      };
    }
  }
}

/**
 * Decimal limits are not exact in binary: 0.9 − 0.88 exceeds 0.02 by 2e-17. The comparison forgives that much, relative to the
 * champion's value and the limit (not to the candidate's, so that a better candidate is never judged worse). Without a limit there
 * is nothing to forgive: the sign of a difference is exact.
 */
const ROUNDING = 4 * Number.EPSILON;

function compareValues(rule: GateRule, value: number, championValue: number): Finding {
  const { kind, limit, greaterIsBetter } = rule;
  const label = metricLabel(rule.metric);
  if (kind === 'min_relative_change' && championValue === 0) {
    const sentence = `${label} of the champion is 0, and a change relative to 0 is not defined; use min_absolute_change or max_regression.`;
    return { champion: championValue, outcome: 'fail', reason: 'baseline_zero', sentence };
  }
  const better = greaterIsBetter ? value - championValue : championValue - value;
  const scale = kind === 'min_relative_change' ? Math.abs(championValue) : 1;
  const required = (kind === 'max_regression' ? -limit : limit) * scale;
  const slack = limit === 0 ? 0 : ROUNDING * (Math.abs(championValue) + Math.abs(required));
  const isEnough = better >= required - slack;
  const allowsLoss = required <= 0;
  return {
    champion: championValue,
    outcome: isEnough ? 'pass' : 'fail',
    reason: isEnough ? 'ok' : allowsLoss ? 'regression' : 'change_too_small',
    sentence: comparisonSentence(rule, value, championValue, better, isEnough),
  };
}

function comparisonSentence(
  rule: GateRule,
  value: number,
  championValue: number,
  better: number,
  isEnough: boolean,
): string {
  const isRelative = rule.kind === 'min_relative_change';
  const allowsLoss = rule.kind === 'max_regression' || rule.limit <= 0;
  const bound = Math.abs(rule.limit);
  const [shown, champions] = formatPair(value, championValue);
  const amount = Math.abs(better) / (isRelative ? Math.abs(championValue) : 1);
  const format = isRelative ? formatPercent : formatNumber;
  // Told apart only where the difference matters: a loss of exactly the limit would otherwise be shown with its rounding error.
  const [by, limit] = isEnough ? [format(amount), format(bound)] : formatPair(amount, bound, format);
  const change = better === 0 ? 'no difference' : `${better > 0 ? 'better' : 'worse'} by ${by}`;
  const source = rule.isDefault ? ' by default' : '';
  const share = isRelative ? " of the champion's value" : '';
  const facts = `${metricLabel(rule.metric)} is ${shown}, the champion's is ${champions}: ${change}`;
  if (allowsLoss) {
    const allowed =
      bound === 0 ? 'no loss is allowed' : `a loss of at most ${limit}${share} is allowed${source}`;
    return isEnough ? `${facts}; ${allowed}.` : `${facts}, but ${allowed}.`;
  }
  const required = `a gain of at least ${limit}${share} is required`;
  return isEnough ? `${facts}; ${required}.` : `${facts}, but ${required}.`;
}
