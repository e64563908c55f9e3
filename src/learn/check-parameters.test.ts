import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import { checkParameters } from './check-parameters.ts';
import { logisticRegression } from './logistic-regression.ts';
import { linearRegression } from './linear-regression.ts';
import { mlRandomForest } from './ml-random-forest.ts';

const schema = z.strictObject({
  C: z.number().positive().max(10).default(1),
  steps: z.int().min(1).max(9).default(3),
  weight: z.enum(['none', 'balanced']).default('none'),
  seed: z.int().min(0).optional(),
  on: z.boolean().default(true),
  share: z.number().min(0).lt(1).optional(),
});

function problemsOf(params: Record<string, unknown>): readonly string[] {
  try {
    checkParameters('test_algorithm', schema, params);
  } catch (error) {
    if (error instanceof RetrainError && error.code === 'TRAIN_PARAMETERS_INVALID') return error.problems;
    throw error;
  }
  return [];
}

describe('checking parameters', () => {
  it('fills in what is not given', () => {
    expect(checkParameters('test_algorithm', schema, { C: 2 })).toEqual({
      C: 2,
      steps: 3,
      weight: 'none',
      on: true,
    });
  });

  it('names every problem at once, with the range in words', () => {
    expect(problemsOf({ C: 0, steps: 1.5, weight: 'heavy', on: 'yes', share: 1, stepz: 4 })).toEqual([
      'train.params.stepz is not a parameter of test_algorithm: did you mean steps?',
      'train.params.C is 0: write a number above 0 and of at most 10 (default 1).',
      'train.params.steps is 1.5: write a whole number of at least 1 and of at most 9 (default 3).',
      'train.params.weight is the text "heavy": write none or balanced (default none).',
      'train.params.on is the text "yes": write true or false (default true).',
      'train.params.share is 1: write a number of at least 0 and below 1.',
    ]);
  });

  it.each([[Number.NaN], [Infinity], ['1'], [true], [11]])('refuses C: %s', (value) => {
    expect(problemsOf({ C: value })).toHaveLength(1);
  });

  it('lists what there is when nothing is near, and is not taken in by names that every object has', () => {
    const hostile = JSON.parse('{"__proto__": 1, "constructor": 2, "toString": 3}') as Record<
      string,
      unknown
    >;
    expect(problemsOf(hostile)).toEqual(
      ['__proto__', 'constructor', 'toString'].map(
        (name) =>
          `train.params.${name} is not a parameter of test_algorithm: it knows C, steps, weight, seed, on, share.`,
      ),
    );
  });

  it('does not speak of the bound that every whole number has', () => {
    expect(problemsOf({ seed: -1 })).toEqual([
      'train.params.seed is -1: write a whole number of at least 0.',
    ]);
  });

  it('shortens what is long', () => {
    expect(problemsOf({ ['x'.repeat(1000)]: 1 })[0]!.length).toBeLessThan(200);
  });
});

it("has scikit-learn's defaults where it has the parameter", () => {
  expect(logisticRegression.configure({}).parameters).toEqual({
    C: 1,
    l1_ratio: 0,
    fit_intercept: true,
    class_weight: 'none',
    max_iter: 100,
    tol: 1e-4,
  });
  expect(linearRegression.configure({}).parameters).toEqual({
    alpha: 0,
    l1_ratio: 0,
    fit_intercept: true,
    max_iter: 1000,
  });
  expect(mlRandomForest.configure({}).parameters).toEqual({
    n_estimators: 100,
    max_features: 0.8,
    replacement: false,
  });
});
