import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../contract/config.ts';
import {
  decisionFileSchema,
  verdictSchema,
  type ChampionMetrics,
  type MetricValues,
} from '../contract/run-files.ts';
import { decide, type GateInput } from './gate.ts';

const gateSchema = configSchema.shape.gate;
const identity = { version: 'v1', pointer_generation: '7', model_sha256: 'b'.repeat(64) };

/** Scores that a law is about, among them neighbours and the ends of what a double can hold. */
const finite = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, 0.3, 0.1 + 0.2, 0.5, 1, -1, Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE),
);
const anything = fc.oneof(
  { arbitrary: finite, weight: 5 },
  fc.constantFrom(null, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);
const names = ['roc_auc', 'accuracy', 'log_loss', 'profit', 'constructor'] as const;
const values = fc.dictionary(fc.constantFrom(...names), anything, { noNullPrototype: true });
const limit = fc.oneof(fc.double({ min: -2, max: 2, noNaN: true }), fc.constantFrom(0, 0.02));

const someLimits = fc
  .record(
    {
      threshold: limit,
      min_absolute_change: limit,
      min_relative_change: limit,
      max_regression: limit.map(Math.abs),
    },
    { requiredKeys: [] },
  )
  .filter((rule) => Object.keys(rule).length > 0);
const policy = fc
  .record({
    metrics: fc.dictionary(fc.constantFrom('roc_auc', 'accuracy', 'log_loss'), someLimits, {
      noNullPrototype: true,
    }),
    on_missing_champion: fc.constantFrom('promote', 'hold', 'fail'),
    on_champion_unusable: fc.constantFrom('promote', 'hold', 'fail'),
    force: fc.boolean(),
    force_reason: fc.constant('because'),
  })
  .map((raw) => gateSchema.parse(raw));
const champion: fc.Arbitrary<ChampionMetrics> = fc.oneof(
  { weight: 4, arbitrary: values.map((metrics) => ({ state: 'scored' as const, ...identity, metrics })) },
  values.map((metrics) => ({ state: 'stored' as const, ...identity, metrics })),
  fc.constant({ state: 'none' as const }),
  fc.constant({ state: 'unusable' as const, ...identity, reason: 'it is broken' }),
);
const input: fc.Arbitrary<GateInput> = fc.record({
  task: fc.constant('binary' as const),
  policy,
  metrics: values,
  undefinedReasons: fc.constant({}),
  baseline: values,
  champion,
  modelSha256: fc.constantFrom('a'.repeat(64), identity.model_sha256),
  actor: fc.constant('ada'),
});

const runs = { numRuns: 2000 };

function duel(metric: string, rule: Record<string, unknown>, candidate: number, incumbent: number) {
  const metrics = (value: number): MetricValues => ({ [metric]: value });
  return decide({
    task: 'binary',
    policy: gateSchema.parse({ metrics: { [metric]: rule } }),
    metrics: metrics(candidate),
    undefinedReasons: {},
    baseline: {},
    champion: { state: 'scored', ...identity, metrics: metrics(incumbent) },
    modelSha256: 'a'.repeat(64),
    actor: 'ada',
  }).decision.verdict;
}

describe('the gate, whatever it is given,', () => {
  it('comes to one of three verdicts, with reasons, that can be written down', () => {
    fc.assert(
      fc.property(input, (one) => {
        const { decision } = decide(one);
        expect(verdictSchema.options).toContain(decision.verdict);
        const written = JSON.stringify(decision);
        expect(JSON.stringify(decisionFileSchema.parse(JSON.parse(written)))).toBe(written);
        expect(decision.reasons.length).toBeGreaterThan(0);
        for (const row of decision.evidence) expect(row.sentence).toMatch(/\.$/);
      }),
      runs,
    );
  });

  it('promotes only when every row has passed or informs, unless it was forced', () => {
    const verdicts = new Set<string>();
    fc.assert(
      fc.property(input, (one) => {
        const { decision, failure } = decide(one);
        verdicts.add(`${decision.verdict} ${String(one.policy.force)}`);
        expect(decision.forced !== null).toBe(one.policy.force);
        if (failure !== null) expect(decision.verdict).toBe('hold');
        if (decision.forced !== null) return;
        const outcomes = new Set(decision.evidence.map((row) => row.outcome));
        const wanted = outcomes.has('fail') ? 'hold' : outcomes.has('undecided') ? 'inconclusive' : 'promote';
        expect(decision.verdict).toBe(wanted);
        // A promotion rests on something: a row that passed.
        if (wanted === 'promote') expect(outcomes).toContain('pass');
      }),
      { numRuns: 5000 },
    );
    // The law would hold of a gate that never promotes: all verdicts have to occur.
    expect([...verdicts].sort()).toEqual([
      'hold false',
      'inconclusive false',
      'promote false',
      'promote true',
    ]);
  });

  it('never promotes a model with a figure that a rule needs and that is not there', () => {
    fc.assert(
      fc.property(input, fc.constantFrom(null, Number.NaN, Number.POSITIVE_INFINITY), (one, nothing) => {
        fc.pre(!one.policy.force);
        for (const metric of Object.keys(one.policy.metrics)) {
          expect(
            decide({ ...one, metrics: { ...one.metrics, [metric]: nothing } }).decision.verdict,
          ).not.toBe('promote');
        }
      }),
      runs,
    );
  });

  it('never turns a promotion into a hold because a figure of the candidate is better', () => {
    fc.assert(
      fc.property(input, fc.constantFrom('roc_auc', 'accuracy', 'log_loss'), finite, (one, metric, value) => {
        const before = Object.hasOwn(one.metrics, metric) ? one.metrics[metric] : undefined;
        fc.pre(typeof before === 'number' && Number.isFinite(before));
        fc.pre(metric === 'log_loss' ? value < before : value > before);
        fc.pre(decide(one).decision.verdict === 'promote');
        expect(decide({ ...one, metrics: { ...one.metrics, [metric]: value } }).decision.verdict).toBe(
          'promote',
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('does not change its input', () => {
    fc.assert(
      fc.property(input, (one) => {
        const before = structuredClone(one);
        decide(one);
        expect(structuredClone(one)).toEqual(before);
      }),
    );
  });
});

describe('two models against each other', () => {
  it('never replace one another both ways when no loss is allowed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('roc_auc', 'log_loss'),
        fc.constantFrom('max_regression', 'min_absolute_change'),
        finite,
        finite,
        (metric, kind, a, b) => {
          fc.pre(a !== b);
          expect([duel(metric, { [kind]: 0 }, a, b), duel(metric, { [kind]: 0 }, b, a)].sort()).toEqual([
            'hold',
            'promote',
          ]);
        },
      ),
      runs,
    );
  });

  it('come to the same verdict when the direction and the signs are turned round', () => {
    fc.assert(
      fc.property(someLimits, finite, finite, (rule, a, b) => {
        const turned = { ...rule, ...(rule.threshold === undefined ? {} : { threshold: -rule.threshold }) };
        const upwards = duel('profit', { ...rule, greater_is_better: true }, a, b);
        expect(duel('profit', { ...turned, greater_is_better: false }, -a, -b)).toBe(upwards);
      }),
      runs,
    );
  });

  it('have their verdict turned round with the direction', () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        fc.pre(a !== b);
        expect(duel('roc_auc', { max_regression: 0 }, a, b)).not.toBe(
          duel('log_loss', { max_regression: 0 }, a, b),
        );
      }),
      runs,
    );
  });
});
