import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { featuresOf, tableOf } from '../../test/contracts/estimator-laws-table.ts';
import { algorithmSchema, columnKindSchema } from '../contract/config.ts';
import { linearModelSchema } from './linear-model.ts';
import { logisticModelSchema } from './logistic-model.ts';
import type { Model } from './model.ts';
import { trainModel } from './train-model.ts';

const folder = new URL('../../test/vectors/learn/', import.meta.url);
const columnsSchema = z.array(
  z.object({
    name: z.string(),
    kind: columnKindSchema,
    values: z.array(z.union([z.number(), z.string(), z.boolean(), z.null()])),
  }),
);
const vectorSchema = z.object({
  algorithm: algorithmSchema,
  params: z.record(z.string(), z.union([z.number(), z.boolean(), z.string()])),
  train: columnsSchema,
  test: columnsSchema,
  target: z.array(z.number()),
  intercepts: z.array(z.number()),
  coefficients: z.array(z.array(z.number())),
  probabilities: z.array(z.array(z.number())).optional(),
  values: z.array(z.number()).optional(),
});
type Vector = z.infer<typeof vectorSchema>;

const names = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (name: string): Vector =>
  vectorSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
const vectors = names.map((name) => [name, read(name)] as const);

async function fit({ algorithm, params, train, target }: Vector): Promise<Model> {
  const classCount = algorithm === 'logistic_regression' ? Math.max(...target) + 1 : 0;
  const classes = Array.from({ length: classCount }, (_, index) => String(index));
  return trainModel({
    table: tableOf(train),
    features: featuresOf(train),
    target: {
      name: 'target',
      task: classCount === 0 ? 'regression' : classCount === 2 ? 'binary' : 'multiclass',
      classes,
      positive: classCount === 2 ? '1' : null,
    },
    actual: classCount === 0 ? Float64Array.from(target) : Int32Array.from(target),
    algorithm,
    params,
    seed: 1,
  });
}

/** Largest |a - b|, in units of the largest |b| where that is above 1. */
function difference(a: readonly number[], b: readonly number[]): number {
  expect(a).toHaveLength(b.length);
  const scale = Math.max(1, ...b.map(Math.abs));
  return Math.max(...a.map((value, index) => Math.abs(value - b[index]!) / scale));
}

/** With an L1 penalty, the same coefficients are exactly 0, and there are some. */
function expectSameDropped(
  coefficients: readonly number[],
  { params, coefficients: expected }: Vector,
): void {
  if (params['l1_ratio'] === undefined) return;
  const dropped = (values: readonly number[]) =>
    values.flatMap((value, index) => (value === 0 ? [index] : []));
  expect(dropped(coefficients)).toEqual(dropped(expected.flat()));
  expect(dropped(coefficients).length).toBeGreaterThan(0);
}

describe('models equal those of scikit-learn', () => {
  it('has vectors of both algorithms', () => {
    expect(new Set(vectors.map(([, vector]) => vector.algorithm)).size).toBe(2);
    expect(vectors.length).toBeGreaterThanOrEqual(22);
  });

  const logistic = vectors.filter(([, vector]) => vector.algorithm === 'logistic_regression');
  it.each(logistic)('%s: probabilities and coefficients', async (_, vector) => {
    const model = await fit(vector);
    const predictions = model.predict(tableOf(vector.test));
    if (predictions.kind !== 'classes' || predictions.probabilities === null)
      throw new TypeError('expected probabilities');
    expect(difference([...predictions.probabilities], vector.probabilities!.flat())).toBeLessThan(1e-6);
    const { coefficients, intercepts } = logisticModelSchema.parse(model.file.estimator);
    expect(difference(coefficients.flat(), vector.coefficients.flat())).toBeLessThan(1e-5);
    expect(difference(intercepts, vector.intercepts)).toBeLessThan(1e-5);
    expectSameDropped(coefficients.flat(), vector);
  });

  const linear = vectors.filter(([, vector]) => vector.algorithm === 'linear_regression');
  it.each(linear)('%s: values and coefficients', async (_, vector) => {
    const model = await fit(vector);
    const predictions = model.predict(tableOf(vector.test));
    if (predictions.kind !== 'values') throw new TypeError('expected values');
    expect(difference([...predictions.values], vector.values!)).toBeLessThan(1e-8);
    const { coefficients, intercept } = linearModelSchema.parse(model.file.estimator);
    expect(difference(coefficients, vector.coefficients.flat())).toBeLessThan(1e-8);
    expect(difference([intercept], vector.intercepts)).toBeLessThan(1e-8);
    expectSameDropped(coefficients, vector);
  });
});
