import { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import type { BoostedModel } from './boosted-model.ts';
import { defineEstimator, type FitRequest, type FitResult, type Outcome } from './estimator.ts';
import { boost, type LearnedRows } from './trees/boosting/boost.ts';
import { drawValidation } from './trees/boosting/draw-validation.ts';
import type { LossName } from './trees/boosting/loss.ts';
import { numberOutcome } from './trees/boosting/number-outcome.ts';
import { packTrees } from './trees/boosting/packed-trees.ts';

const schema = z.strictObject({
  loss: z.enum(['auto', 'squared_error', 'absolute_error', 'poisson']).default('auto').meta({
    description:
      'What is minimised for a regression; `auto` is `squared_error`. Classes always have the log loss.',
  }),
  learning_rate: z.number().positive().max(10).default(0.1).meta({
    description:
      'What each tree adds is multiplied by this: less needs more trees and often generalises better.',
  }),
  max_iter: z.int().min(1).max(100_000).default(100).meta({
    description: 'Number of rounds: of trees, or of trees a class when there are more than two.',
  }),
  max_leaf_nodes: z.int().min(2).max(10_000).default(31).meta({ description: 'Most leaves of a tree.' }),
  max_depth: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .meta({ description: 'Most splits on the way to a leaf. Default: any number.' }),
  min_samples_leaf: z
    .int()
    .min(1)
    .max(1_000_000_000)
    .default(20)
    .meta({ description: 'Fewest rows of a leaf.' }),
  l2_regularization: z
    .number()
    .min(0)
    .max(1e15)
    .default(0)
    .meta({ description: 'Strength of the L2 penalty on what leaves add.' }),
  max_features: z.number().positive().max(1).default(1).meta({
    description: 'Share of the encoded columns that each split is chosen from.',
  }),
  subsample: z.number().positive().max(1).default(1).meta({
    description: 'Share of the rows, drawn anew for each tree, that it learns from.',
  }),
  early_stopping: z.boolean().default(false).meta({
    description: 'Whether to keep some training rows aside and to stop when the loss on them falls no more.',
  }),
  validation_fraction: z.number().positive().lt(1).default(0.1).meta({
    description: 'Share of the training rows that `early_stopping` keeps aside.',
  }),
  n_iter_no_change: z.int().min(1).max(100_000).default(10).meta({
    description: 'Rounds without a lower loss after which `early_stopping` stops.',
  }),
  tol: z.number().min(0).max(1e15).default(1e-7).meta({
    description: 'What the loss has to fall by for `early_stopping` to count it.',
  }),
});
type Parameters = z.output<typeof schema>;

/**
 * Gradient boosting over histograms, as scikit-learn's `HistGradientBoostingClassifier` and `-Regressor` do it, after LightGBM
 * (Ke et al. 2017): trees grow leaf by leaf, categories and missing values need no encoding. Sums are of integers: the
 * same data, parameters and seed give the same bytes on every machine.
 */
export const gradientBoostedTrees = defineEstimator({
  name: 'gradient_boosted_trees',
  tasks: ['binary', 'multiclass', 'regression'],
  encoding: { kind: 'native' },
  schema,
  fit,
});

async function fit(parameters: Parameters, request: FitRequest): Promise<FitResult> {
  const { matrix, categorical, outcome, seed, onProgress, signal } = request;
  const { classes, values, unit } = numberOutcome(outcome);
  const rows: LearnedRows = { matrix, outcome: values };
  const { training, validation } = parameters.early_stopping
    ? drawValidation(rows, classes.length, parameters.validation_fraction, seed)
    : { training: rows, validation: null };
  const loss = chooseLoss(parameters, outcome.kind, training.outcome, classes.length);
  const { trees, baselines, importance } = await boost(
    {
      training,
      validation,
      categorical,
      outputs: loss === 'softmax' ? classes.length : 1,
      workers: request.workers,
      onRound: (done) => {
        onProgress(done, parameters.max_iter, 'rounds');
      },
      signal,
    },
    {
      loss,
      learningRate: parameters.learning_rate,
      rounds: parameters.max_iter,
      maxLeafNodes: parameters.max_leaf_nodes,
      maxDepth: parameters.max_depth ?? Infinity,
      minSamplesLeaf: parameters.min_samples_leaf,
      l2: parameters.l2_regularization,
      columnsPerSplit: Math.max(1, Math.floor(parameters.max_features * matrix.columns.length)),
      rowsPerRound: Math.max(1, Math.round(parameters.subsample * training.matrix.rowCount)),
      seed,
      stopping: { rounds: parameters.n_iter_no_change, tolerance: parameters.tol },
    },
  );
  const saved: BoostedModel = {
    link: linkOf[loss],
    classes: [...classes],
    baselines: [...baselines],
    unit,
    importance: [...importance],
  };
  return { saved, binary: packTrees(trees) };
}

const linkOf = {
  squared: 'identity',
  absolute: 'identity',
  poisson: 'log',
  logistic: 'logistic',
  softmax: 'softmax',
} as const;

/** The loss to minimise. Errors: `TRAIN_PARAMETERS_INVALID`, or `TRAIN_FAILED` when it is not for such values. */
function chooseLoss(
  { loss }: Parameters,
  kind: Outcome['kind'],
  outcome: Float64Array,
  classCount: number,
): LossName {
  if (kind === 'classes') {
    if (loss !== 'auto') {
      const problem = `train.params.loss is ${loss}, which is for regression: leave it out, classes are learned by their log loss.`;
      throw new RetrainError('TRAIN_PARAMETERS_INVALID', problem, { problems: [problem] });
    }
    return classCount === 2 ? 'logistic' : 'softmax';
  }
  if (loss === 'absolute_error') return 'absolute';
  if (loss !== 'poisson') return 'squared';
  if (outcome.some((value) => value < 0) || outcome.every((value) => value === 0)) {
    throw new RetrainError(
      'TRAIN_FAILED',
      'train.params.loss is poisson, which needs targets of 0 and more that are not all 0: write squared_error or absolute_error.',
    );
  }
  return 'poisson';
}
