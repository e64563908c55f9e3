import { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import { defineEstimator, type FitRequest } from './estimator.ts';
import type { LogisticModel } from './logistic-model.ts';
import { logisticLoss, scoreCount } from './logistic-loss.ts';
import { minimiseElasticNet, mostCoefficients, type ElasticNetPenalty } from './minimise-elastic-net.ts';
import { minimiseConvex } from './minimise-convex.ts';
import { standardDeviation } from './standard-deviation.ts';

const schema = z.strictObject({
  C: z
    .number()
    .positive()
    .max(1e10)
    .default(1)
    .meta({ description: 'Inverse of the strength of the penalty: smaller is stronger.' }),
  l1_ratio: z.number().min(0).max(1).default(0).meta({
    description:
      'Share of the L1 penalty, which drops columns: 0 is L2 only, 1 is L1 only, between them is an elastic net.',
  }),
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
 * `LogisticRegression`, to its minimum; with `l1_ratio` Σ log loss + (l1_ratio |w|₁ + ½ (1 − l1_ratio) |w|²) / C, its
 * `penalty='elasticnet'`. Two classes have one vector of coefficients; more are a softmax (multinomial).
 */
export const logisticRegression = defineEstimator({
  name: 'logistic_regression',
  tasks: ['binary', 'multiclass'],
  encoding: { kind: 'linear', scaled: true },
  schema,
  fit: async (parameters, request) => ({ saved: await fit(parameters, request), binary: null }),
});

async function fit(parameters: z.output<typeof schema>, request: FitRequest): Promise<LogisticModel> {
  const { C, l1_ratio: share, fit_intercept: hasIntercept, class_weight: classWeight, tol } = parameters;
  const maxIterations = parameters.max_iter;
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
  const penalties = columns.map((_, column) => (column < matrix.columns.length ? 1 / C : 0));
  const loss = logisticLoss({
    columns,
    penalties: share > 0 ? columns.map(() => 0) : penalties,
    labels: outcome.labels.map((label) => position.get(label)!),
    classCount: classes.length,
    classWeights: Float64Array.from(classes, (label) =>
      classWeight === 'balanced' ? rowCount / (classes.length * counts[label]!) : 1,
    ),
  });
  const rows = scoreCount(classes.length);
  const start = new Float64Array(rows * width);
  const options = {
    maxIterations,
    tolerance: tol,
    onIteration: (done: number) => {
      onProgress(done, maxIterations, 'steps');
    },
    signal,
  };
  const point =
    share > 0
      ? await minimumOf(loss, start, elasticNet(penalties, share), options)
      : await minimiseConvex(loss, start, options);
  if (point === undefined) {
    throw new RetrainError(
      'TRAIN_FAILED',
      `logistic_regression did not reach its minimum in ${maxIterations} steps: raise train.params.max_iter, or lower C.`,
    );
  }
  // Nothing but this convention makes the constant terms of a softmax unique; without L1 they come out like this.
  if (share > 0 && hasIntercept && rows > 1) centreIntercepts(point, width);
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

const elasticNet = (penalties: readonly number[], share: number): ElasticNetPenalty => ({
  l1: Float64Array.from(penalties, (penalty) => penalty * share),
  l2: Float64Array.from(penalties, (penalty) => penalty * (1 - share)),
});

async function minimumOf(
  ...[loss, start, penalty, options]: Parameters<typeof minimiseElasticNet>
): Promise<Float64Array | undefined> {
  const outcome = await minimiseElasticNet(loss, start, penalty, options);
  if (outcome.kind === 'minimum') return outcome.point;
  if (outcome.kind === 'too-few-steps') return undefined;
  throw new RetrainError(
    'TRAIN_FAILED',
    `logistic_regression would have to move ${outcome.count} coefficients together; with l1_ratio it moves at most ${mostCoefficients}: lower train.params.C, set l1_ratio to 0, or leave out columns with many categories (dataset.exclude).`,
  );
}

/** Makes the last entries of the vectors add up to 0. */
function centreIntercepts(point: Float64Array, width: number): void {
  let sum = 0;
  for (let at = width - 1; at < point.length; at += width) sum += point[at]!;
  for (let at = width - 1; at < point.length; at += width) point[at]! -= (sum * width) / point.length;
}
