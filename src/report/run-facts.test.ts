import { describe, expect, it } from 'vitest';
import {
  binaryPromote,
  failedRun,
  multiclassBootstrap,
  regressionHold,
} from '../../test/golden/report/samples.ts';
import type { PromotionFile } from '../contract/run-files.ts';
import { headlineOf } from './headline.ts';
import { liveNow } from './live-now.ts';
import { championNote, greaterIsBetter, metricRows } from './metric-rows.ts';
import type { ReportInput } from './report-input.ts';

const withOutcome = (outcome: PromotionFile['outcome']): ReportInput => ({
  ...binaryPromote,
  promotion: { ...binaryPromote.promotion!, outcome, sentence: 'What the promotion said.' },
});

describe('headlineOf', () => {
  it.each([
    ['promoted', 'good', 'Promoted'],
    ['unchanged', 'good', 'Unchanged'],
    ['superseded', 'held', 'Superseded'],
    ['quarantined', 'held', 'Quarantined'],
    ['lost', 'held', 'Lost to another run'],
    ['held', 'held', 'Held'],
    ['unknown', 'failed', 'Outcome unknown'],
  ] as const)('calls a promotion that ended %s %s: %s', (outcome, tone, word) => {
    const headline = headlineOf(withOutcome(outcome));
    expect(headline).toMatchObject({ tone, word });
    expect(headline.sentence).toBe(
      outcome === 'promoted' || outcome === 'held'
        ? binaryPromote.decision!.reasons[0]
        : 'What the promotion said.',
    );
  });

  it('puts a failure before everything else', () => {
    expect(headlineOf({ ...binaryPromote, failure: failedRun.failure })).toEqual({
      tone: 'failed',
      word: 'Failed at validate',
      sentence: failedRun.failure!.message,
    });
  });

  it('falls back to the verdict, then to validation, then to the dataset', () => {
    const unpromoted = { ...binaryPromote, promotion: null };
    expect(headlineOf(unpromoted).word).toBe('Promote');
    expect(
      headlineOf({
        ...unpromoted,
        decision: { ...unpromoted.decision!, verdict: 'inconclusive', reasons: [] },
      }),
    ).toEqual({ tone: 'open', word: 'Inconclusive', sentence: 'The evidence does not decide.' });
    const undecided = { ...unpromoted, decision: null };
    expect(headlineOf({ ...undecided, validation: failedRun.validation }).word).toBe('Not valid');
    expect(headlineOf({ ...undecided, dataset: { ...undecided.dataset!, changed: false } }).word).toBe(
      'Nothing new',
    );
    expect(headlineOf(undecided).word).toBe('No verdict yet');
  });
});

describe('liveNow', () => {
  it('names what the pointer names after each outcome', () => {
    const champion = binaryPromote.decision!.champion!.version;
    const candidate = binaryPromote.promotion!.version;
    expect(liveNow(binaryPromote).version).toBe(candidate);
    expect(liveNow(withOutcome('held')).version).toBe(champion);
    expect(liveNow({ ...binaryPromote, promotion: null }).version).toBe(champion);
    for (const outcome of ['unchanged', 'superseded', 'lost', 'quarantined', 'unknown'] as const) {
      const input = withOutcome(outcome);
      for (const current_version of [champion, null]) {
        expect(liveNow({ ...input, promotion: { ...input.promotion!, current_version } })).toMatchObject({
          version: current_version,
          sentence: 'What the promotion said.',
        });
      }
    }
    expect(liveNow({ ...multiclassBootstrap, promotion: null })).toMatchObject({
      version: null,
      sentence: 'There is no champion yet.',
    });
  });

  it('says when the endpoint serves something else', () => {
    expect(liveNow(binaryPromote).servesInstead).toBeNull();
    expect(liveNow(regressionHold).servesInstead).toBeNull();
    expect(liveNow({ ...binaryPromote, promotion: null }).servesInstead).toBe(
      binaryPromote.deployment!.version,
    );
  });

  it('offers commands only for an address that a shell takes as it is', () => {
    expect(liveNow(binaryPromote).commands).toEqual([
      'curl -s http://127.0.0.1:8080/schema',
      "curl -s -H 'content-type: application/json' -d @row.json http://127.0.0.1:8080/",
    ]);
    const at = (url: string) =>
      liveNow({ ...binaryPromote, deployment: { ...binaryPromote.deployment!, url } }).commands;
    for (const url of [
      'javascript:alert(1)',
      'http://h/$(x)',
      "http://h/';x",
      'http://u@h/',
      'http://h/?a=b',
      'http://h /',
      'ftp://h/',
      '',
    ])
      expect(at(url), url).toEqual([]);
  });
});

describe('metricRows', () => {
  it('judges by the known direction', () => {
    const rows = new Map(
      metricRows(binaryPromote.metrics!, binaryPromote.decision).map((row) => [row.name, row]),
    );
    expect(rows.get('roc_auc')?.trend).toBe('better');
    expect(rows.get('log_loss')).toMatchObject({ trend: 'better' });
    expect(rows.get('log_loss')!.difference).toBeLessThan(0);
    const worse = new Map(
      metricRows(regressionHold.metrics!, regressionHold.decision).map((row) => [row.name, row.trend]),
    );
    expect([...worse]).toEqual([
      ['mae', 'worse'],
      ['rmse', 'worse'],
      ['r2', 'worse'],
      ['mape', 'same'],
    ]);
  });

  it('takes the direction of a metric of the user’s own from the evidence, and does not guess it', () => {
    expect(greaterIsBetter('cost_per_patient', binaryPromote.decision)).toBe(false);
    expect(greaterIsBetter('cost_per_patient', null)).toBeNull();
    expect(greaterIsBetter('constructor', null)).toBeNull();
    expect(metricRows(binaryPromote.metrics!, null).at(-1)).toMatchObject({
      name: 'cost_per_patient',
      trend: null,
      difference: -1.25,
    });
  });

  it('keeps what is undefined undefined, with its reason', () => {
    const row = metricRows(multiclassBootstrap.metrics!, null).find(({ name }) => name === 'roc_auc_ovr');
    expect(row).toMatchObject({
      candidate: null,
      champion: null,
      difference: null,
      trend: null,
      reason: 'the model gives no probabilities.',
    });
  });

  it('says how the champion’s figures came about', () => {
    expect(championNote(binaryPromote.metrics!)).toBeNull();
    expect(championNote(multiclassBootstrap.metrics!)).toMatch(/no champion to compare/);
    expect(championNote(regressionHold.metrics!)).toMatch(/on other rows/);
  });
});
