import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { taskSchema } from '../contract/config.ts';
import { metricsOfTask } from '../contract/metric-names.ts';
import { metricValuesSchema, type MetricValues } from '../contract/run-files.ts';
import type { Predictions } from '../learn/model.ts';
import { baselineMetrics } from './baseline.ts';
import { computeFigures } from './figures.ts';
import { computeMetrics } from './metrics.ts';

const folder = new URL('../../test/vectors/evaluate/', import.meta.url);
const curve = z.array(z.tuple([z.number(), z.number()]));
const vectorSchema = z.strictObject({
  task: taskSchema,
  classes: z.array(z.string()),
  actual: z.array(z.number()),
  labels: z.array(z.int()).nullable(),
  probabilities: z.array(z.number()).nullable(),
  values: z.array(z.number()).nullable(),
  metrics: metricValuesSchema,
  confusion: z.array(z.array(z.int())).nullable(),
  roc: curve.nullable(),
  precision_recall: curve.nullable(),
  training_actual: z.array(z.number()),
  baseline: metricValuesSchema,
});

function expectClose(found: MetricValues, wanted: MetricValues): void {
  expect(Object.keys(found)).toEqual(Object.keys(wanted));
  for (const [name, value] of Object.entries(wanted)) {
    const ours = found[name]!;
    if (value === null) expect(ours, name).toBeNull();
    else
      expect(Math.abs(ours - value), `${name}: ${ours}, not ${value}`).toBeLessThanOrEqual(
        1e-12 * Math.max(1, Math.abs(value)),
      );
  }
}

function expectCurve(
  found: readonly (readonly [number, number])[] | null,
  wanted: readonly (readonly [number, number])[] | null,
): void {
  if (wanted === null) return;
  expect(found).toHaveLength(wanted.length);
  wanted.forEach(([x, y], i) => {
    expect(found![i]![0]).toBeCloseTo(x, 12);
    expect(found![i]![1]).toBeCloseTo(y, 12);
  });
}

const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('metrics against scikit-learn', () => {
  it('has vectors to compare with', () => {
    expect(names.length).toBeGreaterThanOrEqual(25);
  });

  it.each(names)('%s', (name) => {
    const vector = vectorSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    const { task, classes } = vector;
    const rows = (values: readonly number[]) =>
      task === 'regression' ? Float64Array.from(values) : Int32Array.from(values);
    const actual = rows(vector.actual);
    const predictions: Predictions =
      vector.values === null
        ? {
            kind: 'classes',
            labels: Int32Array.from(vector.labels!),
            probabilities: vector.probabilities === null ? null : Float64Array.from(vector.probabilities),
          }
        : { kind: 'values', values: Float64Array.from(vector.values) };
    const input = { task, classes, actual, predictions };

    const { metrics, undefinedReasons } = computeMetrics(input);
    expect(Object.keys(metrics)).toEqual(metricsOfTask[task]);
    expectClose(metrics, vector.metrics);
    expect(Object.keys(undefinedReasons)).toEqual(
      Object.keys(metrics).filter((metric) => metrics[metric] === null),
    );
    for (const reason of Object.values(undefinedReasons)) expect(reason).toMatch(/^[A-Z].+\.$/);

    expectClose(
      baselineMetrics({ task, classes, trainingActual: rows(vector.training_actual), actual }),
      vector.baseline,
    );

    const figures = computeFigures(input);
    expect(figures.confusion).toEqual(vector.confusion);
    expectCurve(figures.roc, vector.roc);
    expectCurve(figures.precision_recall, vector.precision_recall);
  });
});
