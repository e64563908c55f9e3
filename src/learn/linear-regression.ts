import { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import { breathe } from './breathe.ts';
import { defineEstimator, type FitRequest } from './estimator.ts';
import { solveLeastSquares } from './least-squares.ts';
import type { LinearModel } from './linear-model.ts';
import { standardDeviation } from './standard-deviation.ts';

const schema = z.strictObject({
  alpha: z.number().min(0).max(1e15).default(0).meta({
    description: 'Strength of the L2 penalty: 0 is ordinary least squares, more is ridge regression.',
  }),
  fit_intercept: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether there is a constant term, which is not penalised.' }),
});

/** The triangle that the rows are folded into has this many columns squared: 200 MB. */
const mostColumns = 5000;

/** Ordinary least squares (scikit-learn's `LinearRegression`), or with `alpha` ridge regression (its `Ridge`). */
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
  const { coefficients, intercept } = await solveLeastSquares(
    {
      columns: matrix.columns,
      target: unit === 1 ? outcome.values : outcome.values.map((value) => value / unit),
      alpha: parameters.alpha,
      hasIntercept: parameters.fit_intercept,
    },
    async (done) => {
      onProgress(done, matrix.rowCount, 'rows');
      await breathe(signal);
    },
  );
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
