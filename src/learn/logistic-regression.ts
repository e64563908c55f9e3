import { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import { defineEstimator, type FitRequest } from './estimator.ts';
import type { LogisticModel } from './logistic-model.ts';
import { logisticLoss, scoreCount } from './logistic-loss.ts';
import { minimiseConvex } from './minimise-convex.ts';
import { standardDeviation } from './standard-deviation.ts';

const schema = z.strictObject({
  C: z
    .number()
    .positive()
    .max(1e10)
    .default(1)
    .meta({ description: 'Inverse of the strength of the L2 penalty: smaller is stronger.' }),
  fit_intercept: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether there is a constant term, which is not penalised.' }),
  class_weight: z.enum(['none', 'balanced']).default('none').meta({
    description: '`balanced` gives every class the same weight in the loss, however many rows it has.',
  }),
  max_iter: z
    .int()
    .min(1)
    .max(100_000)
    .default(100)
    .meta({ description: 'Steps of the search; about ten are taken.' }),
  tol: z.number().min(1e-10).max(1).default(1e-4).meta({
    description:
      'Largest gradient entry at which the search may end. It also goes on until the last step gains less than 1e-12 of the loss.',
  }),
});

/**
 * Logistic regression with an L2 penalty: minimises Σ log loss + ½/C |w|², the objective of scikit-learn's
 * `LogisticRegression`, to its minimum. Two classes have one vector of coefficients; more are a softmax (multinomial).
 */
export const logisticRegression = defineEstimator({
  name: 'logistic_regression',
  tasks: ['binary', 'multiclass'],
  encoding: { kind: 'linear', scaled: true },
  schema,
  fit: async (parameters, request) => ({ saved: await fit(parameters, request), binary: null }),
});

async function fit(parameters: z.output<typeof schema>, request: FitRequest): Promise<LogisticModel> {
  const {
    C,
    fit_intercept: hasIntercept,
    class_weight: classWeight,
    max_iter: maxIterations,
    tol,
  } = parameters;
  const { matrix, outcome, onProgress, signal } = request;
  if (outcome.kind !== 'classes') throw new TypeError('Logistic regression learns classes.');
  const { rowCount } = matrix;
  const counts = new Int32Array(outcome.classCount);
  for (const label of outcome.labels) counts[label]! += 1;
  // The intercept of a class without rows would run to minus infinity: such a class is left out, and has probability 0.
  const classes = Array.from(counts.keys()).filter((label) => counts[label]! > 0);
  const position = new Map(classes.map((label, index) => [label, index]));
  const columns = hasIntercept ? [...matrix.columns, new Float64Array(rowCount).fill(1)] : matrix.columns;
  const width = columns.length;
  const loss = logisticLoss({
    columns,
    penalties: columns.map((_, column) => (column < matrix.columns.length ? 1 / C : 0)),
    labels: outcome.labels.map((label) => position.get(label)!),
    classCount: classes.length,
    classWeights: Float64Array.from(classes, (label) =>
      classWeight === 'balanced' ? rowCount / (classes.length * counts[label]!) : 1,
    ),
  });
  const rows = scoreCount(classes.length);
  const point = await minimiseConvex(loss, new Float64Array(rows * width), {
    maxIterations,
    tolerance: tol,
    onIteration: (done) => {
      onProgress(done, maxIterations, 'steps');
    },
    signal,
  });
  if (point === undefined) {
    throw new RetrainError(
      'TRAIN_FAILED',
      `logistic_regression did not reach its minimum in ${maxIterations} steps: raise train.params.max_iter, or lower C.`,
    );
  }
  const vectors = Array.from({ length: rows }, (_, row) =>
    Array.from(point.subarray(row * width, (row + 1) * width)),
  );
  return {
    classes,
    coefficients: vectors.map((vector) => vector.slice(0, matrix.columns.length)),
    intercepts: vectors.map((vector) => (hasIntercept ? vector[width - 1]! : 0)),
    importance: matrix.columns.map((values, column) => {
      const size = vectors.reduce((sum, vector) => sum + Math.abs(vector[column]!), 0) / rows;
      return size * standardDeviation(values);
    }),
  };
}
