import { describe, expect, it } from 'vitest';
import type { DecisionFile, MetricsFile } from '../contract/run-files.ts';
import { metricText, showResult, type RunResult } from './show-result.ts';

const sha = 'a'.repeat(64);
const figures = { confusion: null, roc: null, precision_recall: null, residuals: null };

const firstMetrics: MetricsFile = {
  schema: 'retrain.metrics/1',
  version: null,
  task: 'binary',
  classes: ['0', '1'],
  dataset: {
    uri: 'file:///data/heart.csv',
    generation: '1',
    sha256: sha,
    rows: 303,
    training_rows: 242,
    holdout_rows: 61,
  },
  model_sha256: sha,
  metrics: { log_loss: 0.31234, accuracy: 0.91803, precision: null, own_score: 12345.678, roc_auc: 0.95 },
  undefined_reasons: { precision: 'no row was predicted as positive.' },
  baseline: { log_loss: 0.69, accuracy: 0.5439, precision: 0.5439, roc_auc: 0.5 },
  champion: { state: 'none' },
  figures,
  champion_figures: null,
  importance: [],
  elapsed_seconds: 1,
  timestamp: '2026-11-21T08:00:00.000Z',
};

const champion = { version: 'd1-r1.1-abc', pointer_generation: '5', model_sha256: sha };

const held: DecisionFile = {
  schema: 'retrain.decision/1',
  verdict: 'hold',
  reasons: ['Log loss is worse than allowed.'],
  evidence: [
    {
      rule: 'threshold',
      metric: 'roc_auc',
      candidate: 0.95,
      champion: 0.94,
      limit: 0.8,
      greater_is_better: true,
      outcome: 'pass',
      reason: 'ok',
      sentence: 'ROC AUC is 0.95; at least 0.8 is asked for.',
    },
    {
      rule: 'max_regression',
      metric: 'log_loss',
      candidate: 0.31,
      champion: 0.3,
      limit: 0.02,
      greater_is_better: false,
      outcome: 'fail',
      reason: 'worse',
      sentence:
        'Log loss is 0.31, the champion has 0.3: worse by 0.01; nothing else is said here but that a long sentence goes over several lines.',
    },
    {
      rule: 'champion',
      metric: null,
      candidate: null,
      champion: null,
      limit: null,
      greater_is_better: null,
      outcome: 'undecided',
      reason: 'no_champion',
      sentence: 'There is no champion yet.',
    },
    {
      rule: 'baseline',
      metric: 'roc_auc',
      candidate: 0.95,
      champion: null,
      limit: 0.5,
      greater_is_better: true,
      outcome: 'info',
      reason: 'ok',
      sentence: 'Better than the 0.5 of a model that ignores its input.',
    },
  ],
  model_sha256: sha,
  champion: null,
  forced: null,
};

const nothing: RunResult = {
  metrics: undefined,
  decision: undefined,
  publication: undefined,
  deployment: undefined,
  promotion: undefined,
  curl: undefined,
  reportFile: undefined,
};

const complete: RunResult = {
  metrics: {
    ...firstMetrics,
    champion: {
      state: 'scored',
      ...champion,
      metrics: { log_loss: 0.30001, accuracy: 0.91803, precision: 0.9, roc_auc: 0.94 },
    },
  },
  decision: held,
  publication: {
    schema: 'retrain.publication/1',
    version: 'd2-r2.1-def',
    model_uri: 'gs://bucket/heart/models/d2-r2.1-def',
    model_sha256: sha,
    manifest_sha256: sha,
    files: 7,
  },
  deployment: {
    schema: 'retrain.deployment/1',
    target: 'local',
    function: 'heart',
    version: 'd2-r2.1-def',
    revision: '00002-d2',
    url: 'http://127.0.0.1:8080',
    smoke: { rows: 20, bad_requests: 3, max_difference: 0, p95_ms: 3.21 },
    previous: null,
  },
  promotion: {
    schema: 'retrain.promotion/1',
    outcome: 'promoted',
    version: 'd2-r2.1-def',
    sequence: 2,
    previous_version: 'd1-r1.1-abc',
    current_version: 'd2-r2.1-def',
    sentence: 'd2-r2.1-def is the champion (sequence 2)',
  },
  curl: `curl -s 'http://127.0.0.1:8080' -d '{"age":55}'`,
  reportFile: '/srv/heart/.retrain/report.html',
};

const golden = (name: string): string => `../../test/golden/cli/${name}.txt`;
const plain = { useColors: false, columns: undefined };

describe('the result of a run', () => {
  it('of a run with a champion and an endpoint', async () => {
    await expect(showResult(complete, plain)).toMatchFileSnapshot(golden('result-complete'));
  });

  it('of a first run without deployment', async () => {
    await expect(
      showResult({ ...complete, deployment: undefined, metrics: firstMetrics }, plain),
    ).toMatchFileSnapshot(golden('result-first'));
  });

  it('of a forced run with a champion that cannot be scored', async () => {
    const metrics: MetricsFile = {
      ...firstMetrics,
      champion: {
        state: 'unusable',
        ...champion,
        reason: 'it needs the column thal, which the dataset no longer has.',
      },
    };
    const decision: DecisionFile = {
      ...held,
      verdict: 'inconclusive',
      evidence: held.evidence.slice(2, 3),
      forced: { reason: 'holiday data', actor: 'ada' },
    };
    await expect(showResult({ ...nothing, metrics, decision }, plain)).toMatchFileSnapshot(
      golden('result-unusable-champion'),
    );
  });

  it('says when the figures of the champion are from another day', () => {
    const metrics: MetricsFile = {
      ...firstMetrics,
      champion: { state: 'stored', ...champion, metrics: { accuracy: 0.9 } },
    };
    expect(showResult({ ...nothing, metrics }, plain)).toContain(
      'could not be scored now: its figures are those of its own run',
    );
  });

  it('is wrapped to the width of a terminal', async () => {
    await expect(
      showResult({ ...nothing, decision: held }, { useColors: false, columns: 80 }),
    ).toMatchFileSnapshot(golden('result-narrow'));
    for (const columns of [80, 100, 120]) {
      const lines = showResult({ ...nothing, decision: held }, { useColors: false, columns }).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    }
  });

  it('shows what is better in green and what is worse in red', () => {
    const text = showResult(
      { ...nothing, metrics: complete.metrics },
      { useColors: true, columns: undefined },
    );
    expect(text).toContain('\u001b[32m+0.0100\u001b[39m');
    expect(text).toContain('\u001b[31m+0.0123\u001b[39m');
    // Widths are those of the text, not of the text with its colours.
    // eslint-disable-next-line no-control-regex -- colours are what is taken away
    expect(text.replaceAll(/\u001b\[\d+m/g, '')).toBe(
      showResult({ ...nothing, metrics: complete.metrics }, plain),
    );
  });

  it('is empty when nothing was done', () => {
    expect(showResult(nothing, plain)).toBe('');
  });

  it('obeys nothing that comes from the data', () => {
    const metrics: MetricsFile = { ...firstMetrics, metrics: { 'evil\u001b[2J\n::error::': 1 } };
    expect(showResult({ ...nothing, metrics }, plain)).not.toMatch(/\u001b|\n::/); // eslint-disable-line no-control-regex -- that is what must not be there
  });
});

describe('metricText', () => {
  it.each([
    [0, '0'],
    [0.5, '0.5000'],
    [-0.00012345, '-0.0001234'],
    [12345.678, '12345.7'],
    [1.23456e12, '1.235e+12'],
    [1e-9, '1.000e-9'],
    [null, '–'],
    [undefined, '–'],
  ])('%s is shown as %s', (value, expected) => {
    expect(metricText(value)).toBe(expected);
  });
});
