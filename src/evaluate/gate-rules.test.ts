import { describe, expect, it } from 'vitest';
import type { ChampionMetrics, MetricValues } from '../contract/run-files.ts';
import { knownDirection, type RuleKind } from './gate-policy.ts';
import { checkRule } from './gate-rules.ts';

const identity = { version: 'v1', pointer_generation: '7', model_sha256: 'b'.repeat(64) };

function scored(metrics: MetricValues): ChampionMetrics {
  return { state: 'scored', ...identity, metrics };
}

/** Outcome, reason and sentence of one rule. */
function judge(
  kind: RuleKind,
  limit: number,
  metric: string,
  candidate: number | null | undefined,
  champion: number | null | undefined | ChampionMetrics,
  context: { undefinedReasons?: Record<string, string>; onChampionUnusable?: 'hold' | 'promote' } = {},
): readonly string[] {
  const direction = knownDirection(metric);
  const valuesOf = (value: number | null | undefined): MetricValues =>
    value === undefined ? {} : { [metric]: value };
  const { outcome, reason, sentence } = checkRule(
    { kind, metric, limit, greaterIsBetter: direction !== 'smaller', isDefault: false },
    {
      metrics: valuesOf(candidate),
      undefinedReasons: context.undefinedReasons ?? {},
      champion: typeof champion === 'object' && champion !== null ? champion : scored(valuesOf(champion)),
      onChampionUnusable: context.onChampionUnusable ?? 'hold',
    },
  );
  return [outcome, reason, sentence];
}

describe('threshold', () => {
  it.each([
    ['roc_auc', 0.8, 0.8, 'pass', 'ok', 'ROC AUC is 0.8, which reaches the required 0.8.'],
    ['roc_auc', 0.8, 0.79999, 'fail', 'below_threshold', 'ROC AUC is 0.79999, below the required 0.8.'],
    ['log_loss', 0.5, 0.5, 'pass', 'ok', 'Log loss is 0.5, within the allowed 0.5.'],
    ['log_loss', 0.5, 0.6, 'fail', 'below_threshold', 'Log loss is 0.6, above the allowed 0.5.'],
  ])('%s %d: %d', (metric, limit, candidate, ...wanted) => {
    expect(judge('threshold', limit, metric, candidate, null)).toEqual(wanted);
  });
});

describe('max_regression', () => {
  it.each([
    [
      0.92,
      0.9,
      'pass',
      'ok',
      "ROC AUC is 0.92, the champion's is 0.9: better by 0.02; a loss of at most 0.02 is allowed.",
    ],
    [
      0.9,
      0.9,
      'pass',
      'ok',
      "ROC AUC is 0.9, the champion's is 0.9: no difference; a loss of at most 0.02 is allowed.",
    ],
    [
      0.88,
      0.9,
      'pass',
      'ok',
      "ROC AUC is 0.88, the champion's is 0.9: worse by 0.02; a loss of at most 0.02 is allowed.",
    ],
    [
      0.85,
      0.9,
      'fail',
      'regression',
      "ROC AUC is 0.85, the champion's is 0.9: worse by 0.05, but a loss of at most 0.02 is allowed.",
    ],
    [
      0.879999,
      0.9,
      'fail',
      'regression',
      "ROC AUC is 0.88, the champion's is 0.9: worse by 0.020001, but a loss of at most 0.02 is allowed.",
    ],
  ])('0.02: %d after %d', (candidate, champion, ...wanted) => {
    expect(judge('max_regression', 0.02, 'roc_auc', candidate, champion)).toEqual(wanted);
  });

  it('of 0 forgives nothing, not even the last digit', () => {
    expect(judge('max_regression', 0, 'roc_auc', 0.3, 0.1 + 0.2)).toEqual([
      'fail',
      'regression',
      "ROC AUC is 0.3, the champion's is 0.30000000000000004: worse by 5.551e-17, but no loss is allowed.",
    ]);
    expect(judge('max_regression', 0, 'roc_auc', 0.1 + 0.2, 0.3)[0]).toBe('pass');
  });

  it('is not defeated by the size of the numbers', () => {
    expect(judge('max_regression', 1, 'rmse', 1e9 + 2, 1e9)[0]).toBe('fail');
    expect(judge('max_regression', 0.001, 'rmse', -Number.MAX_VALUE, Number.MAX_VALUE)[0]).toBe('pass');
    expect(judge('max_regression', 0.001, 'rmse', Number.MAX_VALUE, -Number.MAX_VALUE)[0]).toBe('fail');
  });
});

describe('min_absolute_change', () => {
  it.each([
    [
      0.93,
      0.9,
      'pass',
      'ok',
      "ROC AUC is 0.93, the champion's is 0.9: better by 0.03; a gain of at least 0.01 is required.",
    ],
    [
      0.91,
      0.9,
      'pass',
      'ok',
      "ROC AUC is 0.91, the champion's is 0.9: better by 0.01; a gain of at least 0.01 is required.",
    ],
    [
      0.905,
      0.9,
      'fail',
      'change_too_small',
      "ROC AUC is 0.905, the champion's is 0.9: better by 0.005, but a gain of at least 0.01 is required.",
    ],
    [
      0.8,
      0.9,
      'fail',
      'change_too_small',
      "ROC AUC is 0.8, the champion's is 0.9: worse by 0.1, but a gain of at least 0.01 is required.",
    ],
  ])('0.01: %d after %d', (candidate, champion, ...wanted) => {
    expect(judge('min_absolute_change', 0.01, 'roc_auc', candidate, champion)).toEqual(wanted);
  });
});

describe('min_relative_change', () => {
  it.each([
    [
      8,
      10,
      'pass',
      'ok',
      "Log loss is 8, the champion's is 10: better by 20%; a gain of at least 10% of the champion's value is required.",
    ],
    [
      9.5,
      10,
      'fail',
      'change_too_small',
      "Log loss is 9.5, the champion's is 10: better by 5%, but a gain of at least 10% of the champion's value is required.",
    ],
    [
      0,
      0,
      'fail',
      'baseline_zero',
      'Log loss of the champion is 0, and a change relative to 0 is not defined; use min_absolute_change or max_regression.',
    ],
  ])('10 percent: %d after %d', (candidate, champion, ...wanted) => {
    expect(judge('min_relative_change', 0.1, 'log_loss', candidate, champion)).toEqual(wanted);
  });

  it('is a share of the size of a negative value', () => {
    const outcomes = [-1.8, -1.81, -2.2].map(
      (candidate) => judge('min_relative_change', 0.1, 'r2', candidate, -2)[0],
    );
    expect(outcomes).toEqual(['pass', 'fail', 'fail']);
  });

  it('below 0 allows a loss', () => {
    const outcomes = [10.2, 10.21].map((candidate) =>
      judge('min_relative_change', -0.02, 'rmse', candidate, 10).slice(0, 2),
    );
    expect(outcomes).toEqual([
      ['pass', 'ok'],
      ['fail', 'regression'],
    ]);
  });
});

describe('any rule', () => {
  const kinds: readonly RuleKind[] = [
    'threshold',
    'max_regression',
    'min_absolute_change',
    'min_relative_change',
  ];

  it.each(kinds)('%s is undecided without a figure of the candidate, whatever the champion', (kind) => {
    const undefinedReasons = { roc_auc: 'The holdout has rows of one class only.' };
    const sentence = 'ROC AUC is not known for the candidate, so this rule cannot be decided.';
    for (const champion of [0.5, null, { state: 'none' } as const]) {
      expect(judge(kind, 0.1, 'roc_auc', null, champion, { undefinedReasons })).toEqual([
        'undecided',
        'metric_missing',
        `${sentence} The holdout has rows of one class only.`,
      ]);
      expect(judge(kind, 0.1, 'roc_auc', undefined, champion)).toEqual([
        'undecided',
        'metric_missing',
        sentence,
      ]);
    }
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'fails when the candidate has %d',
    (value) => {
      for (const metric of ['roc_auc', 'log_loss']) {
        for (const kind of kinds)
          expect(judge(kind, 0, metric, value, 0.5).slice(0, 2)).toEqual(['fail', 'not_finite']);
      }
    },
  );

  it.each([
    [
      null,
      'champion_lacks_metric',
      'ROC AUC is not known for the champion, so this rule cannot be decided. A threshold alone needs no champion.',
    ],
    [
      undefined,
      'champion_lacks_metric',
      'ROC AUC is not known for the champion, so this rule cannot be decided. A threshold alone needs no champion.',
    ],
    [
      Number.NaN,
      'not_finite',
      'ROC AUC of the champion is not a finite number, so this rule cannot be decided. A threshold alone needs no champion.',
    ],
  ])('that compares is undecided when the champion has %s', (champion, ...wanted) => {
    for (const kind of kinds.slice(1))
      expect(judge(kind, 0.1, 'roc_auc', 0.9, champion)).toEqual(['undecided', ...wanted]);
    expect(judge('threshold', 0.1, 'roc_auc', 0.9, champion)[0]).toBe('pass');
  });

  it('that compares informs without a champion, and decides nothing over one that cannot be scored', () => {
    const unusable: ChampionMetrics = { state: 'unusable', ...identity, reason: 'it is broken' };
    for (const kind of kinds.slice(1)) {
      expect(judge(kind, 0.1, 'roc_auc', 0.9, { state: 'none' }).slice(0, 2)).toEqual([
        'info',
        'no_champion',
      ]);
      expect(judge(kind, 0.1, 'roc_auc', 0.9, unusable).slice(0, 2)).toEqual([
        'undecided',
        'champion_unusable',
      ]);
      expect(
        judge(kind, 0.1, 'roc_auc', 0.9, unusable, { onChampionUnusable: 'promote' }).slice(0, 2),
      ).toEqual(['info', 'champion_unusable']);
    }
  });

  it('takes no inherited property for a figure', () => {
    expect(judge('threshold', 0, 'constructor', undefined, null).slice(0, 2)).toEqual([
      'undecided',
      'metric_missing',
    ]);
  });
});
