import { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import { breathe } from './breathe.ts';
import { defineEstimator, type FitRequest } from './estimator.ts';
import { solveElasticNet } from './elastic-net.ts';
import { solveLeastSquares } from './least-squares.ts';
import type { LinearModel } from './linear-model.ts';
import { standardDeviation } from './standard-deviation.ts';

const schema = z.strictObject({
  alpha: z.number().min(0).max(1e15).default(0).meta({
    description:
      'Strength of the penalty; 0 is ordinary least squares. With `l1_ratio` 0 it means what it means for `Ridge` (squared errors are summed), above 0 what it means for `ElasticNet` (they are averaged).',
  }),
  l1_ratio: z.number().min(0).max(1).default(0).meta({
    description:
      'Share of the L1 penalty, which drops columns: 0 is ridge regression, 1 is `Lasso`, between them is `ElasticNet`.',
  }),
  fit_intercept: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether there is a constant term, which is not penalised.' }),
  max_iter: z.int().min(1).max(1_000_000).default(1000).meta({
    description: 'Passes over the coefficients with an L1 penalty; about ten are taken.',
  }),
});

/** The triangle that the rows are folded into has this many columns squared: 200 MB. */
const mostColumns = 5000;

/**
 * Ordinary least squares (scikit-learn's `LinearRegression`), with `alpha` ridge regression (its `Ridge`), and with `l1_ratio`
 * an elastic net (its `ElasticNet`).
 */
export const linearRegression = defineEstimator({
  name: 'linear_regression',
  tasks: ['regression'],
  encoding: { kind: 'linear', scaled: true },
  schema,
  fit: async (parameters, request) => ({ saved: await fit(parameters, request), binary: null }),
});

async function fit(
  parameters: z.output<typeof schema>,
  { matrix, outcome, onProgress, signal }: FitRequest,
): Promise<LinearModel> {
  if (outcome.kind !== 'values') throw new TypeError('Linear regression learns values.');
  if (matrix.columns.length > mostColumns) {
    throw new RetrainError(
      'TRAIN_FAILED',
      `Encoded, the features are ${matrix.columns.length} columns; linear_regression solves at most ${mostColumns}: leave out columns with many categories (dataset.exclude).`,
    );
  }
  // Squares of very large targets leave the range of a double; in units of the largest they do not.
  const magnitude = outcome.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const unit = magnitude > 1e150 || (magnitude < 1e-150 && magnitude > 0) ? magnitude : 1;
  const { alpha, l1_ratio: share, fit_intercept: hasIntercept, max_iter: maxPasses } = parameters;
  const problem = {
    columns: matrix.columns,
    target: unit === 1 ? outcome.values : outcome.values.map((value) => value / unit),
    hasIntercept,
  };
  const onRows = async (done: number) => {
    onProgress(done, matrix.rowCount, 'rows');
    await breathe(signal);
  };
  const solution =
    share > 0 && alpha > 0
      ? await solveElasticNet(
          { ...problem, l1: (alpha * share) / unit, l2: alpha * (1 - share) },
          { maxPasses, onRows, onPass: () => breathe(signal) },
        )
      : await solveLeastSquares({ ...problem, alpha }, onRows);
  if (solution === undefined) {
    throw new RetrainError(
      'TRAIN_FAILED',
      `linear_regression did not reach its minimum in ${maxPasses} passes over the coefficients: raise train.params.max_iter, or train.params.alpha.`,
    );
  }
  const { coefficients, intercept } = solution;
  const scaled = coefficients.map((coefficient) => coefficient * unit);
  if (!scaled.every(Number.isFinite) || !Number.isFinite(intercept * unit)) {
    throw new RetrainError(
      'TRAIN_FAILED',
      'linear_regression found no finite coefficients: the target has values too large to be added up.',
    );
  }
  return {
    coefficients: Array.from(scaled),
    intercept: intercept * unit,
    importance: matrix.columns.map((values, column) => Math.abs(scaled[column]!) * standardDeviation(values)),
  };
}
