import { describe, expect, it } from 'vitest';
import { configSchema } from '../contract/config.ts';
import { RetrainError } from '../contract/retrain-error.ts';
import {
  decisionFileSchema,
  type ChampionMetrics,
  type Evidence,
  type MetricValues,
} from '../contract/run-files.ts';
import { decide, type GateInput } from './gate.ts';

const gateSchema = configSchema.shape.gate;
const modelSha256 = 'a'.repeat(64);
const identity = { version: 'v1', pointer_generation: '7', model_sha256: 'b'.repeat(64) };

interface Case {
  readonly policy?: Record<string, unknown>;
  readonly task?: GateInput['task'];
  readonly metrics?: MetricValues;
  readonly undefinedReasons?: Record<string, string>;
  readonly baseline?: MetricValues;
  readonly champion?: MetricValues | ChampionMetrics;
}

function scored(metrics: MetricValues): ChampionMetrics {
  return { state: 'scored', ...identity, metrics };
}

const unusable: ChampionMetrics = { state: 'unusable', ...identity, reason: 'it needs the column "age".' };

function isState(champion: MetricValues | ChampionMetrics): champion is ChampionMetrics {
  return typeof champion['state' as keyof typeof champion] === 'string';
}

function decideCase(one: Case) {
  const champion = one.champion ?? { state: 'none' as const };
  const result = decide({
    task: one.task ?? 'binary',
    policy: gateSchema.parse(one.policy ?? {}),
    metrics: one.metrics ?? { roc_auc: 0.9 },
    undefinedReasons: one.undefinedReasons ?? {},
    baseline: one.baseline ?? { roc_auc: 0.5, accuracy: 0.6, log_loss: 0.7, rmse: 20 },
    champion: isState(champion) ? champion : scored(champion),
    modelSha256,
    actor: 'ada',
  });
  expect(decisionFileSchema.parse(result.decision)).toEqual(result.decision);
  return { ...result, ...result.decision };
}

function rowOf(evidence: readonly Evidence[], rule: string): Evidence {
  const row = evidence.find((one) => one.rule === rule);
  if (row === undefined) throw new Error(`no row of ${rule}`);
  return row;
}

/** Outcome, reason and sentence of the only rule. */
function judged(one: Case, rule: string): readonly string[] {
  const { verdict, evidence } = decideCase(one);
  const row = rowOf(evidence, rule);
  return [verdict, row.outcome, row.reason, row.sentence];
}

describe('the rules', () => {
  it('give one row each, with all figures', () => {
    const policy = {
      metrics: {
        roc_auc: { threshold: 0.7, max_regression: 0.02 },
        cost: { greater_is_better: false, min_absolute_change: 1 },
      },
    };
    const { evidence } = decideCase({
      policy,
      metrics: { roc_auc: 0.9, cost: 5 },
      champion: { roc_auc: 0.8, cost: 7 },
    });
    expect(
      evidence.map(({ rule, metric, candidate, champion, limit, greater_is_better: greater }) => [
        rule,
        metric,
        candidate,
        champion,
        limit,
        greater,
      ]),
    ).toEqual([
      ['threshold', 'roc_auc', 0.9, null, 0.7, true],
      ['max_regression', 'roc_auc', 0.9, 0.8, 0.02, true],
      ['min_absolute_change', 'cost', 5, 7, 1, false],
      ['baseline', 'roc_auc', 0.9, null, 0.5, true],
    ]);
  });

  it('hold when one fails and another cannot be decided', () => {
    const policy = { metrics: { accuracy: { max_regression: 0 }, roc_auc: { threshold: 0.95 } } };
    const { verdict, reasons } = decideCase({
      policy,
      metrics: { accuracy: null, roc_auc: 0.9 },
      champion: { accuracy: 0.5 },
    });
    expect(verdict).toBe('hold');
    expect(reasons).toEqual(['ROC AUC is 0.9, below the required 0.95.']);
  });

  it('are inconclusive when one cannot be decided', () => {
    const policy = { metrics: { accuracy: { max_regression: 0 }, roc_auc: { threshold: 0.8 } } };
    const { verdict, reasons } = decideCase({
      policy,
      metrics: { accuracy: 0.9, roc_auc: 0.9 },
      champion: { roc_auc: 0.5 },
    });
    expect(verdict).toBe('inconclusive');
    expect(reasons).toEqual([
      'Accuracy is not known for the champion, so this rule cannot be decided. A threshold alone needs no champion.',
    ]);
  });

  it('give their reasons by weight, not by their order in the configuration', () => {
    const policy = {
      metrics: { accuracy: { min_absolute_change: 0.1 }, roc_auc: { max_regression: 0, threshold: 0.95 } },
    };
    const { reasons } = decideCase({
      policy,
      metrics: { accuracy: 0.8, roc_auc: 0.9 },
      champion: { accuracy: 0.8, roc_auc: 0.92 },
    });
    expect(reasons.map((reason) => reason.slice(0, 26))).toEqual([
      'ROC AUC is 0.9, below the ',
      'ROC AUC is 0.9, the champi',
      'Accuracy is 0.8, the champ',
    ]);
  });
});

describe('the default policy', () => {
  it('lets a score lose 0.02', () => {
    const of = (candidate: number) =>
      decideCase({ metrics: { roc_auc: candidate }, champion: { roc_auc: 0.9 } }).verdict;
    expect([of(0.88), of(0.879)]).toEqual(['promote', 'hold']);
    expect(
      decideCase({ task: 'multiclass', metrics: { f1_macro: 0.5 }, champion: { f1_macro: 0.4 } }).evidence[0],
    ).toMatchObject({ metric: 'f1_macro', limit: 0.02 });
  });

  it('lets an error grow by 2 % of the champion’s, and says so', () => {
    const of = (candidate: number) =>
      judged(
        { task: 'regression', metrics: { rmse: candidate }, champion: { rmse: 10 } },
        'min_relative_change',
      );
    expect(of(10.2)[0]).toBe('promote');
    expect(of(10.3)).toEqual([
      'hold',
      'fail',
      'regression',
      "Root mean squared error is 10.3, the champion's is 10: worse by 3%, but a loss of at most 2% of the champion's value is allowed by default.",
    ]);
  });
});

describe('the first run', () => {
  const policy = { metrics: { roc_auc: { threshold: 0.8, max_regression: 0.02 } } };

  it('promotes when thresholds and the trivial baseline hold', () => {
    const { verdict, reasons, champion, evidence, failure } = decideCase({ policy });
    expect([verdict, champion, failure]).toEqual(['promote', null, null]);
    expect(reasons).toEqual([
      'There is no champion yet. As gate.on_missing_champion is promote, the first model is promoted when it reaches every threshold and is better than the trivial baseline.',
      'ROC AUC is 0.9, better than the 0.5 of a model that ignores its input.',
      'ROC AUC is 0.9, which reaches the required 0.8.',
    ]);
    expect(rowOf(evidence, 'max_regression')).toMatchObject({ outcome: 'info', reason: 'no_champion' });
  });

  it('holds below a threshold, and when the model has learned nothing', () => {
    expect(decideCase({ policy, metrics: { roc_auc: 0.7 } }).verdict).toBe('hold');
    expect(judged({ metrics: { roc_auc: 0.5 } }, 'baseline')).toEqual([
      'hold',
      'fail',
      'trivial_baseline',
      'ROC AUC is 0.5, not better than the 0.5 of a model that ignores its input.',
    ]);
    expect(judged({ task: 'regression', metrics: { rmse: 21 } }, 'baseline').slice(0, 3)).toEqual([
      'hold',
      'fail',
      'trivial_baseline',
    ]);
    expect(judged({ task: 'regression', metrics: { rmse: 19 } }, 'baseline').slice(0, 3)).toEqual([
      'promote',
      'pass',
      'ok',
    ]);
    expect(judged({ metrics: { roc_auc: Number.NaN } }, 'baseline').slice(0, 3)).toEqual([
      'hold',
      'fail',
      'not_finite',
    ]);
  });

  it('is inconclusive when there is nothing to compare with the baseline', () => {
    const cost = { metrics: { cost: { greater_is_better: false, threshold: 10 } } };
    expect(judged({ policy: cost, metrics: { cost: 3 } }, 'baseline').slice(0, 3)).toEqual([
      'inconclusive',
      'undecided',
      'metric_missing',
    ]);
    expect(judged({ metrics: { roc_auc: 0.9 }, baseline: {} }, 'baseline')[0]).toBe('inconclusive');
  });

  it('uses a metric of the rules when the primary one is not there', () => {
    const accuracy = { metrics: { accuracy: { threshold: 0.5 } } };
    expect(judged({ policy: accuracy, metrics: { accuracy: 0.7 } }, 'baseline').slice(0, 2)).toEqual([
      'promote',
      'pass',
    ]);
    expect(judged({ policy: accuracy, metrics: { accuracy: 0.6 } }, 'baseline').slice(0, 2)).toEqual([
      'hold',
      'fail',
    ]);
  });

  it.each([
    ['hold', null],
    ['fail', 'There is no champion yet. As gate.on_missing_champion is fail, the candidate is held.'],
  ])('holds when on_missing_champion is %s', (choice, wanted) => {
    const { verdict, failure, reasons } = decideCase({ policy: { ...policy, on_missing_champion: choice } });
    expect([verdict, failure]).toEqual(['hold', wanted]);
    expect(reasons).toEqual([
      `There is no champion yet. As gate.on_missing_champion is ${choice}, the candidate is held.`,
    ]);
  });
});

describe('the champion', () => {
  it('that cannot be scored holds the candidate unless the policy says otherwise', () => {
    const fact = 'The champion (version v1) cannot be scored on this holdout: it needs the column "age".';
    const of = (choice?: string) =>
      decideCase({
        policy: choice === undefined ? {} : { on_champion_unusable: choice },
        champion: unusable,
      });
    expect(of()).toMatchObject({
      verdict: 'hold',
      failure: null,
      champion: { version: 'v1', pointer_generation: '7' },
    });
    expect(of().reasons).toEqual([`${fact} As gate.on_champion_unusable is hold, the candidate is held.`]);
    expect(rowOf(of().evidence, 'max_regression')).toMatchObject({
      outcome: 'undecided',
      reason: 'champion_unusable',
    });
    expect(of('fail')).toMatchObject({
      verdict: 'hold',
      failure: `${fact} As gate.on_champion_unusable is fail, the candidate is held.`,
    });
    expect(of('promote')).toMatchObject({ verdict: 'promote', failure: null });
    expect(rowOf(of('promote').evidence, 'baseline').outcome).toBe('pass');
    const worse = decideCase({
      policy: { on_champion_unusable: 'promote' },
      champion: unusable,
      metrics: { roc_auc: 0.4 },
    });
    expect(worse.verdict).toBe('hold');
  });

  it('with figures of its own rows is compared, with a warning', () => {
    const { verdict, evidence } = decideCase({
      champion: { state: 'stored', ...identity, metrics: { roc_auc: 0.91 } },
    });
    expect(verdict).toBe('promote');
    expect(evidence[0]).toMatchObject({ rule: 'champion', outcome: 'info', reason: 'stored_champion' });
  });

  it('that is the very same model is said to be', () => {
    const { verdict, evidence } = decideCase({
      champion: { ...identity, state: 'scored', model_sha256: modelSha256, metrics: { roc_auc: 0.9 } },
    });
    expect(verdict).toBe('promote');
    expect(evidence[0]).toMatchObject({
      outcome: 'info',
      reason: 'same_model',
      sentence: 'The candidate is the very same model as the champion (version v1).',
    });
  });

  it('leaves the trivial baseline to be reported only', () => {
    const { verdict, evidence } = decideCase({ metrics: { roc_auc: 0.45 }, champion: { roc_auc: 0.4 } });
    expect(verdict).toBe('promote');
    expect(rowOf(evidence, 'baseline')).toMatchObject({ outcome: 'info', reason: 'trivial_baseline' });
  });
});

describe('force', () => {
  const force = { force: true, force_reason: 'the old model answers wrongly.' };

  it('promotes with actor and reason, and leaves the rows as they are', () => {
    const { verdict, forced, reasons, evidence } = decideCase({
      policy: force,
      metrics: { roc_auc: 0.5 },
      champion: { roc_auc: 0.9 },
    });
    expect(verdict).toBe('promote');
    expect(forced).toEqual({ reason: 'the old model answers wrongly.', actor: 'ada' });
    expect(reasons).toEqual([
      'Forced by ada, the verdict would have been hold. Reason given: the old model answers wrongly.',
      "ROC AUC is 0.5, the champion's is 0.9: worse by 0.4, but a loss of at most 0.02 is allowed by default.",
    ]);
    expect(rowOf(evidence, 'max_regression').outcome).toBe('fail');
    expect(rowOf(evidence, 'force')).toMatchObject({ outcome: 'info', reason: 'forced' });
  });

  it('says so when nothing had to be overruled, and takes the failure away', () => {
    expect(decideCase({ policy: force, champion: { roc_auc: 0.9 } }).reasons).toEqual([
      'Forced by ada, nothing had to be overruled. Reason given: the old model answers wrongly.',
    ]);
    expect(decideCase({ policy: { ...force, on_missing_champion: 'fail' } })).toMatchObject({
      verdict: 'promote',
      failure: null,
    });
  });

  it('is refused without a reason', () => {
    const input = {
      task: 'binary',
      metrics: {},
      undefinedReasons: {},
      baseline: {},
      champion: { state: 'none' },
      modelSha256,
      actor: 'ada',
    } as const;
    expect(() => decide({ ...input, policy: { ...gateSchema.parse({}), force: true } })).toThrow(
      RetrainError,
    );
  });
});
